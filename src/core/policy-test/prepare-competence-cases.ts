import { schemas } from "../../generated/schemas.ts";
import type { CompetenceCases as CasesFile } from "../../generated/types/competence-cases.ts";
import { ATTESTED_LISTS, type AttestationType } from "../attest/attestation.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Document } from "../parse/document.ts";
import type { CompetenceCases } from "../policy/policy-files.ts";
import { AUTHORITY, type PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { applyChanges } from "./apply-changes.ts";
import { changesNothing } from "./case-problem.ts";
import { changedDocument, invalidFacts, objectAt } from "./changed-document.ts";
import { placeInCase } from "./place-in-case.ts";
import { isProblem, type Prepared, type Problem, prepareEach } from "./prepared.ts";

export type CompetenceCase = CasesFile["spec"]["cases"][number];

/** Is the statement, or the signatory alone where `type` is absent, whose competence is asked on a document. */
export interface AskedOfProfile {
  readonly matter: SubjectMatter;
  readonly asOf: string;
  readonly type: AttestationType | undefined;
  readonly statement: JsonObject;
}

/** Is a case of competence, ready to be judged. */
export interface PreparedCompetenceCase extends Prepared<CompetenceCase, AskedOfProfile> {
  readonly profile: string;
}

/** Prepares the cases of competence once: documents and statements changed and validated. */
export function prepareCompetenceCases(
  policies: PolicySet,
  files: readonly CompetenceCases[],
): readonly PreparedCompetenceCase[] {
  const prepared = prepareEach(files, (file: CompetenceCases, one: CompetenceCase, pointer) =>
    askedOf(policies, file, one, pointer),
  );
  return prepared.map(({ file, ...one }) => ({ ...one, profile: file.content.metadata.profile }));
}

function askedOf(
  policies: PolicySet,
  { document, content }: CompetenceCases,
  one: CompetenceCase,
  pointer: string,
): AskedOfProfile | Problem {
  const misput = misputProblem(one) ?? vagueProblem(one, content.metadata.profile, policies);
  if (misput) return { problem: misput };
  const changed = changedDocument(document, pointer, one);
  if (changed.problem !== undefined) return changed.problem;
  const problem = invalidFacts(changed.facts, "system-manifest", (path) =>
    placeInCase(document, pointer, path),
  );
  if (problem) return problem;
  const signed = changedStatement(document, pointer, one);
  if (isProblem(signed)) return signed;
  const asOf = one.asOf ?? content.spec.asOf;
  const matter = matterOf(changed.facts, "SystemManifest", { asOf }, schemas, policies);
  return { ...signed, matter, asOf, type: one.type };
}

function misputProblem({ type, expect, condition, independent }: CompetenceCase): Text | undefined {
  const isOfType = type !== undefined;
  if (isOfType !== (expect !== undefined) || isOfType !== (independent === undefined)) return ONE_QUESTION;
  return condition !== undefined && expect !== "refused" ? CONDITION_OF_REFUSAL : undefined;
}

const ONE_QUESTION: Text = {
  vi: "một ca nêu `type` kèm văn bản có được chấp nhận không, hoặc nêu người ký có độc lập không",
  en: "a case gives a `type` and whether it is accepted, or whether the signatory is independent",
};
const CONDITION_OF_REFUSAL: Text = {
  vi: "chỉ ca bị từ chối mới nêu `condition`",
  en: "a case names the `condition` of a refusal only",
};
const VAGUE: Text = {
  vi: "nêu `condition` của việc từ chối: khi không có điều kiện nào thì cũng không ai được chấp nhận",
  en: "name the `condition` of the refusal: without any, nobody is accepted either",
};

/** Without its conditions a type is accepted of nobody: a refusal shows something of them only by the one it names. */
function vagueProblem(
  { type, expect, condition }: CompetenceCase,
  profile: string,
  { profiles }: PolicySet,
): Text | undefined {
  if (type === undefined || expect !== "refused" || condition !== undefined) return undefined;
  const conditions = profiles.find(({ id }) => id === profile)?.competence[type];
  return conditions ? VAGUE : undefined;
}

/** Makes the statement of a case: the base of its type with the case's changes. */
function changedStatement(
  document: Document,
  pointer: string,
  { type, without = [] }: CompetenceCase,
): { readonly statement: JsonObject } | Problem {
  const name = type ?? AUTHORITY;
  const base = objectAt(document, `/spec/statements/${name}`);
  if (!base) return { problem: hasNoGood(name) };
  const set = objectAt(document, `${pointer}/with`) ?? {};
  const changed = applyChanges(base, { set, remove: without });
  if (changed.idle !== undefined) return { problem: changesNothing(changed.idle) };
  const problem = invalidFacts(asAttested(changed.document, type), "attested-facts");
  return problem ?? { statement: changed.document };
}

function hasNoGood(name: string): Text {
  return {
    vi: `tệp không có \`${name}\` hợp lệ nào ở \`statements\``,
    en: `the file has no good \`${name}\` in \`statements\``,
  };
}

/** A signatory alone is no attested fact; it is valid as that of any. */
function asAttested(statement: JsonObject, type: AttestationType | undefined): JsonObject {
  if (type === undefined) return { approvals: [{ id: "case", authority: statement }] };
  return { [ATTESTED_LISTS[type]]: [statement] };
}
