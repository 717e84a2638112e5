import { schemas } from "../../generated/schemas.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { type LeftCode, waiversLeft } from "../evaluate/waivers-left.ts";
import type { Fact } from "../expression/result.ts";
import type { Document } from "../parse/document.ts";
import type { Profile } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { Text } from "../source/source.ts";
import type { Admission, Admitted } from "./admit.ts";
import {
  ATTESTED_LISTS,
  type Attestations,
  type RefusedStatement,
  type VerifiedStatement,
} from "./attestation.ts";
import { type DesignChange, designChanges } from "./design-changes.ts";
import { textIn, textOf } from "./predicate.ts";
import { type Problem, problemOf, type Refusal } from "./refusal.ts";
import { systemIdOf } from "./subject-problem.ts";

type Reported = Verdict["attestations"][number];

/** Is what the report of attestations is about. */
export interface Reporting {
  readonly given: Attestations;
  readonly admission: Admission;
  readonly evaluation: Evaluation;
  readonly matter: Pick<SubjectMatter, "designApproved" | "waivers" | "remediations">;
  readonly document: Document;
  /** `sha256:` and hexadecimal, of the design of today. */
  readonly today: string;
  readonly profile: Pick<Profile, "reapproval">;
}

/** Reports each container: used, unused, or refused and why; in order of their names. */
export function reportAttestations(about: Reporting): Verdict["attestations"] {
  const { given, admission, document } = about;
  const isUsed = usedIn(about);
  const changesSince = changesIn(about);
  const systemId = systemIdOf(document);
  const left = waiversLeft(about.evaluation.conclusions, about.matter);
  const all = [
    ...given.refused.map((one) => refusedOutside(one, systemId)),
    ...admission.refused.map((one) => refusedHere(one, about, changesSince)),
    ...admission.admitted.map((one) => counted(one, isUsed(one.pointer), reasonLeft(one, left, about))),
  ];
  return all.sort(
    (one, other) =>
      compareText(one.source, other.source) ||
      compareText(one.digest ?? "", other.digest ?? "") ||
      compareText(one.code ?? "", other.code ?? ""),
  );
}

function described({ source, type, digest, predicate, signedBy }: VerifiedStatement) {
  const id = textIn(predicate, "id");
  return {
    source,
    type,
    ...(id === undefined ? {} : { id }),
    digest,
    authority: signedBy.names[0] ?? signedBy.id,
  };
}

function refusedOutside(statement: RefusedStatement, systemId: string): Reported {
  const { source, type, id, digest } = statement;
  const { code, reason } = foreign(statement, systemId) ?? statement;
  return {
    source,
    type: type ?? null,
    ...(id === undefined ? {} : { id }),
    ...(digest === undefined ? {} : { digest }),
    state: "refused",
    code,
    reason,
  };
}

/** What is about another system does not count here whoever signed it, so that its signature is no news either. */
function foreign({ type, subject }: RefusedStatement, system: string): Problem | undefined {
  if (subject === undefined || subject === system || type === undefined) return undefined;
  if (type === "verdict" || type === "policy-set") return undefined;
  return problemOf("attestation/other-system", { type, about: subject, system });
}

type ChangesSince = (statement: VerifiedStatement) => readonly DesignChange[] | undefined;

function refusedHere(
  { statement, code, reason, discreet, condition }: Refusal,
  { today, evaluation }: Reporting,
  changesSince: ChangesSince,
): Reported {
  const changes = code === "attestation/other-design" ? changesSince(statement) : undefined;
  const refused = {
    ...described(statement),
    ...({ state: "refused", code } as const),
    ...(condition === undefined ? {} : { condition }),
  };
  const isHidden = discreet !== undefined && evaluation.decision === "out-of-scope";
  if (!changes) return { ...refused, reason: isHidden ? discreet : reason };
  return { ...refused, reason: told(statement, changes, today), changes: [...changes] };
}

/** Finds what changed since a design was signed; of a system that is out of scope nothing of that is told. */
function changesIn({ given, evaluation, document, profile }: Reporting): ChangesSince {
  const found = new Map<string, readonly DesignChange[]>();
  return ({ subject }) => {
    const digest = `sha256:${subject.sha256}`;
    const signed = given.designs.get(digest);
    if (!signed || evaluation.decision === "out-of-scope") return undefined;
    const changes = found.get(digest) ?? designChanges(signed, document, schemas, profile.reapproval);
    found.set(digest, changes);
    return changes;
  };
}

/** What changed is told with the reason: how much, and by which clauses that asks for another approval. */
function told(statement: VerifiedStatement, changes: readonly DesignChange[], today: string): Text {
  const clauses = changes.flatMap(({ triggers }) => triggers.flatMap((trigger) => trigger.clauses));
  const { type, subject } = statement;
  const distinct = [...new Set(clauses)].sort(compareText);
  const data = { type, signed: subject.sha256, today, changes: changes.length, clauses: distinct };
  return problemOf("attestation/other-design", data).reason;
}

/** A statement that counts may still say nothing that anything rests on. */
function counted({ statement }: Admitted, isUsed: boolean, problem: Problem | undefined): Reported {
  const named = described(statement);
  if (isUsed) return { ...named, state: "used", reason: null };
  return problem ? { ...named, state: "unused", ...problem } : { ...named, state: "unused", reason: null };
}

/** A waiver or plan to mend that excuses nothing, though what it names is there, says why. */
function reasonLeft(
  { pointer, statement: { type, predicate } }: Admitted,
  left: ReadonlyMap<string, LeftCode>,
  { evaluation }: Reporting,
): Problem | undefined {
  const code = left.get(pointer);
  if (code === undefined) return undefined;
  const [gate, requirement] = [textOf(predicate, "gate"), textOf(predicate, "requirement")];
  if (code === "attestation/other-evidence") return problemOf(code, { type, gate, requirement });
  const blocking = evaluation.conclusions.filter((one) => one.blocking && one.assessed.gate.id === gate);
  const bindings = blocking.map(({ assessed }) => assessed.binding.id).sort(compareText);
  return problemOf(code, { type, gate, bindings });
}

/** Tells whether something in the verdict rests on an attested fact. */
function usedIn({ evaluation, matter }: Reporting): (pointer: string) => boolean {
  const { conclusions, excludedBy = [], decision } = evaluation;
  const read = new Set([...conclusions.flatMap(({ support }) => support), ...excludedBy].flatMap(entryOf));
  const approvesDesign = matter.designApproved && decision !== "out-of-scope";
  return (pointer) =>
    read.has(pointer) ||
    read.has(pointer.slice(0, pointer.lastIndexOf("/"))) ||
    (approvesDesign && pointer.startsWith(`/${ATTESTED_LISTS.approval}/`));
}

/** Finds the attested fact that a place lies in, or the whole list that was counted. */
function entryOf({ root, pointer }: Fact): readonly string[] {
  const [, entry] = root === "attested" ? (/^(\/\w+(?:\/\d+)?)(?:\/|$)/.exec(pointer) ?? []) : [];
  return entry === undefined ? [] : [entry];
}
