import type { SchemaViolation, Validator } from "../../generated/validators.js";
import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { describeViolation } from "./describe-violation.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { essentialViolations } from "./essential-violations.ts";
import { unknownBlanks } from "./unknown-blanks.ts";
import type { Validation } from "./validation.ts";

/** Judges a document by a validator made from its schema; every mistake is told, in order, each once. */
export function validateWith(validator: Validator, validation: Validation): readonly Diagnostic[] {
  const violations = essentialViolations(violationsOf(validator, validation));
  const found = violations.map((violation) => describeViolation(validation, violation));
  const sorted = [...found, ...unknownBlanks(validation), ...duplicateIds(validation)].sort(
    compareDiagnostics,
  );
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareDiagnostics(before, one) !== 0;
  });
}

function violationsOf(validator: Validator, { document }: Validation): readonly SchemaViolation[] {
  return validator(document.value) ? [] : (validator.errors ?? []);
}
