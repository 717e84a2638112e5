import type { Place } from "../expression/result.ts";
import type { Comprehension, Expression, Lookup, Select } from "../expression/tree.ts";
import { placeBelow } from "../expression/value.ts";
import type { Condition } from "../policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";

/** Is one place that an expression can read: its value, its extent (how many entries, and which), or whether it is there. */
export interface Readable extends Place {
  readonly of: "value" | "extent" | "presence";
}

/** Is where an expression leads in one document. */
export interface Ground {
  readonly dataAt: (place: Place) => Json | undefined;
  /** The place a variable of `each` stands for; none for what is in no document, as `asOf`. */
  readonly placeOf: (variable: string) => Place | undefined;
  /** The conditions of the rules of a derived fact. */
  readonly rulesOf: (derived: string) => readonly Condition[];
}

/** Holds the places a part of an expression may lead to; `isWhole` where its value can be nowhere else. */
interface Lead {
  readonly places: readonly Place[];
  readonly isWhole: boolean;
}

type Bound = ReadonlyMap<string, Lead>;

const NOWHERE: Lead = { places: [], isWhole: false };

/**
 * Lists every place an expression can read in one document, whatever decides it: both sides of a connective,
 * every entry of a list that is gone through, and what is not there. What its own value is counts as `of` says.
 */
export function canRead(node: Expression, ground: Ground, of: Readable["of"] = "value"): readonly Readable[] {
  const walk = walkOn(ground);
  walk.note(walk.follow(node, new Map()), of);
  return walk.noted;
}

/** Lists the places of the entries of a list, with what can be read on the way to it. */
export function entriesOf(
  list: Expression,
  ground: Ground,
): { readonly entries: readonly Place[]; readonly reads: readonly Readable[] } {
  const walk = walkOn(ground);
  const lead = walk.follow(list, new Map());
  return { entries: entriesBelow(lead, ground).places, reads: walk.noted };
}

interface Walk {
  readonly ground: Ground;
  readonly noted: Readable[];
  readonly note: (lead: Lead, of: Readable["of"]) => void;
  readonly follow: (node: Expression, bound: Bound) => Lead;
}

function walkOn(ground: Ground): Walk {
  const noted: Readable[] = [];
  const walk: Walk = {
    ground,
    noted,
    note: ({ places }, of) => {
      for (const place of places) noted.push({ ...place, of });
    },
    follow: (node, bound) => follow(walk, node, bound),
  };
  return walk;
}

function follow(walk: Walk, node: Expression, bound: Bound): Lead {
  switch (node.op) {
    case "literal":
      return NOWHERE;
    case "root":
      return { places: [{ root: node.root, pointer: "" }], isWhole: true };
    case "variable":
      return bound.get(node.name) ?? ofEach(walk.ground.placeOf(node.name));
    case "select":
      return followSelect(walk, node, bound);
    case "has":
      walk.note(below(walk.follow(node.base, bound), node.field), "presence");
      return NOWHERE;
    case "index":
      return followIndex(walk, node, bound);
    case "if":
      read(walk, [node.condition], bound);
      return both(walk.follow(node.whenTrue, bound), walk.follow(node.whenFalse, bound));
    case "lookup":
      return followLookup(walk, node, bound);
    default:
      return followComputed(walk, node, bound);
  }
}

type Computed = Exclude<
  Expression,
  { op: "literal" | "root" | "variable" | "select" | "has" | "index" | "if" | "lookup" }
>;

function followComputed(walk: Walk, node: Computed, bound: Bound): Lead {
  switch (node.op) {
    case "not":
    case "negate":
      return read(walk, [node.operand], bound);
    case "and":
    case "or":
      return read(walk, node.operands, bound);
    case "arithmetic":
      // A list made of two lists still leads to their entries.
      if (node.type.kind === "list")
        return both(walk.follow(node.left, bound), walk.follow(node.right, bound));
      return read(walk, [node.left, node.right], bound);
    case "compare":
      return read(walk, [node.left, node.right], bound);
    case "in":
      return read(walk, [node.element, node.range], bound);
    case "call":
      return read(walk, node.args, bound, node.name === "size" ? "extent" : "value");
    case "list":
      return read(walk, node.items, bound);
    case "entries":
      return read(walk, node.entries.flat(), bound);
    default:
      return followComprehension(walk, node, bound);
  }
}

function read(walk: Walk, nodes: readonly Expression[], bound: Bound, of: Readable["of"] = "value"): Lead {
  for (const node of nodes) walk.note(walk.follow(node, bound), of);
  return NOWHERE;
}

/** A derived fact is what its rules say: what they can read counts with it. */
function followSelect(walk: Walk, { base, field }: Select, bound: Bound): Lead {
  if (base.op === "root" && base.root === "derived") {
    for (const { expression } of walk.ground.rulesOf(field)) read(walk, [expression], new Map());
  }
  const lead = walk.follow(base, bound);
  return base.type.kind === "map" ? lead : below(lead, field);
}

/** Which entry an index means is not told from here: it may be any of them. */
function followIndex(walk: Walk, node: Extract<Expression, { op: "index" }>, bound: Bound): Lead {
  read(walk, [node.index], bound);
  const lead = walk.follow(node.base, bound);
  if (node.base.type.kind !== "list") return lead;
  walk.note(lead, "extent");
  return entriesBelow(lead, walk.ground);
}

function followComprehension(walk: Walk, node: Comprehension, bound: Bound): Lead {
  const range = walk.follow(node.range, bound);
  walk.note(range, "extent");
  const inner = new Map([...bound, [node.variable, entriesBelow(range, walk.ground)]]);
  if (node.filter) read(walk, [node.filter], inner);
  read(walk, [node.body], inner);
  return node.op === "filter" ? range : NOWHERE;
}

/** A reference leads to the entries it can name; one that is computed, or that names none, to all. */
function followLookup(walk: Walk, node: Lookup, bound: Bound): Lead {
  const argument = walk.follow(node.argument, bound);
  walk.note(argument, "value");
  const list: Place = { root: "facts", pointer: `/${node.list.replaceAll(".", "/")}` };
  const all = entriesBelow({ places: [list], isWhole: true }, walk.ground);
  const byKey = new Map(all.places.map((place) => [keyAt(place, node.key, walk.ground), place]));
  const meant = argument.places.map((place) => byKey.get(walk.ground.dataAt(place) ?? null));
  const found = meant.filter((place) => place !== undefined);
  if (argument.isWhole && found.length > 0 && found.length === meant.length) {
    walk.note(below({ places: found, isWhole: true }, node.key), "value");
    return { places: found, isWhole: true };
  }
  walk.note({ places: [list], isWhole: true }, "extent");
  return all;
}

function keyAt(place: Place, key: string, { dataAt }: Ground): Json | undefined {
  const entry = dataAt(place);
  return isJsonObject(entry) ? ownProperty(entry, key) : undefined;
}

function ofEach(place: Place | undefined): Lead {
  return place ? { places: [place], isWhole: true } : NOWHERE;
}

function both(one: Lead, other: Lead): Lead {
  return { places: [...one.places, ...other.places], isWhole: one.isWhole && other.isWhole };
}

function below({ places, isWhole }: Lead, field: string): Lead {
  return { places: places.map((place) => placeBelow(place, field)), isWhole };
}

function entriesBelow({ places, isWhole }: Lead, { dataAt }: Ground): Lead {
  const entries = places.flatMap((place) => {
    const data = dataAt(place);
    return isJsonArray(data) ? data.map((_, index) => placeBelow(place, index)) : [];
  });
  return { places: entries, isWhole };
}
