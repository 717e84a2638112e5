import type { Expression } from "../expression/tree.ts";
import type { Text } from "../source/source.ts";
import type { Bound } from "./flow.ts";
import type { PatternText } from "./place-pattern.ts";
import type { Side } from "./side.ts";

/** Is one place in a condition that goes through a list, or leads into it. */
export interface Occurrence {
  readonly list: PatternText;
  /** The same for two that always mean the same element. */
  readonly key: string;
  /** The lists whose elements stand around it. */
  readonly enclosing: readonly PatternText[];
  /** How often it is repeated, for the entries of a catalogue around it. */
  readonly times: number;
}

/**
 * Is what a part of a condition is made of; `constant` is one of finitely many that the policy set names, `computed` one
 * that it leads to by a calculation, which is not among the values that are tried.
 */
export type Part =
  | { readonly kind: "constant" | "computed" | "truth" | "difference" | "beyond" }
  | { readonly kind: "place" | "moved"; readonly pattern: PatternText };

/** Is a value of the policy set. */
export const CONSTANT: Part = { kind: "constant" };
/** Is what is calculated from values of the policy set. */
export const COMPUTED: Part = { kind: "computed" };
/** Is a truth value. */
export const TRUTH: Part = { kind: "truth" };
const BEYOND: Part = { kind: "beyond" };

/** Gathers what is found on the way through conditions of one side. */
export interface Inspection {
  readonly side: Side;
  readonly index: number;
  readonly problems: Text[];
  readonly occurrences: Occurrence[];
  readonly pairs: (readonly [PatternText, PatternText])[];
  readonly moved: Set<PatternText>;
  readonly derived: Set<string>;
}

/** Is what stands around a part: its variables, and the lists they go through. */
export interface Surroundings {
  readonly bound: ReadonlyMap<string, Part>;
  /** What the variables can be that stand for values of the policy set. */
  readonly constants: Bound;
  readonly enclosing: readonly PatternText[];
  readonly times: number;
  readonly at: string;
}

/** Stands around nothing. */
export const OUTSIDE: Surroundings = {
  bound: new Map(),
  constants: new Map(),
  enclosing: [],
  times: 1,
  at: "",
};

/** Starts to inspect conditions of a side. */
export function freshInspection(side: Side, index: number): Inspection {
  const empty = { problems: [], occurrences: [], pairs: [], moved: new Set("") };
  return { side, index, ...empty, derived: new Set("") };
}

/** Notes that a part is more than can be decided. */
export function beyond(own: Inspection, node: Expression): Part {
  own.problems.push({
    vi: `phép \`${node.op}\` nằm ngoài phần có thể chứng minh`,
    en: `\`${node.op}\` here is outside the part that can be proved`,
  });
  return BEYOND;
}

/** Notes that a list is gone through, or led into. */
export function noteOccurrence(
  own: Inspection,
  list: PatternText,
  { enclosing, times, at }: Surroundings,
  key: string,
): void {
  own.occurrences.push({ list, key: `${own.index}:${key}@${at}`, enclosing, times });
}
