import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Input } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { unreadable } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Sources } from "../reporters/report.ts";
import { type AttestationReader, attestationReader, folderBeside } from "./attestations.ts";
import type { Io } from "./io.ts";
import { readTrust } from "./trust.ts";
import type { JudgedPlaces } from "./trust-place.ts";

/** Is what the command line says of attestations, and of what a trust folder must not stand beside. */
export interface AttestationOptions {
  readonly attestations?: string;
  readonly trust?: string;
  readonly policies?: string;
  readonly plan?: string;
}

/** Is all that a run needs to have attestations judged. */
export interface OpenedAttestations {
  readonly reader: AttestationReader;
  readonly trustDigest?: string;
  readonly trust?: TrustList;
  /** Errors keep the run from judging anything; warnings do not. */
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Reads the trust list and looks for the attestation folder that is named; folders are read when asked for. */
export async function openAttestations(
  options: AttestationOptions,
  inputs: readonly Input[],
  io: Io,
): Promise<OpenedAttestations> {
  const { trust, diagnostics, sources } = await readTrust(
    options.trust,
    judgedPlaces(options, inputs, io),
    io,
  );
  const folder = options.attestations;
  const missing = folder === undefined ? undefined : folderProblem(folder, io);
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  return {
    reader: attestationReader({ folder, trust }, io),
    ...(trust ? { trust, trustDigest: trust.digest } : {}),
    errors: [...(missing ? [missing] : []), ...diagnostics.filter(isError)],
    warnings: diagnostics.filter((one) => !isError(one)),
    sources,
  };
}

/** Lists the attestation folders of a run by full paths: the one that is named, else those beside manifests. */
export function attestationFolders(
  named: string | undefined,
  inputs: readonly Input[],
  { cwd }: Io,
): readonly string[] {
  if (named !== undefined) return named === "" ? [] : [resolve(cwd, named)];
  const beside = inputs.flatMap(({ path }) => (path === undefined ? [] : (folderBeside(path) ?? [])));
  return [...new Set(beside)];
}

function judgedPlaces(
  { attestations, policies, plan }: AttestationOptions,
  inputs: readonly Input[],
  io: Io,
): JudgedPlaces {
  const plans = plan === undefined || plan === "-" ? [] : [resolve(io.cwd, plan)];
  return {
    manifests: [...inputs.flatMap(({ path }) => path ?? []), ...plans],
    attestationFolders: attestationFolders(attestations, inputs, io),
    policyFolders: policies === undefined ? [] : [resolve(io.cwd, policies)],
  };
}

function folderProblem(folder: string, { cwd }: Io): Diagnostic | undefined {
  // An empty name, such as an unset variable leaves, must not stand for the working folder.
  if (folder === "") return runDiagnostic("file/not-found", {}, '""');
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    return statSync(path).isDirectory() ? undefined : runDiagnostic("file/not-a-folder", {}, shown);
  } catch (error) {
    return unreadable(error, shown);
  }
}
