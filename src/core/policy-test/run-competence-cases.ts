import { schemas } from "../../generated/schemas.ts";
import type { CompetenceCases as CasesFile } from "../../generated/types/competence-cases.ts";
import { ATTESTED_LISTS, type AttestationType } from "../attest/attestation.ts";
import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { interpret } from "../expression/interpret.ts";
import type { Document } from "../parse/document.ts";
import type { CompetenceCases } from "../policy/policy-files.ts";
import { AUTHORITY, type Condition, type PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { applyChanges } from "./apply-changes.ts";
import { changedDocument, invalidFacts, objectAt } from "./changed-document.ts";

type Case = CasesFile["spec"]["cases"][number];
type Expected = Pick<Case, "expect" | "independent">;

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
  const { name, expect, independent } = one;
  const expected = {
    ...(expect === undefined ? {} : { expect }),
    ...(independent === undefined ? {} : { independent }),
  };
  const actual = actualOf(policies, file, one, pointer);
  const passed = !("problem" in actual) && actual.expect === expect && actual.independent === independent;
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
  const changed = changedDocument(document, pointer, one);
  const problem = changed.problem ?? invalidFacts(changed.facts, "system-manifest");
  if (problem !== undefined) return { problem };
  const signed = changedStatement(document, pointer, one);
  if ("problem" in signed) return signed;
  const { competence } = policies.profiles.find(({ id }) => id === content.metadata.profile) ?? {};
  const condition = competence?.[one.type ?? "independentOfOperator"];
  const asOf = one.asOf ?? content.spec.asOf;
  const answer = holds(
    condition,
    [one.type ?? AUTHORITY, signed.statement],
    changed.facts ?? {},
    asOf,
    policies,
  );
  if (one.type !== undefined) return { expect: answer === true ? "accepted" : "refused" };
  return answer === undefined ? {} : { independent: answer };
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

/** Tells whether a condition holds of a statement; undefined where that cannot be told, or where there is none. */
function holds(
  condition: Condition | undefined,
  [name, data]: readonly [string, JsonObject],
  facts: JsonObject,
  asOf: string,
  policies: PolicySet,
): boolean | undefined {
  if (!condition) return undefined;
  const matter = matterOf(facts, "SystemManifest", { asOf }, schemas, policies);
  const scope = scopeOf(policies, matter, inForce(policies, asOf), asOf);
  const value = { kind: "object", data, place: { root: "attested", pointer: "" } } as const;
  const variables = new Map([...scope.variables, [name, value] as const]);
  const result = interpret(condition.expression, { ...scope, variables });
  return result.known ? result.value === true : undefined;
}
