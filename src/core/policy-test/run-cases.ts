import type { GateCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type Actual, isAsExpected, judgeCase } from "./judge-case.ts";
import { type Case, type PreparedCase, prepareCases } from "./prepare-cases.ts";
import type { Judged } from "./prepared.ts";

/** Says of one case of a gate what was expected and what came out; `actual` is a sentence when nothing could come out. */
export interface CaseResult extends Judged<Case["expect"], Actual> {
  readonly gate: string;
}

/** Runs the cases of a policy set; a case whose changes change nothing, or whose document is invalid, fails. */
export function runCases(policies: PolicySet, files: readonly GateCases[]): readonly CaseResult[] {
  return prepareCases(policies, files).map((prepared) => resultOf(prepared, policies));
}

function resultOf(prepared: PreparedCase, policies: PolicySet): CaseResult {
  const { gate, source, pointer, case: one } = prepared;
  const actual = judgeCase(prepared, policies);
  const passed = isAsExpected(one.expect, actual);
  return { gate, source, name: one.name, passed, expected: one.expect, actual, pointer };
}
