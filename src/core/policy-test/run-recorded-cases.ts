import type { ValueCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type ReapprovalResult, runReapprovalCases } from "./run-reapproval-cases.ts";
import { runValueCases, type ValueCaseResult } from "./run-value-cases.ts";

/** Runs the cases that record what a policy set says: from which day on, and what asks for another approval. */
export function runRecordedCases(
  policies: PolicySet,
  files: readonly ValueCases[],
): readonly (ValueCaseResult | ReapprovalResult)[] {
  return [...runValueCases(policies, files), ...runReapprovalCases(policies, files)];
}
