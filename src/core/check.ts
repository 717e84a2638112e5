import { schemas } from "../generated/schemas.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { type Admission, admit } from "./attest/admit.ts";
import type { Attestations } from "./attest/attestation.ts";
import { reportAttestations } from "./attest/report-attestations.ts";
import type { Diagnostic } from "./diagnostic/diagnostic.ts";
import { diagnostic } from "./diagnostic/messages.ts";
import { designDigest, manifestDigest } from "./digest/digest.ts";
import { type Evaluation, evaluate, type Question } from "./evaluate/evaluate.ts";
import { matterOf } from "./evaluate/matter-of.ts";
import type { SubjectMatter } from "./evaluate/subject-matter.ts";
import type { Document } from "./parse/document.ts";
import type { PolicySet, Stage, Subject } from "./policy/policy-set.ts";
import { type Asked, isDiagnostic, otherPlan, selectProfile, selectStage } from "./select.ts";
import { isJsonObject, type JsonObject, ownProperty } from "./source/json.ts";
import { identifyKind, manifestKinds } from "./validate/kinds.ts";
import { validate } from "./validate/validate.ts";
import { withoutLength } from "./verdict/location-of.ts";
import { type Heading, verdictOf } from "./verdict/verdict.ts";

/** Is what the caller decides about a check; what is absent is taken from the document. */
export interface CheckOptions {
  readonly stage?: string;
  readonly profile?: string;
  /** An ISO full date; the core has no clock. */
  readonly asOf: string;
  readonly asOfSource: "option" | "default";
  /** Facts that verified signatures attest; a kind of which there is none is left out. */
  readonly attested?: JsonObject;
  /** What was found beside the document with its signatures verified; facts are admitted from it. */
  readonly attestations?: Attestations;
  /** The plan that the system refers to, already valid. */
  readonly plan?: JsonObject;
  readonly trustDigest?: string;
  /** Masks confidential values, for a report that leaves the house. */
  readonly redact?: boolean;
}

/** Is a verdict that can be worded a second time from the same evaluation. */
export interface Worded {
  readonly verdict: Verdict;
  /** Words the verdict with confidential values masked, for a report that leaves the house. */
  readonly masked: () => Verdict;
  readonly diagnostics: readonly [];
}

/** Is a verdict, or why there is none. */
export type Checked =
  | Worded
  /** `nothingApplied` tells an empty question from a mistake: nothing was evaluated, and that is no pass. */
  | {
      readonly verdict: undefined;
      readonly diagnostics: readonly Diagnostic[];
      readonly nothingApplied: boolean;
    };

