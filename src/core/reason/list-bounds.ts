import type { Subject } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import type { Lengths } from "./choices.ts";
import type { Occurrence } from "./inspection.ts";
import { ANY, type PatternText, patternText, readPattern } from "./place-pattern.ts";
import { schemaPlaces } from "./schema-place.ts";

/** The longest lists that are gone through whole. */
const LONGEST_PROVED = 3;

/** Says how long lists have to be so that a longer one says nothing new. */
export type Bounds = { readonly lengths: Lengths } | { readonly problem: Text };

/**
 * Bounds the lists that conditions go through. What a quantifier says of a list rests on one of its elements (or on
 * none); so does what a reference leads to. Inside another quantifier that is one for each of the other's elements.
 */
export function listBounds(occurrences: readonly Occurrence[], subject: Subject): Bounds {
  const find = schemaPlaces(subject);
  const byList = new Map<PatternText, Occurrence[]>();
  for (const one of occurrences) {
    const same = byList.get(one.list) ?? [];
    if (!same.some(({ key }) => key === one.key)) byList.set(one.list, [...same, one]);
  }
  const lengths = new Map<PatternText, number>();
  for (const list of [...byList.keys()].sort()) {
    const count = countFor(list, byList, []);
    if (count === undefined || count > LONGEST_PROVED) return { problem: tooLong(list) };
    lengths.set(list, Math.max(count, 1, find(list)?.minItems ?? 0));
  }
  return { lengths };
}

/** Undefined where a list is gone through inside itself, so that its elements speak of one another. */
function countFor(
  list: PatternText,
  byList: ReadonlyMap<PatternText, readonly Occurrence[]>,
  within: readonly PatternText[],
): number | undefined {
  if (within.includes(list)) return undefined;
  let sum = 0;
  for (const { enclosing, times } of byList.get(list) ?? []) {
    let product = times;
    for (const outer of enclosing) {
      const count = countFor(outer, byList, [...within, list]);
      if (count === undefined) return undefined;
      product *= Math.max(count, 1);
    }
    sum += product;
  }
  return sum;
}

function tooLong(list: PatternText): Text {
  const path = list.replace("facts:", "");
  return {
    vi: `điều kiện xét nhiều phần tử của \`${path}\` cùng lúc, hoặc so các phần tử với nhau`,
    en: `the condition looks at many elements of \`${path}\` at once, or at one of them beside another`,
  };
}

/** Counts how many concrete places of a pattern there can be. */
export function placesOf(pattern: PatternText, lengths: Lengths): number {
  const { root, tokens } = readPattern(pattern);
  let count = 1;
  for (const [index, token] of tokens.entries()) {
    if (token === ANY) count *= lengths.get(patternText({ root, tokens: tokens.slice(0, index) })) ?? 1;
  }
  return count;
}
