import type { CompetenceCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import {
  type CompetenceActual,
  type CompetenceExpected,
  isCompetenceAsExpected,
  judgeCompetenceCase,
} from "./judge-competence-case.ts";
import {
  type CompetenceCase,
  type PreparedCompetenceCase,
  prepareCompetenceCases,
} from "./prepare-competence-cases.ts";
import type { Judged } from "./prepared.ts";

/** Says of one case of competence what was expected and what came out. */
export interface CompetenceCaseResult extends Judged<CompetenceExpected, CompetenceActual> {
  readonly profile: string;
}

/** Runs the cases of competence; a case whose changes change nothing, or whose facts are invalid, fails. */
export function runCompetenceCases(
  policies: PolicySet,
  files: readonly CompetenceCases[],
): readonly CompetenceCaseResult[] {
  return prepareCompetenceCases(policies, files).map((prepared) => resultOf(prepared, policies));
}

function resultOf(prepared: PreparedCompetenceCase, policies: PolicySet): CompetenceCaseResult {
  const { profile, source, pointer, case: one } = prepared;
  const expected = expectedOf(one);
  const actual = judgeCompetenceCase(prepared, policies);
  const passed = isCompetenceAsExpected(expected, actual);
  return { profile, source, name: one.name, passed, expected, actual, pointer };
}

function expectedOf({ expect, condition, independent }: CompetenceCase): CompetenceExpected {
  return {
    ...(expect === undefined ? {} : { expect }),
    ...(condition === undefined ? {} : { condition }),
    ...(independent === undefined ? {} : { independent }),
  };
}
