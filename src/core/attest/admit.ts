import { schemas } from "../../generated/schemas.ts";
import { designDigest } from "../digest/digest.ts";
import { type Question, scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Scope } from "../expression/interpret.ts";
import type { Document } from "../parse/document.ts";
import type { PolicySet, Subject } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { JsonObject } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";
import { manifestKinds } from "../validate/kinds.ts";
import { ATTESTATION_TYPES, ATTESTED_LISTS, type VerifiedStatement } from "./attestation.ts";
import { attestedElement } from "./attested-element.ts";
import { carriedOn } from "./carried-on.ts";
import { competenceProblem } from "./competence-problem.ts";
import { gateProblem } from "./gate-problem.ts";
import { textOf } from "./predicate.ts";
import { type Problem, problemOf, type Refusal } from "./refusal.ts";
import { type Judged, subjectProblem } from "./subject-problem.ts";
import { timeProblem } from "./time-problem.ts";

/** Is what signatures attest of a document on a date, and which statements attest nothing. */
export interface Admission {
  /** Valid by the schema of attested facts; absent when nothing is attested. */
  readonly attested?: JsonObject;
  /** Each statement that counts with the pointer of its fact; copies of one statement share it. */
  readonly admitted: readonly Admitted[];
  readonly refused: readonly Refusal[];
}

export interface Admitted {
  readonly pointer: string;
  readonly statement: VerifiedStatement;
}

/** Is a statement that counts so far, with the fact it would make. */
interface Candidate {
  readonly statement: VerifiedStatement;
  readonly element: JsonObject;
}

/** Is what the statements are judged by. */
interface Bench {
  readonly policies: PolicySet;
  readonly question: Pick<Question, "profile" | "asOf">;
  readonly judged: Judged;
  readonly scope: Scope;
  readonly matter: SubjectMatter;
  /** Whether confidential values are masked in what is said. */
  readonly redact: boolean;
}

type Asked = Bench["question"] & { readonly plan?: JsonObject; readonly redact?: boolean };

/** Admits what verified statements say of a document: of this system and design, in force, by who may say it. */
export function admit(
  verified: readonly VerifiedStatement[],
  document: Document,
  subject: Subject,
  policies: PolicySet,
  question: Asked,
): Admission {
  if (verified.length === 0) return { admitted: [], refused: [] };
  const bench = benchFor(document, subject, policies, question);
  // What is ambiguous counts for nothing, hence carries nothing on either.
  const first = unambiguous(verified.map((statement) => judge(statement, bench)));
  const all = unambiguous(withCarriedOn(first, bench));
  const kept = all.filter((one) => "element" in one);
  return { ...factsOf(kept), refused: all.filter((one) => "code" in one) };
}

function unambiguous(judged: readonly (Candidate | Refusal)[]): readonly (Candidate | Refusal)[] {
  const candidates = judged.filter((one) => "element" in one);
  return judged.map((one) => ("element" in one ? (refusedAsAmbiguous(one, candidates) ?? one) : one));
}

function benchFor(
  document: Document,
  subject: Subject,
  policies: PolicySet,
  { profile, asOf, plan, redact = false }: Asked,
): Bench {
  const matter = matterOf(document.value, subject, { asOf, ...(plan ? { plan } : {}) }, schemas, policies);
  const id = valueAt(document.value, "/metadata/id");
  return {
    policies,
    question: { profile, asOf },
    judged: {
      systemId: typeof id === "string" ? id : "",
      designDigest: designDigest(document.value, manifestKinds[subject]),
    },
    scope: scopeOf(policies, matter, inForce(policies, asOf), asOf),
    matter,
    redact,
  };
}

/** The first problem is told: what is about another system is not asked who signed it. */
function judge(statement: VerifiedStatement, bench: Bench): Candidate | Refusal {
  const { policies, judged, scope, matter, redact } = bench;
  const { profile, asOf } = bench.question;
  const problem =
    subjectProblem(statement, judged) ??
    timeProblem(statement, asOf) ??
    gateProblem(statement, policies, profile);
  if (problem) return { statement, ...problem };
  const element = attestedElement(statement, profile, scope);
  const { type, signedBy } = statement;
  const authority = signedBy.names[0] ?? signedBy.id;
  const wording = { authority, scope, matter, redact };
  const incompetent = competenceProblem({ type, element }, profile, wording);
  return incompetent ? { statement, ...incompetent } : { statement, element };
}

/**
 * Lets a statement on an earlier design count where an accepted one on this design carries it on: what was
 * approved in time stays approved in time. Whoever signs on this design says so, never the file.
 */
function withCarriedOn(
  first: readonly (Candidate | Refusal)[],
  bench: Bench,
): readonly (Candidate | Refusal)[] {
  const accepted = first.flatMap((one) => ("element" in one ? [one.statement] : []));
  return first.map((one) => {
    const isEarlier = "code" in one && one.code === "attestation/other-design";
    const statement = isEarlier ? carriedOn(one.statement, accepted) : undefined;
    if (!statement) return one;
    const judged = { ...bench.judged, designDigest: `sha256:${statement.subject.sha256}` };
    const again = judge(statement, { ...bench, judged });
    return "element" in again ? again : one;
  });
}

/** Which of two different statements of one id is meant nobody can tell: neither counts. */
function refusedAsAmbiguous({ statement }: Candidate, candidates: readonly Candidate[]): Refusal | undefined {
  const { type, digest, predicate } = statement;
  const id = textOf(predicate, "id");
  const others = candidates
    .map((one) => one.statement)
    .filter((one) => one.type === type && one.digest !== digest && textOf(one.predicate, "id") === id);
  if (others.length === 0) return undefined;
  const sources = [...new Set(others.map(({ source }) => source))].sort(compareText);
  const problem: Problem = problemOf("attestation/duplicate-id", { type, id, others: sources });
  return { statement, ...problem };
}

/** Lists the facts by type, each list in an order that no folder decides. */
function factsOf(candidates: readonly Candidate[]): Omit<Admission, "refused"> {
  const admitted: Admitted[] = [];
  const attested: Record<string, JsonObject[]> = {};
  for (const type of ATTESTATION_TYPES) {
    const list: JsonObject[] = [];
    let last: string | undefined;
    for (const { statement, element } of candidates
      .filter((one) => one.statement.type === type)
      .sort(byAct)) {
      if (statement.digest !== last) list.push(element);
      last = statement.digest;
      admitted.push({ pointer: appendPointer(`/${ATTESTED_LISTS[type]}`, list.length - 1), statement });
    }
    if (list.length > 0) attested[ATTESTED_LISTS[type]] = list;
  }
  return { ...(admitted.length > 0 ? { attested } : {}), admitted };
}

/** Copies of one statement come together, since they say the same day and id. */
function byAct({ statement: one }: Candidate, { statement: other }: Candidate): number {
  return (
    compareText(textOf(one.predicate, "date"), textOf(other.predicate, "date")) ||
    compareText(textOf(one.predicate, "id"), textOf(other.predicate, "id")) ||
    compareText(one.digest, other.digest) ||
    compareText(one.source, other.source)
  );
}
