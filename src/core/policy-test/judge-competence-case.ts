import { type Signed, scopeWith, unmetCondition } from "../attest/competence-problem.ts";
import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { interpret, type Observe, type Scope } from "../expression/interpret.ts";
import { AUTHORITY, type CompetenceCondition, type Condition, type PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import type { CompetenceCase, PreparedCompetenceCase } from "./prepare-competence-cases.ts";
import { isProblem, type Problem } from "./prepared.ts";

export type CompetenceExpected = Pick<CompetenceCase, "expect" | "condition" | "independent">;

/** Is what came out of a case of competence. */
export type CompetenceActual = CompetenceExpected | Problem;

/** Judges a case of competence: whether its statement counts by the conditions of its profile. */
export function judgeCompetenceCase(
  { profile, asked }: PreparedCompetenceCase,
  policies: PolicySet,
  observe?: Observe,
): CompetenceActual {
  if (isProblem(asked)) return asked;
  const { matter, asOf, type, statement } = asked;
  const competence = policies.profiles.find(({ id }) => id === profile)?.competence ?? {};
  const scope = scopeOf(policies, matter, inForce(policies, asOf), asOf, { observe });
  if (type !== undefined) return answerOf({ type, element: statement }, competence[type], scope);
  const independent = isIndependent(competence.independentOfOperator, statement, scope);
  return independent === undefined ? {} : { independent };
}

/** Tells whether what came out is what a case expects; a condition counts only where the case names one. */
export function isCompetenceAsExpected(
  { expect, condition, independent }: CompetenceExpected,
  actual: CompetenceActual,
): boolean {
  return (
    !isProblem(actual) &&
    actual.expect === expect &&
    (condition === undefined || actual.condition === condition) &&
    actual.independent === independent
  );
}

/** A type without conditions is accepted of nobody. */
function answerOf(
  signed: Signed,
  conditions: readonly CompetenceCondition[] | undefined,
  scope: Scope,
): CompetenceExpected {
  if (!conditions) return { expect: "refused" };
  const unmet = unmetCondition(conditions, scopeWith(signed, scope));
  return unmet ? { expect: "refused", condition: unmet.condition.id } : { expect: "accepted" };
}

/** Tells whether a signatory is independent; undefined where that cannot be told, or where nothing says so. */
function isIndependent(
  condition: Condition | undefined,
  data: JsonObject,
  scope: Scope,
): boolean | undefined {
  if (!condition) return undefined;
  const value = { kind: "object", data, place: { root: "attested", pointer: "" } } as const;
  const variables = new Map([...scope.variables, [AUTHORITY, value] as const]);
  const result = interpret(condition.expression, { ...scope, variables });
  return result.known ? result.value === true : undefined;
}
