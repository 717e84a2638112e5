import type { TrustList } from "../../attestation/trust-list.ts";
import type { Verified } from "../../attestation/verify.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { signedVerdictDiagnostic } from "../../core/diagnostic/signed-verdict-messages.ts";
import { manifestDigest } from "../../core/digest/digest.ts";
import { validated } from "../../core/validate/validated.ts";
import {
  boundArtifacts,
  type Deployment,
  type HeldVerdict,
  lastDayOf,
  objectionsTo,
  objectionsToComparison,
} from "../../core/verdict/accept-verdict.ts";
import type { Artifact } from "../../core/verdict/verdict-summary.ts";
import type { SignedVerdict } from "../../generated/types/signed-verdict.ts";
import { digestArtifacts, readArtifacts } from "../../node/artifact.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { ChangedArtifact, DeploymentAnswer, Objection } from "../../reporters/deployment-text.ts";
import type { Sources } from "../../reporters/report.ts";
import { type Language, STAGE_WORDS } from "../../reporters/words.ts";
import { readDocuments } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import { objection, type Replay, replayVerdict } from "../replay-verdict.ts";

/** Is what the command line asks of a signed verdict, as it was written. */
export interface DeploymentOptions {
  readonly artifact?: readonly string[];
  readonly stage?: string;
  readonly profile?: string;
  readonly system?: string;
  readonly manifest?: string;
  readonly replay?: string;
  readonly policies?: string;
  readonly plan?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly language: Language;
}

/** Is a deployment with its digests, or everything that keeps it from being compared with a verdict. */
export interface OpenedDeployment {
  readonly deployment?: Deployment;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Tells whether the options ask about a deployment, which only a verdict can answer. */
export function isOfDeployment(options: DeploymentOptions): boolean {
  const { artifact, replay, stage, profile, system, manifest } = options;
  const isOfQuestion = manifest === undefined && (stage !== undefined || profile !== undefined);
  return [artifact, replay, system].some((one) => one !== undefined) || isOfQuestion;
}

/** Tells whether nothing is asked but that judging again gives the same. */
function isComparison(options: DeploymentOptions): boolean {
  const { artifact, replay, stage, profile, system, manifest } = options;
  return (
    replay !== undefined && [artifact, stage, profile, system, manifest].every((one) => one === undefined)
  );
}

/** Reads what is about to be deployed, once for all verdicts: the artefacts, and the manifest if it is given. */
export async function openDeployment(
  options: DeploymentOptions,
  { today, trust }: { readonly today: string; readonly trust: TrustList },
  io: Io,
): Promise<OpenedDeployment> {
  const { artifacts: named, diagnostics: misread } = readArtifacts(options.artifact ?? []);
  const { artifacts, diagnostics: undigested } = await digestArtifacts(named, io.cwd);
  const { manifest, diagnostics: unread, sources } = await manifestOf(options.manifest, io);
  const diagnostics = [...misread, ...undigested, ...unread];
  if (diagnostics.length > 0) return { diagnostics, sources };
  const { verdictsLast } = trust;
  const deployment = {
    today,
    artifacts,
    trustDigest: trust.digest,
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.system === undefined ? {} : { system: options.system }),
    ...(verdictsLast === undefined ? {} : { verdictsLast }),
    ...(manifest === undefined ? {} : { manifest }),
  };
  return { deployment, diagnostics, sources };
}