/** Is a verdict, whether or not any binding applied, or why there is none. */
export type Examined =
  | (Worded & { readonly applied: boolean })
  | { readonly verdict: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Checks one document against a policy set; never throws on any document. */
export function checkDocument(document: Document, policies: PolicySet, options: CheckOptions): Checked {
  const examined = examine(document, policies, options);
  if (!examined.verdict) return { ...examined, nothingApplied: false };
  const { applied, ...worded } = examined;
  return applied ? worded : nothingApplied(document, worded.verdict);
}

/** Examines one document: what `checkDocument` does, also where every binding says that it does not apply. */
export function examine(document: Document, policies: PolicySet, options: CheckOptions): Examined {
  const evaluated = evaluateDocument(document, policies, options);
  if (!evaluated.evaluation) return evaluated;
  const { evaluation, matter, subject, chosen, admission } = evaluated;
  const { profile } = evaluated.question;
  const heading = headingOf(document, subject, policies, chosen, options);
  const { attestations: given = NOTHING_GIVEN } = options;
  const about = { given, admission, evaluation, matter, document, today: heading.designDigest, profile };
  const attestations = reportAttestations(about);
  const word = (redacted: boolean): Verdict => {
    const told = redacted ? attestations.map(withoutLengths) : attestations;
    return verdictOf(evaluation, matter, document, { ...heading, attestations: told, redacted });
  };
  return {
    verdict: word(heading.redacted),
    masked: () => word(true),
    applied: evaluation.applied,
    diagnostics: [],
  };
}

type ReportedAttestation = Verdict["attestations"][number];

/** Which of the changed values are confidential is not told apart here, so none shows how long it is. */
function withoutLengths({ changes, ...attestation }: ReportedAttestation): ReportedAttestation {
  if (changes === undefined) return attestation;
  const shortened = changes.map((one) => ({ ...one, location: withoutLength(one.location) }));
  return { ...attestation, changes: shortened };
}

/** Is what is asked of a document, with all that the answer may rest on, or why nothing can be asked. */
export type Prepared =
  | {
      readonly question: Question;
      readonly matter: SubjectMatter;
      readonly subject: Subject;
      readonly chosen: Chosen;
      readonly admission: Admission;
    }
  | {
      readonly question: undefined;
      readonly evaluation: undefined;
      readonly verdict: undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/** Is the evaluation of a document with what it rests on, or why there is none. */
export type Evaluated =
  | (Extract<Prepared, { readonly question: Question }> & { readonly evaluation: Evaluation })
  | Extract<Prepared, { readonly question: undefined }>;

/** Evaluates one document without wording a verdict of it. */
export function evaluateDocument(document: Document, policies: PolicySet, options: CheckOptions): Evaluated {
  const prepared = prepareDocument(document, policies, options);
  if (!prepared.question) return prepared;
  return { ...prepared, evaluation: evaluate(policies, prepared.matter, prepared.question) };
}

/** Prepares a document to be evaluated: validated, its question chosen, what is attested of it admitted. */
export function prepareDocument(document: Document, policies: PolicySet, options: CheckOptions): Prepared {
  const identified = identifyKind(document, manifestKinds, "manifest");
  if ("diagnostics" in identified) return refused(identified.diagnostics);
  const invalid = validate(document, identified.schema);
  if (invalid.length > 0) return refused(invalid);
  const subject = identified.kind;
  const stage = selectStage(document, subject, options.stage);
  const profile = selectProfile(document, policies, options.profile);
  const foreign = otherPlan(document, subject, options.plan);
  const problems = [...[stage, profile].filter((one) => isDiagnostic(one)), ...foreign];
  if (isDiagnostic(stage) || isDiagnostic(profile) || foreign.length > 0) return refused(problems);
  const question = { profile: profile.value, stage: stage.value, asOf: options.asOf };
  const { attestations: given = NOTHING_GIVEN } = options;
  const admission = admit(given.verified, document, subject, policies, { ...options, ...question });
  const attested = options.attestations ? admission.attested : options.attested;
  const matter = matterOf(document.value, subject, knownOf(options, attested), schemas, policies);
  const chosen = { stage, profile: { ...profile, value: profile.value.id } };
  return { question, matter, subject, chosen, admission };
}

const NOTHING_GIVEN: Attestations = { verified: [], refused: [], designs: new Map() };

function knownOf({ asOf, plan }: CheckOptions, attested: JsonObject | undefined) {
  return { asOf, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
}

function refused(diagnostics: readonly Diagnostic[]) {
  return { question: undefined, evaluation: undefined, verdict: undefined, diagnostics } as const;
}

function nothingApplied(document: Document, { profile, stage }: Verdict): Checked {
  const place = { source: document.source, range: document.locate("") };
  const found = diagnostic("check/nothing-applies", { profile, stage }, place);
  return { verdict: undefined, diagnostics: [found], nothingApplied: true };
}

/** Names a document of a stream: the second one on carries its number. */
export function nameOf({ source, index }: Document): string {
  return index === 0 ? source.name : `${source.name}#${index + 1}`;
}

interface Chosen {
  readonly stage: Asked<Stage>;
  readonly profile: Asked<string>;
}

function headingOf(
  document: Document,
  kind: Subject,
  policies: PolicySet,
  { stage, profile }: Chosen,
  options: CheckOptions,
): Omit<Heading, "attestations"> {
  const metadata = ownProperty(document.value, "metadata");
  const id = isJsonObject(metadata) ? ownProperty(metadata, "id") : undefined;
  return {
    source: nameOf(document),
    kind,
    systemId: typeof id === "string" ? id : "",
    manifestDigest: manifestDigest(document.value),
    designDigest: designDigest(document.value, manifestKinds[kind]),
    stage: stage.value,
    stageSource: stage.from,
    profile: profile.value,
    profileSource: profile.from,
    asOf: options.asOf,
    asOfSource: options.asOfSource,
    redacted: options.redact ?? false,
    policyDigest: policies.digest,
    trustDigest: options.trustDigest ?? null,
    ...(options.plan ? { planDigest: manifestDigest(options.plan) } : {}),
  };
}
