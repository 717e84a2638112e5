import { dirname, relative, sep } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Judged } from "../node/attestation-run-messages.ts";
import { displayPath } from "../node/display-path.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Io } from "./io.ts";
import { isInside, realPath } from "./read-paths.ts";

/** Is where attestations of a manifest are looked for when nothing else is said: beside it. */
export const ATTESTATION_FOLDER = "attestations";

/** Holds what a trust list is about to judge, by full paths. */
export interface JudgedPlaces {
  /** Manifests and plans. */
  readonly manifests: readonly string[];
  readonly attestationFolders: readonly string[];
  readonly policyFolders: readonly string[];
}

/**
 * Refuses a trust folder that those who hand in what is judged could change along with it: it may hold no
 * manifest or plan; it may neither be, hold nor lie in a policy folder or an attestation folder; and below
 * the folder of a manifest it may not stand in any folder called `attestations`. Links are seen through.
 */
export function trustBesideJudged(trust: string, judged: JudgedPlaces, { cwd }: Io): Diagnostic | undefined {
  const real = realPath(trust);
  const refuse = (kind: Judged, place: string): Diagnostic => {
    const data = { judged: kind, place: displayPath(place, cwd) };
    return runDiagnostic("trust/beside-what-it-judges", data, displayPath(trust, cwd));
  };
  const manifest = judged.manifests.find((file) => isInside(realPath(file), real));
  if (manifest !== undefined) return refuse("manifest", manifest);
  const policies = judged.policyFolders.find((folder) => doOverlap(realPath(folder), real));
  if (policies !== undefined) return refuse("policies", policies);
  const attestations = judged.attestationFolders.find((folder) => doOverlap(realPath(folder), real));
  if (attestations !== undefined) return refuse("attestations", attestations);
  const isAmongAttestations = judged.manifests.some((file) => isInAttestations(real, realPath(file)));
  return isAmongAttestations ? refuse("attestations", trust) : undefined;
}

function doOverlap(one: string, other: string): boolean {
  return isInside(one, other) || isInside(other, one);
}

function isInAttestations(trust: string, manifest: string): boolean {
  const folder = dirname(manifest);
  const names = relative(folder, trust).split(sep);
  // Some file systems take `Attestations` for the folder that is looked for.
  return isInside(trust, folder) && names.some((name) => name.toLowerCase() === ATTESTATION_FOLDER);
}