interface ReadManifest {
  readonly manifest?: Artifact;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

async function manifestOf(file: string | undefined, io: Io): Promise<ReadManifest> {
  if (file === undefined) return { diagnostics: [], sources: new Map() };
  const { source, documents, diagnostics } = await readDocuments(file, io);
  const sources: Sources = new Map(source ? [[source.name, source]] : []);
  const [document, ...others] = documents;
  if (diagnostics.length > 0) return { diagnostics, sources };
  if (document === undefined || others.length > 0) {
    return { diagnostics: [runDiagnostic("usage/one-manifest", {}, source?.name ?? file)], sources };
  }
  const sha256 = manifestDigest(document.value).replace(/^sha256:/, "");
  return { manifest: { name: document.source.name, sha256 }, diagnostics, sources };
}

/** Is what a verdict means for a deployment; with an error among the diagnostics there is no answer. */
export interface JudgedVerdict {
  readonly answer: DeploymentAnswer;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Holds a verdict whose signature is trusted to a deployment, and judges again where that is asked for. */
export async function verifyVerdict(
  verified: Verified,
  { deployment, trust }: { readonly deployment: Deployment; readonly trust: TrustList },
  options: DeploymentOptions,
  io: Io,
): Promise<JudgedVerdict> {
  const { source, statement } = verified;
  const predicate = validated<SignedVerdict>(statement.predicate);
  const held = { source, subjects: statement.subjects, predicate };
  const isCompared = isComparison(options);
  const found = isCompared ? objectionsToComparison(held, deployment) : objectionsTo(held, deployment);
  const objections = found.map(objection);
  const remarks = stageNotAsked(held, deployment);
  const { replay: manifest } = options;
  if (manifest === undefined) {
    return { answer: answerOf(held, deployment, objections), diagnostics: remarks, sources: new Map() };
  }
  const replayed = await replayVerdict({ held, statement }, replayOf(manifest, options), trust, io);
  const { objections: differences, diagnostics, sources } = replayed;
  const hasFailed = diagnostics.some(({ severity }) => severity === "error");
  const isSame = differences.length === 0 && !hasFailed;
  const answer = answerOf(held, deployment, distinctObjections([...objections, ...differences]));
  return {
    answer: { ...answer, accepted: answer.accepted && isSame, replayed: isSame, comparedOnly: isCompared },
    diagnostics: [...remarks, ...diagnostics],
    sources,
  };
}

/** A verdict that lets a design pass must not be taken for one on running what is deployed. */
function stageNotAsked(
  { source, predicate: { stage } }: HeldVerdict,
  { artifacts, stage: asked }: Deployment,
): readonly Diagnostic[] {
  if (artifacts.length === 0 || asked !== undefined) return [];
  const label = STAGE_WORDS[stage];
  return [signedVerdictDiagnostic("verdict/stage-not-asked", { stage, label }, source)];
}

/** That the manifest is another one may be seen by its digest, and again by judging it. */
function distinctObjections(objections: readonly Objection[]): readonly Objection[] {
  return objections.filter(
    ({ message, field }, index) =>
      index === objections.findIndex((one) => one.message.en === message.en && one.field === field),
  );
}

/** What is deployed is no part of what is judged again. */
function replayOf(manifest: string, options: DeploymentOptions): Replay {
  const { policies, plan, attestations, trust, language } = options;
  return {
    ...{ manifest, language },
    ...(policies === undefined ? {} : { policies }),
    ...(plan === undefined ? {} : { plan }),
    ...(attestations === undefined ? {} : { attestations }),
    ...(trust === undefined ? {} : { trust }),
  };
}

/** Refuses a statement of another type where only a verdict can answer. */
export function otherTypeObjection({ source, statement: { type } }: Verified): Objection {
  return objection(signedVerdictDiagnostic("verdict/other-type", { type }, source));
}

function answerOf(
  held: HeldVerdict,
  { artifacts, verdictsLast }: Deployment,
  objections: readonly Objection[],
): DeploymentAnswer {
  const { stage, profile, asOf, resourceUri } = held.predicate;
  const bound = boundArtifacts(held);
  const isGiven = ({ name }: Artifact): boolean => artifacts.some((one) => one.name === name);
  const isMatched = ({ name, sha256 }: Artifact): boolean =>
    artifacts.some((one) => one.name === name && one.sha256 === sha256);
  return {
    accepted: objections.length === 0,
    system: held.subjects[0]?.name ?? resourceUri,
    ...{ stage, profile, asOf, last: lastDayOf(held, verdictsLast) ?? null },
    matched: bound.filter(isMatched),
    changed: bound.flatMap((one) => changedFrom(one, artifacts) ?? []),
    notGiven: bound.filter((one) => !isGiven(one)),
    objections,
  };
}

function changedFrom(
  { name, sha256: judged }: Artifact,
  given: readonly Artifact[],
): ChangedArtifact | undefined {
  const other = given.find((one) => one.name === name && one.sha256 !== judged);
  return other && { name, judged, given: other.sha256 };
}
