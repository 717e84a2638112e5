import type { SignedVerdict } from "../../generated/types/signed-verdict.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import { digestOf } from "../digest/digest.ts";
import { compareText } from "../source/compare-text.ts";
import type { JsonObject } from "../source/json.ts";
import { asData } from "../validate/validated.ts";

/** Is something named with the SHA-256 of its bytes in hexadecimal. */
export interface Artifact {
  readonly name: string;
  readonly sha256: string;
}

/** Is what a signed verdict says besides the verdict itself. */
export interface Signing {
  readonly authority: string;
  /** The version of the program. */
  readonly version: string;
  /** The name of the signed policy set; none for the built-in one. */
  readonly policyName?: string;
}

/** Names the policies that come with the program. */
const BUILT_IN = "built-in";

/** Lists what a signed verdict is about: the manifest by the id of its system, then the artefacts by name. */
export function verdictSubjects(verdict: Verdict, artifacts: readonly Artifact[]): readonly Artifact[] {
  const sorted = artifacts.toSorted((one, other) => compareText(one.name, other.name));
  return [{ name: verdict.systemId, sha256: hexOf(verdict.manifestDigest) }, ...sorted];
}

/** Summarises a verdict for a signature, in the fields of the SLSA verification summary where they fit. */
export function summariseVerdict(verdict: Verdict, signing: Signing): JsonObject {
  const isAdmitted = verdict.decision === "admit";
  return {
    verifier: { id: "gate57", version: signing.version },
    resourceUri: resourceOf(verdict.systemId),
    policy: {
      uri: `gate57:policies/${signing.policyName ?? BUILT_IN}`,
      digest: { sha256: hexOf(verdict.policyDigest) },
    },
    inputAttestations: inputsOf(verdict),
    verificationResult: isAdmitted ? "PASSED" : "FAILED",
    verifiedLevels: isAdmitted ? [levelOf(verdict.stage)] : [],
    authority: signing.authority,
    decision: verdict.decision,
    stage: verdict.stage,
    profile: verdict.profile,
    asOf: verdict.asOf,
    designDigest: verdict.designDigest,
    trustDigest: verdict.trustDigest,
    planDigest: verdict.planDigest ?? null,
    verdictDigest: digestOf(asData(verdict)),
    counts: { ...verdict.counts },
  } satisfies SignedVerdict;
}

/** Names a system as the resource of a signed verdict. */
export function resourceOf(systemId: string): string {
  return `gate57:system/${systemId}`;
}

/** Names a stage that may be entered as a level that was verified. */
export function levelOf(stage: string): string {
  return `gate57:${stage}`;
}

function inputsOf({ attestations }: Verdict): SignedVerdict["inputAttestations"] {
  return attestations
    .filter(({ state }) => state === "used")
    .flatMap(({ source, digest }) =>
      digest === undefined ? [] : [{ uri: source, digest: { sha256: hexOf(digest) } }],
    )
    .sort((one, other) => compareText(one.uri, other.uri));
}

function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, "");
}
