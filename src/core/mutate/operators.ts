/** Names what a mutant does to a policy set, in the order they are reported. */
export const OPERATORS = [
  "drop-gate",
  "drop-requirement",
  "drop-binding",
  "negate",
  "flip-comparison",
  "shift-bound",
  "drop-operand",
  "swap-quantifier",
  "change-literal",
  "widen-applicability",
  "narrow-applicability",
  "change-empty",
  "change-none-match",
  "move-stage",
  "drop-end",
  "lower-enforcement",
  "lower-assurance",
  "allow-waiver",
  "drop-justification",
  "allow-justification",
  "change-actor",
  "move-place",
  "move-date",
  "change-value",
  "drop-item",
  "empty-catalogue",
  "drop-entry",
  "drop-rule",
  "drop-condition",
  "drop-trigger",
  "drop-path",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** Tells whether an operator changes only what is told where a requirement is not met, never whether it is met. */
export function isOfFindings(operator: Operator): boolean {
  return operator === "change-actor" || operator === "move-place";
}
