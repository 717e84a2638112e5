import { appendPointer, formatPointer, parsePointer } from "../source/json-pointer.ts";
import { CASE_ROOTS, type CaseRoot } from "./case-facts.ts";

/** Names a set of places as text: `facts:/hosting/servers/-/facility`, `-` standing for any element of a list. */
export type PatternText = string;

/** Is a pattern taken apart: the root and the names below it. */
export interface Pattern {
  readonly root: CaseRoot;
  readonly tokens: readonly string[];
}

/** Stands for any element of a list. */
export const ANY = "-";

/** Writes a pattern. */
export function patternText({ root, tokens }: Pattern): PatternText {
  return `${root}:${formatPointer(tokens)}`;
}

/** Takes a pattern apart; throws on what is none, which is our own mistake. */
export function readPattern(text: PatternText): Pattern {
  const at = text.indexOf(":");
  const root = CASE_ROOTS.find((one) => one === text.slice(0, at));
  if (!root) throw new Error(`no place pattern: ${text}`);
  return { root, tokens: parsePointer(text.slice(at + 1)) };
}

/** Finds the pattern of a concrete place: its indexes stand for any. */
export function patternOf(root: CaseRoot, tokens: readonly string[]): PatternText {
  return patternText({ root, tokens: tokens.map((token) => (/^\d+$/.test(token) ? ANY : token)) });
}

/** Names the place one step below. */
export function below(pattern: PatternText, step: string): PatternText {
  return appendPointer(pattern, step);
}
