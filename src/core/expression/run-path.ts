import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { type Frame, failed, known, type Machine, spend, supportOf, undecided, unknown } from "./machine.ts";
import type { Cause, Fact, Known, Place, Result, Value } from "./result.ts";
import type { Expression, Has, Index, Lookup, RootReference, Select, Variable } from "./tree.ts";
import { elementFact, entryOf, factAt, isList, isMap, isObject, placeBelow, readValue } from "./value.ts";

export function runRoot(machine: Machine, node: RootReference): Result {
  const data = machine.scope.roots[node.root] ?? {};
  return known(node, { kind: "object", data, place: { root: node.root, pointer: "" } });
}

export function runVariable(machine: Machine, node: Variable, frame: Frame): Result {
  const inner = find(frame, node.name);
  if (inner) return known(node, inner.value, inner.support);
  const value = machine.scope.variables.get(node.name);
  if (value === undefined) return failed(node, "unfit-tree");
  const place = machine.scope.places?.get(node.name);
  return known(node, value, place ? factAt(place, value) : []);
}

function find(frame: Frame, name: string): Frame {
  return frame === undefined || frame.name === name ? frame : find(frame.outer, name);
}

export function runSelect(machine: Machine, node: Select, frame: Frame): Result {
  if (isDerived(node)) return runDerived(machine, node);
  if (node.field === "grounds" && node.base.op === "select" && isDerived(node.base)) {
    const tied = tiesOf(machine, node.base);
    if (tied) return unknown(node, tied);
  }
  const base = machine.run(node.base, frame);
  if (!base.known) return base;
  if (isMap(base.value)) return orNoKey(node, entryOf(base.value, node.field), base);
  if (!isObject(base.value)) return failed(node, "unfit-tree", base.support);
  const { data, place } = base.value;
  return readFact(machine, node, {
    data: ownProperty(data, node.field),
    place: placeBelow(place, node.field),
    base,
  });
}

function isDerived({ base }: Select): boolean {
  return base.op === "root" && base.root === "derived";
}

/** The grounds are unknown as long as another rule may give the same value. */
function tiesOf({ scope }: Machine, { field }: Select): readonly Cause[] | undefined {
  const derived = scope.derive?.(field);
  return derived?.known === true ? derived.tied : undefined;
}

/** A derived fact rests on the facts its rules read; what is unknown there is what is missing. */
function runDerived({ scope }: Machine, node: Select): Result {
  const derived = scope.derive?.(node.field);
  if (!derived) return failed(node, "unfit-tree");
  const { support } = derived;
  if (!derived.known) return unknown(node, derived.causes, support);
  const place = placeBelow({ root: "derived", pointer: "" }, node.field);
  return known(node, { kind: "object", data: derived.data, place }, support);
}

interface Reading {
  readonly data: Json | undefined;
  readonly place: Place;
  readonly base: Known;
}

/** Reads a piece of data as the type the schema gives it; a scalar counts as evidence, a list only when it is gone through. */
function readFact(machine: Machine, node: Expression, { data, place, base }: Reading): Result {
  if (isJsonArray(data) && !spend(machine, data.length)) return failed(node, "too-much-work");
  const read = readValue(data, node.type, place);
  if ("misfit" in read) return unknown(node, [{ kind: "missing", ...read.misfit }], base.support);
  return known(node, read.value, supportOf([base, { support: factAt(place, read.value) }]));
}

function orNoKey(node: Expression, value: Value | undefined, base: Known): Result {
  return value === undefined ? failed(node, "no-such-key", base.support) : known(node, value, base.support);
}

/** Tells whether a fact is there; null is as absent. */
export function runHas(machine: Machine, node: Has, frame: Frame): Result {
  const base = machine.run(node.base, frame);
  if (!base.known) return base;
  if (isMap(base.value)) return known(node, entryOf(base.value, node.field) !== undefined, base.support);
  if (!isObject(base.value)) return failed(node, "unfit-tree", base.support);
  const data = ownProperty(base.value.data, node.field);
  const isThere = data !== undefined && data !== null;
  const fact: Fact = { ...placeBelow(base.value.place, node.field), value: isThere };
  return known(node, isThere, supportOf([base, { support: [fact] }]));
}

export function runIndex(machine: Machine, node: Index, frame: Frame): Result {
  const base = machine.run(node.base, frame);
  const index = machine.run(node.index, frame);
  if (!base.known || !index.known) return undecided(node, [base, index]);
  const support = supportOf([base, index]);
  if (isMap(base.value)) return orNoKey(node, entryOf(base.value, index.value), { ...base, support });
  if (!isList(base.value) || typeof index.value !== "bigint") return failed(node, "unfit-tree", support);
  const at = Number(index.value);
  const value = at >= 0 ? base.value.items[at] : undefined;
  if (value === undefined) return failed(node, "index-out-of-range", support);
  return known(node, value, supportOf([{ support }, { support: elementFact(base.value, at) }]));
}

/** Finds the element of a keyed list that a reference names. */
export function runLookup(machine: Machine, node: Lookup, frame: Frame): Result {
  const argument = machine.run(node.argument, frame);
  if (!argument.known) return argument;
  if (typeof argument.value !== "string") return failed(node, "unfit-tree", argument.support);
  const list = follow(machine, node.list);
  if ("missing" in list) return unknown(node, [{ kind: "missing", ...list.missing }], argument.support);
  if (!spend(machine, list.items.length)) return failed(node, "too-much-work");
  return findElement(node, list, { ...argument, value: argument.value });
}

interface Listed {
  readonly items: readonly Json[];
  readonly place: Place;
}

function follow(machine: Machine, path: string): Listed | { readonly missing: Place } {
  let data: Json | undefined = machine.scope.roots.facts ?? {};
  let place: Place = { root: "facts", pointer: "" };
  for (const name of path.split(".")) {
    data = isJsonObject(data) ? ownProperty(data, name) : undefined;
    place = placeBelow(place, name);
    if (data === undefined || data === null) return { missing: place };
  }
  return isJsonArray(data) ? { items: data, place } : { missing: place };
}

function findElement(
  node: Lookup,
  { items, place }: Listed,
  argument: Known & { readonly value: string },
): Result {
  const keyOf = (item: Json | undefined) => (isJsonObject(item) ? ownProperty(item, node.key) : undefined);
  const at = items.findIndex((item) => keyOf(item) === argument.value);
  const found = items[at];
  if (isJsonObject(found)) {
    const element = placeBelow(place, at);
    const key: Fact = { ...placeBelow(element, node.key), value: argument.value };
    return known(
      node,
      { kind: "object", data: found, place: element },
      supportOf([argument, { support: [key] }]),
    );
  }
  // An element without its key might be the one that is meant.
  const nameless = items.findIndex((item) => typeof keyOf(item) !== "string");
  if (nameless >= 0) {
    const missing = placeBelow(placeBelow(place, nameless), node.key);
    return unknown(node, [{ kind: "missing", ...missing }], argument.support);
  }
  return dangling(node, argument);
}

/** The reference is at fault, where there is one; the last fact the argument read is it. */
function dangling(node: Lookup, { support, value }: Known & { readonly value: string }): Result {
  const reference = support.at(-1);
  if (!reference || node.argument.op === "literal") return failed(node, "dangling-literal", support);
  const { root, pointer } = reference;
  return unknown(node, [{ kind: "dangling", root, pointer, list: node.list, value }], support);
}
