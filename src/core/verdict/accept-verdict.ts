import type { SignedVerdict } from "../../generated/types/signed-verdict.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { signedVerdictDiagnostic as tell } from "../diagnostic/signed-verdict-messages.ts";
import { addPeriod } from "../expression/calendar.ts";
import { type Artifact, levelOf, resourceOf } from "./verdict-summary.ts";

/** Is a verdict whose signature holds: what it is about, the manifest first, and what it says. */
export interface HeldVerdict {
  /** As reports call its file. */
  readonly source: string;
  readonly subjects: readonly Artifact[];
  readonly predicate: Readonly<SignedVerdict>;
}

/** Says what a deployment asks of a verdict. */
export interface Deployment {
  /** The day of the deployment. */
  readonly today: string;
  readonly stage?: string;
  /** The profile by which it has to have been judged. */
  readonly profile?: string;
  /** The system it has to be about. */
  readonly system?: string;
  readonly artifacts: readonly Artifact[];
  /** The digest of the trust list of whoever deploys. */
  readonly trustDigest: string;
  /** The calendar period for which the trust list lets a verdict hold. */
  readonly verdictsLast?: string;
  /** The digest of the manifest at hand, with its id. */
  readonly manifest?: Artifact;
}

/** Finds the last day of a verdict; none where the calendar ends before. */
export function lastDayOf(
  { predicate: { asOf } }: { readonly predicate: Pick<HeldVerdict["predicate"], "asOf"> },
  verdictsLast?: string,
): string | undefined {
  return verdictsLast === undefined ? asOf : addPeriod(asOf, verdictsLast, 1);
}

/** Tells everything that keeps a verdict from letting this deployment pass; nothing means that it does. */
export function objectionsTo(verdict: HeldVerdict, deployment: Deployment): readonly Diagnostic[] {
  return [
    ...ofResult(verdict),
    ...ofTime(verdict, deployment),
    ...ofStage(verdict, deployment),
    ...ofProfile(verdict, deployment),
    ...ofSystem(verdict, deployment),
    ...ofTrust(verdict, deployment),
    ...ofManifest(verdict, deployment),
    ...ofArtifacts(verdict, deployment),
  ];
}

/**
 * Tells what keeps a verdict from being confirmed by judging again alone, without any deployment: neither
 * the day nor what is deployed is asked then, but a verdict that failed stays one that failed.
 */
export function objectionsToComparison(
  verdict: HeldVerdict,
  deployment: Pick<Deployment, "trustDigest">,
): readonly Diagnostic[] {
  return [...ofResult(verdict), ...ofTrust(verdict, deployment)];
}

/** Lists what a verdict is bound to besides the manifest. */
export function boundArtifacts({ subjects }: Pick<HeldVerdict, "subjects">): readonly Artifact[] {
  return subjects.slice(1);
}

function ofResult({ source, subjects: [system], predicate }: HeldVerdict): readonly Diagnostic[] {
  const { verificationResult, decision, verifiedLevels, stage, resourceUri } = predicate;
  const isPassed = verificationResult === "PASSED";
  const levels = isPassed ? levelOf(stage) : "";
  const isConsistent =
    system !== undefined &&
    resourceUri === resourceOf(system.name) &&
    isPassed === (decision === "admit") &&
    verifiedLevels.join(" ") === levels;
  if (!isConsistent) return [tell("verdict/inconsistent", {}, source)];
  return isPassed ? [] : [tell("verdict/failed", {}, source)];
}

function ofTime(verdict: HeldVerdict, { today, verdictsLast }: Deployment): readonly Diagnostic[] {
  const { source, predicate } = verdict;
  const { asOf } = predicate;
  if (asOf > today) return [tell("verdict/not-yet", { asOf, today }, source)];
  const last = lastDayOf(verdict, verdictsLast);
  return last !== undefined && last < today ? [tell("verdict/too-old", { last, today }, source)] : [];
}

function ofStage({ source, predicate }: HeldVerdict, { stage: asked }: Deployment): readonly Diagnostic[] {
  const { stage } = predicate;
  if (asked === undefined || asked === stage) return [];
  return [tell("verdict/other-stage", { stage, asked }, source)];
}

/** A verdict by the rules of the whole country must not pass where a province asks for more. */
function ofProfile(
  { source, predicate }: HeldVerdict,
  { profile: asked }: Deployment,
): readonly Diagnostic[] {
  const { profile } = predicate;
  if (asked === undefined || asked === profile) return [];
  return [tell("verdict/other-profile", { profile, asked }, source)];
}

/** The same artefact bound to the verdict on an easier system must not pass. */
function ofSystem(
  { source, subjects: [system] }: HeldVerdict,
  { system: asked }: Deployment,
): readonly Diagnostic[] {
  if (asked === undefined || asked === system?.name) return [];
  return [tell("verdict/other-system", { system: system?.name ?? "", asked }, source)];
}

/** Whoever chose the trust list of the check chose whose approvals counted; and what was revoked since counts no more. */
function ofTrust(
  { source, predicate }: HeldVerdict,
  { trustDigest }: Pick<Deployment, "trustDigest">,
): readonly Diagnostic[] {
  return predicate.trustDigest === trustDigest ? [] : [tell("verdict/other-trust", {}, source)];
}

function ofManifest({ subjects: [system] }: HeldVerdict, { manifest }: Deployment): readonly Diagnostic[] {
  if (manifest === undefined || manifest.sha256 === system?.sha256) return [];
  return [tell("verdict/other-manifest", {}, manifest.name)];
}

/** A verdict for one thing must not pass another because nobody said what is deployed. */
function ofArtifacts(verdict: HeldVerdict, { artifacts }: Deployment): readonly Diagnostic[] {
  const bound = boundArtifacts(verdict);
  if (artifacts.length === 0 && bound.length > 0) {
    return [tell("verdict/no-artifact", { names: bound.map(({ name }) => name) }, verdict.source)];
  }
  return artifacts.flatMap((artifact) => objectionTo(artifact, bound, verdict.source) ?? []);
}

function objectionTo(
  { name, sha256 }: Artifact,
  bound: readonly Artifact[],
  source: string,
): Diagnostic | undefined {
  const named = bound.find((one) => one.name === name);
  if (named?.sha256 === sha256) return undefined;
  if (named) return tell("verdict/artifact-changed", { name }, source);
  const other = bound.find((one) => one.sha256 === sha256);
  return other
    ? tell("verdict/artifact-other-name", { name, bound: other.name }, source)
    : tell("verdict/artifact-unknown", { name }, source);
}
