import { schemas } from "../../generated/schemas.ts";
import type { CompetenceCases as CasesFile } from "../../generated/types/competence-cases.ts";
import { ATTESTED_LISTS, type AttestationType } from "../attest/attestation.ts";
import { type Signed, scopeWith, unmetCondition } from "../attest/competence-problem.ts";
import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { interpret, type Scope } from "../expression/interpret.ts";
import type { Document } from "../parse/document.ts";
import type { CompetenceCases } from "../policy/policy-files.ts";
import { AUTHORITY, type CompetenceCondition, type Condition, type PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { applyChanges } from "./apply-changes.ts";
import { changedDocument, invalidFacts, objectAt } from "./changed-document.ts";

type Case = CasesFile["spec"]["cases"][number];
type Expected = Pick<Case, "expect" | "condition" | "independent">;

/** Says of one case of competence what was expected and what came out. */
export interface CompetenceCaseResult {
  readonly profile: string;
  readonly source: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Expected;
  readonly actual: Expected | { readonly problem: string };
  /** Where the case stands in its file. */
  readonly pointer: string;
}

/** Runs the cases of competence; a case whose changes change nothing, or whose facts are invalid, fails. */
export function runCompetenceCases(
  policies: PolicySet,
  files: readonly CompetenceCases[],
): readonly CompetenceCaseResult[] {
  return files.flatMap((file) =>
    file.content.spec.cases.map((one, index) => runCase(policies, file, one, `/spec/cases/${index}`)),
  );
}

function runCase(
  policies: PolicySet,
  file: CompetenceCases,
  one: Case,
  pointer: string,
): CompetenceCaseResult {
  const { profile } = file.content.metadata;
  const { name, expect, condition, independent } = one;
  const expected = {
    ...(expect === undefined ? {} : { expect }),
    ...(condition === undefined ? {} : { condition }),
    ...(independent === undefined ? {} : { independent }),
  };
  const actual = actualOf(policies, file, one, pointer);
  const passed =
    !("problem" in actual) &&
    actual.expect === expect &&
    (condition === undefined || actual.condition === condition) &&
    actual.independent === independent;
  return { profile, source: file.document.source.name, name, passed, expected, actual, pointer };
}

function actualOf(
  policies: PolicySet,
  { document, content }: CompetenceCases,
  one: Case,
  pointer: string,
): CompetenceCaseResult["actual"] {
  if (
    (one.type === undefined) !== (one.expect === undefined) ||
    (one.type === undefined) === (one.independent === undefined)
  )
    return {
      problem: "a case gives a type and whether it is accepted, or whether the signatory is independent",
    };
  if (one.condition !== undefined && one.expect !== "refused")
    return { problem: "a case names the condition of a refusal only" };
  const changed = changedDocument(document, pointer, one);
  const problem = changed.problem ?? invalidFacts(changed.facts, "system-manifest");
  if (problem !== undefined) return { problem };
  const signed = changedStatement(document, pointer, one);
  if ("problem" in signed) return signed;
  const competence = policies.profiles.find(({ id }) => id === content.metadata.profile)?.competence ?? {};
  const scope = scopeOn(one.asOf ?? content.spec.asOf, changed.facts ?? {}, policies);
  const { type } = one;
  if (type !== undefined) return answerOf({ type, element: signed.statement }, competence[type], scope);
  const independent = isIndependent(competence.independentOfOperator, signed.statement, scope);
  return independent === undefined ? {} : { independent };
}

function scopeOn(asOf: string, facts: JsonObject, policies: PolicySet): Scope {
  const matter = matterOf(facts, "SystemManifest", { asOf }, schemas, policies);
  return scopeOf(policies, matter, inForce(policies, asOf), asOf);
}

/** A type without conditions is accepted of nobody. */
function answerOf(
  signed: Signed,
  conditions: readonly CompetenceCondition[] | undefined,
  scope: Scope,
): Expected {
  if (!conditions) return { expect: "refused" };
  const unmet = unmetCondition(conditions, scopeWith(signed, scope));
  return unmet ? { expect: "refused", condition: unmet.condition.id } : { expect: "accepted" };
}

/** Makes the statement of a case: the base of its type with the case's changes. */
function changedStatement(
  document: Document,
  pointer: string,
  { type, without = [] }: Case,
): { readonly statement: JsonObject } | { readonly problem: string } {
  const name = type ?? AUTHORITY;
  const base = objectAt(document, `/spec/statements/${name}`);
  if (!base) return { problem: `the file has no good ${name}` };
  const set = objectAt(document, `${pointer}/with`) ?? {};
  const changed = applyChanges(base, { set, remove: without });
  if (changed.idle !== undefined) return { problem: `the change at ${changed.idle} changes nothing` };
  const problem = invalidFacts(asAttested(changed.document, type), "attested-facts");
  return problem === undefined ? { statement: changed.document } : { problem };
}

/** A signatory alone is no attested fact; it is valid as that of any. */
function asAttested(statement: JsonObject, type: AttestationType | undefined): JsonObject {
  if (type === undefined) return { approvals: [{ id: "case", authority: statement }] };
  return { [ATTESTED_LISTS[type]]: [statement] };
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
