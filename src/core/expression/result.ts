import type { Json, JsonObject } from "../source/json.ts";
import type { Range } from "../source/source.ts";
import type { Root } from "./tree.ts";

export type { Json, JsonObject } from "../source/json.ts";

/** Names a place in the data an expression read: a JSON pointer below a root. */
export interface Place {
  readonly root: Root;
  readonly pointer: string;
}

/** Records one fact that supports a result; the value of a list is its size, of `has` whether it is there. */
export interface Fact extends Place {
  readonly value: Json;
}

/** Explains why a result is unknown: a fact is missing, or an operation has no answer. */
export type Cause =
  /** The property is absent, null, or not of the type its schema gives it. */
  | ({ readonly kind: "missing" } & Place)
  /** `pointer` is the reference that leads nowhere; `list` the dotted path of the list it leads into. */
  | ({ readonly kind: "dangling"; readonly list: string; readonly value: string } & Place)
  | { readonly kind: "error"; readonly error: RuntimeError; readonly range: Range };

export type RuntimeError =
  | "overflow"
  | "division-by-zero"
  | "index-out-of-range"
  | "no-such-key"
  | "duplicate-key"
  | "invalid-conversion"
  | "date-out-of-range"
  /** A lookup whose literal argument names nothing in the list. */
  | "dangling-literal"
  | "too-much-work"
  /** The tree does not fit the scope it is run in: an unbound variable or a tree that was not checked. */
  | "unfit-tree";

/**
 * Holds a value at run time, by type: int is a bigint, double a number, date an ISO full date,
 * period an ISO 8601 period, list and object wrap the data with the place it came from.
 */
export type Value = boolean | bigint | number | string | null | ListValue | ObjectValue | MapValue;

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** Where the list stands in the data; a computed list has none. */
  readonly place?: Place;
}
export interface ObjectValue {
  readonly kind: "object";
  readonly data: JsonObject;
  readonly place: Place;
}
/** Keys are bool, int or string and differ. */
export interface MapValue {
  readonly kind: "map";
  readonly entries: readonly (readonly [Value, Value])[];
}

export interface Known {
  readonly known: true;
  readonly value: Value;
  readonly support: readonly Fact[];
  readonly decidedBy: Range;
}
export interface Unknown {
  readonly known: false;
  readonly causes: readonly Cause[];
  readonly support: readonly Fact[];
  readonly decidedBy: Range;
}

/**
 * Is the answer of one expression. `support` lists the facts that decided a known result (of an
 * unknown one, those its decided parts read), in the order they were read and without repetition;
 * `decidedBy` is the innermost sub-condition that made a boolean what it is, or left it unknown.
 */
export type Result = Known | Unknown;

/** Names a rule of a derived fact that decided, with the day it is in force from and its legal basis. */
export interface RuleUse {
  readonly id: string;
  readonly from: string;
  readonly basis: string;
}

/** Is what a derived fact says: its value, and the rules that gave it. */
export type DerivedData = {
  readonly value: string | number | readonly (string | number)[];
  readonly grounds: readonly string[];
};

export interface KnownDerived {
  readonly known: true;
  readonly data: DerivedData;
  /** The rules in force that gave the value. */
  readonly rules: readonly RuleUse[];
  readonly support: readonly Fact[];
  /** Why it is unknown whether another rule gives the same value, so that the grounds may be more; none when it is known. */
  readonly tied?: readonly Cause[];
}

/** Is a derived fact: its fields (`value`, `grounds`) with the facts it rests on, or why it has none. */
export type Derived =
  | KnownDerived
  | { readonly known: false; readonly causes: readonly Cause[]; readonly support: readonly Fact[] };
