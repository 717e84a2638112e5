import type { Range } from "../source/source.ts";
import { skipped } from "./skipped.ts";

/** Bounds one pair of matching parentheses: `end` is after the closing one. */
export type Parentheses = readonly Range[];

const token = new RegExp(`${skipped}|[()]`, "g");

/** Finds the pairs of parentheses outside texts and comments. */
export function parenthesesOf(text: string): Parentheses {
  const open: number[] = [];
  const pairs: Range[] = [];
  for (const match of text.matchAll(token)) {
    if (match[0] === "(") open.push(match.index);
    const start = match[0] === ")" ? open.pop() : undefined;
    if (start !== undefined) pairs.push({ start, end: match.index + 1 });
  }
  return pairs;
}

/** Widens a range until it cuts no pair in two; the parser leaves out the outer parentheses of the first and last operand. */
export function widen(range: Range, pairs: Parentheses): Range {
  let { start, end } = range;
  for (const pair of pairs) {
    if (pair.start < range.start && range.start < pair.end && pair.end <= range.end)
      start = Math.min(start, pair.start);
    if (range.start <= pair.start && pair.start < range.end && range.end < pair.end)
      end = Math.max(end, pair.end);
  }
  return { start, end };
}
