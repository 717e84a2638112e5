import type { Range } from "../source/source.ts";
import type { Memory } from "./memory.ts";
import type {
  Cause,
  Derived,
  Fact,
  JsonObject,
  Known,
  Place,
  Result,
  RuntimeError,
  Unknown,
  Value,
} from "./result.ts";
import type { Expression, Root } from "./tree.ts";

/** Holds what an expression is evaluated on; an absent root is as a document without properties. */
export interface Scope {
  readonly roots: { readonly [R in Root]?: JsonObject | undefined };
  /** Variables of `each`, and `asOf`. */
  readonly variables: ReadonlyMap<string, Value>;
  /** Where the text or number a variable stands for was read, so that it counts as evidence; objects and lists know theirs. */
  readonly places?: ReadonlyMap<string, Place>;
  /** Computes a derived fact by name; without it there is none. */
  readonly derive?: (name: string) => Derived;
  /** Is told what comes out of every part of an expression that is run; for the coverage of tests. */
  readonly observe?: Observe | undefined;
  /** Remembers what parts of expressions say on this scope, where they are asked again. */
  readonly memory?: Memory | undefined;
}

export type Observe = (node: Expression, result: Result) => void;

/** Bounds the work of one expression. */
export const stepLimit = 1_000_000;

/** Holds what one evaluation works with. */
export interface Machine {
  readonly scope: Scope;
  /** What is left of the work an expression may do. */
  readonly budget: { steps: number };
  readonly run: (node: Expression, frame: Frame) => Result;
}

/** The variables of the comprehensions around a part of an expression, innermost first. */
export type Frame = Variable | undefined;

interface Variable {
  readonly name: string;
  readonly value: Value;
  readonly support: readonly Fact[];
  readonly outer: Frame;
  /** Remembers what parts say of this element. */
  readonly memory?: Memory | undefined;
}

/** Pays for work; false when the expression has had its share. */
export function spend(machine: Machine, steps: number): boolean {
  machine.budget.steps -= steps;
  return machine.budget.steps >= 0;
}

export function known(node: Range, value: Value, support: readonly Fact[] = []): Known {
  return { known: true, value, support, decidedBy: rangeOf(node) };
}

export function unknown(node: Range, causes: readonly Cause[], support: readonly Fact[] = []): Unknown {
  return { known: false, causes, support, decidedBy: rangeOf(node) };
}

/** Gives the result of an operation that has no answer. */
export function failed(node: Range, error: RuntimeError, support: readonly Fact[] = []): Unknown {
  return unknown(node, [{ kind: "error", error, range: rangeOf(node) }], support);
}

export function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

/** Joins the undecided parts of an operation: every cause once, and one part's place where there is only one. */
export function undecided(node: Range, parts: readonly Result[]): Unknown {
  const open = parts.filter((part) => !part.known);
  const [only] = open;
  const causes = distinct(
    open.map((part) => part.causes),
    causeKey,
  );
  const merged = unknown(node, causes, supportOf(parts));
  return only && open.length === 1 ? { ...merged, decidedBy: only.decidedBy } : merged;
}

/** Merges what supports several parts, in the order it was read and without repetition. */
export function supportOf(parts: readonly { readonly support: readonly Fact[] }[]): readonly Fact[] {
  const filled = parts.filter(({ support }) => support.length > 0);
  const [first, second] = filled;
  if (!first || !second) return first?.support ?? [];
  // Most joins are of one fact with a few, where looking is faster than writing a key for each.
  if (filled.length === 2 && second.support.length === 1 && first.support.length < 8) {
    const [added] = second.support;
    return !added || first.support.some((fact) => isSameFact(fact, added))
      ? first.support
      : [...first.support, added];
  }
  return distinct(
    filled.map(({ support }) => support),
    factKey,
  );
}

function isSameFact(one: Fact, other: Fact): boolean {
  return one.pointer === other.pointer && one.root === other.root && one.value === other.value;
}

/** Lists the items of several lists once each; a single list is distinct already. */
function distinct<T>(lists: readonly (readonly T[])[], keyOf: (item: T) => string): readonly T[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const byKey = new Map<string, T>();
  for (const list of filled) {
    for (const item of list) {
      const key = keyOf(item);
      if (!byKey.has(key)) byKey.set(key, item);
    }
  }
  return [...byKey.values()];
}

function factKey({ root, pointer, value }: Fact): string {
  return `${root}#${pointer}=${String(value)}`;
}

function causeKey(cause: Cause): string {
  return cause.kind === "error"
    ? `${cause.error}@${cause.range.start}-${cause.range.end}`
    : `${cause.kind}:${cause.root}#${cause.pointer}`;
}
