import type { WrittenCondition } from "./written-conditions.ts";

const DECIDING: ReadonlySet<string> = new Set([
  "out-of-scope",
  "competence",
  "binding",
  "rule",
  "applies-when",
  "when",
  "where",
  "that",
]);

/** Tells whether a condition is true or false and something hangs on it, unlike a path that is shown. */
export function isDecision({ role }: WrittenCondition): boolean {
  return DECIDING.has(role);
}
