import type { DerivedFactCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type DerivedActual, isDerivedAsExpected, judgeDerivedCase } from "./judge-derived-case.ts";
import { type DerivedCase, type PreparedDerivedCase, prepareDerivedCases } from "./prepare-derived-cases.ts";
import type { Judged } from "./prepared.ts";

/** Says of one case of a derived fact what was expected and what came out. */
export interface DerivedCaseResult extends Judged<DerivedCase["expect"], DerivedActual> {
  readonly fact: string;
}

/** Runs the cases of derived facts; a case whose changes change nothing, or whose document is invalid, fails. */
export function runDerivedCases(
  policies: PolicySet,
  files: readonly DerivedFactCases[],
): readonly DerivedCaseResult[] {
  return prepareDerivedCases(policies, files).map((prepared) => resultOf(prepared, policies));
}

function resultOf(prepared: PreparedDerivedCase, policies: PolicySet): DerivedCaseResult {
  const { fact, source, pointer, case: one } = prepared;
  const actual = judgeDerivedCase(prepared, policies);
  const passed = isDerivedAsExpected(one.expect, actual);
  return { fact, source, name: one.name, passed, expected: one.expect, actual, pointer };
}
