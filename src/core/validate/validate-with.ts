import type { SchemaViolation, Validator } from "../../generated/validators.js";
import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { limits } from "../parse/limits.ts";
import { describeViolation } from "./describe-violation.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { essentialViolations } from "./essential-violations.ts";
import { unknownBlanks } from "./unknown-blanks.ts";
import type { Untold, Validation } from "./validation.ts";

/**
 * Judges a document by a validator made from its schema; mistakes are told in order, each once. What is
 * beyond the limit is only counted.
 */
export function validateWith(validator: Validator, validation: Validation): readonly Diagnostic[] {
  const violations = essentialViolations(violationsOf(validator, validation));
  const found: readonly Untold[] = [
    ...violations.map((violation) => () => describeViolation(validation, violation)),
    ...unknownBlanks(validation),
    ...duplicateIds(validation),
  ];
  // Cut before they are told: to find the place of one takes as long as the document is large.
  const told = found.slice(0, limits.diagnostics).map((tell) => tell());
  return [...inOrder(told), ...leftOut(validation, found.length - told.length)];
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(compareDiagnostics);
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareDiagnostics(before, one) !== 0;
  });
}

function leftOut({ area, document }: Validation, count: number): readonly Diagnostic[] {
  return count === 0 ? [] : [diagnostic(`${area}/more-problems`, { count }, { source: document.source })];
}

function violationsOf(validator: Validator, { document }: Validation): readonly SchemaViolation[] {
  return validator(document.value) ? [] : (validator.errors ?? []);
}
