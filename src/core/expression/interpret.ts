import {
  type Frame,
  failed,
  known,
  type Machine,
  type Scope,
  spend,
  stepLimit,
  supportOf,
  undecided,
} from "./machine.ts";
import type { Cause, Fact, Place, Result, Value } from "./result.ts";
import { runComprehension } from "./run-comprehension.ts";
import { runCall } from "./run-function.ts";
import { runConditional, runConnective, runNot } from "./run-logic.ts";
import { runArithmetic, runCompare, runMembership, runNegate } from "./run-operator.ts";
import { runHas, runIndex, runLookup, runRoot, runSelect, runVariable } from "./run-path.ts";
import type { Expression, ListLiteral, Literal, MapLiteral } from "./tree.ts";
import { equal, extentOf, isList, placeBelow } from "./value.ts";

export type { Observe, Scope } from "./machine.ts";

/** Evaluates a checked expression; never throws, whatever the data are. */
export function interpret(expression: Expression, scope: Scope): Result {
  return interpretPart(expression, scope, undefined);
}

/** Evaluates a part of an expression, within the comprehensions around it. */
export function interpretPart(node: Expression, scope: Scope, frame: Frame): Result {
  const machine = machineFor(scope);
  const result = machine.run(node, frame);
  // What was left out of an exhausted evaluation might have decided otherwise.
  if (machine.budget.steps < 0) return failed(node, "too-much-work");
  // A list that is itself the answer has been gone through.
  return result.known
    ? { ...result, support: supportOf([result, { support: extentOf(result.value) }]) }
    : result;
}

function machineFor(scope: Scope): Machine {
  const step = (node: Expression, frame: Frame) =>
    spend(machine, 1) ? run(machine, node, frame) : failed(node, "too-much-work");
  const machine: Machine = { scope, budget: { steps: stepLimit }, run: besides(step, scope) };
  return machine;
}

/** Lets who looks on be told, or what was said before be said again. */
function besides(step: Machine["run"], { observe, memory }: Scope): Machine["run"] {
  if (observe) {
    return (node, frame) => {
      const result = step(node, frame);
      observe(node, result);
      return result;
    };
  }
  if (!memory) return step;
  return (node, frame) => {
    const own = frame ? frame.memory : memory;
    return own ? own.of(node, () => step(node, frame)) : step(node, frame);
  };
}

/** Is an element of a list: an object knows its place, what is computed has none. */
export interface ListElement {
  readonly value: Value;
  readonly place?: Place;
}

export type Elements =
  | { readonly known: true; readonly elements: readonly ListElement[]; readonly support: readonly Fact[] }
  | { readonly known: false; readonly causes: readonly Cause[]; readonly support: readonly Fact[] };

/** Evaluates the list of an `each`; an absent list is unknown. */
export function elementsOf(list: Expression, scope: Scope): Elements {
  const result = interpret(list, scope);
  if (!result.known) return { known: false, causes: result.causes, support: result.support };
  const { value, support } = result;
  if (!isList(value)) return { known: false, causes: failed(list, "unfit-tree").causes, support };
  const { items, place } = value;
  return {
    known: true,
    elements: items.map((item, i) => elementAt(item, place && placeBelow(place, i))),
    support,
  };
}

function elementAt(value: Value, place: Place | undefined): ListElement {
  if (typeof value === "object" && value?.kind === "object") return { value, place: value.place };
  return place ? { value, place } : { value };
}

function run(machine: Machine, node: Expression, frame: Frame): Result {
  switch (node.op) {
    case "literal":
      return runLiteral(node);
    case "root":
      return runRoot(machine, node);
    case "variable":
      return runVariable(machine, node, frame);
    case "select":
      return runSelect(machine, node, frame);
    case "has":
      return runHas(machine, node, frame);
    case "index":
      return runIndex(machine, node, frame);
    case "lookup":
      return runLookup(machine, node, frame);
    case "not":
      return runNot(machine, node, frame);
    case "and":
    case "or":
      return runConnective(machine, node, frame);
    case "if":
      return runConditional(machine, node, frame);
    default:
      return runComputed(machine, node, frame);
  }
}

type Computed = Exclude<
  Expression,
  {
    op: "literal" | "root" | "variable" | "select" | "has" | "index" | "lookup" | "not" | "and" | "or" | "if";
  }
>;

function runComputed(machine: Machine, node: Computed, frame: Frame): Result {
  switch (node.op) {
    case "negate":
      return runNegate(machine, node, frame);
    case "compare":
      return runCompare(machine, node, frame);
    case "arithmetic":
      return runArithmetic(machine, node, frame);
    case "in":
      return runMembership(machine, node, frame);
    case "call":
      return runCall(machine, node, frame);
    case "list":
      return runList(machine, node, frame);
    case "entries":
      return runEntries(machine, node, frame);
    case "all":
    case "exists":
    case "exists_one":
    case "filter":
    case "map":
      return runComprehension(machine, node, frame);
    default:
      return failed(node, "unfit-tree");
  }
}

function runLiteral(node: Literal): Result {
  const { value, type } = node;
  if (type.kind !== "int") return known(node, value);
  return typeof value === "string" && /^-?\d{1,19}$/.test(value)
    ? known(node, BigInt(value))
    : failed(node, "unfit-tree");
}

function runList(machine: Machine, node: ListLiteral, frame: Frame): Result {
  const results = node.items.map((item) => machine.run(item, frame));
  const items = results.flatMap((result) => (result.known ? [result.value] : []));
  if (items.length < results.length) return undecided(node, results);
  return known(node, { kind: "list", items }, supportOf(results));
}

function runEntries(machine: Machine, node: MapLiteral, frame: Frame): Result {
  const results = node.entries.map(
    ([key, value]) => [machine.run(key, frame), machine.run(value, frame)] as const,
  );
  const entries: (readonly [Value, Value])[] = [];
  for (const [key, value] of results) {
    if (!key.known || !value.known) continue;
    if (entries.some(([known]) => equal(known, key.value))) return failed(node, "duplicate-key");
    entries.push([key.value, value.value]);
  }
  if (entries.length < results.length) return undecided(node, results.flat());
  return known(node, { kind: "map", entries }, supportOf(results.flat()));
}
