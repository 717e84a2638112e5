import { dirname, join, resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Verification } from "../attestation/verify.ts";
import type { Attestations } from "../core/attest/attestation.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { readAttestationFolder } from "../node/attestation-folder.ts";
import type { Input } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { isFolder } from "../node/is-folder.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { asAttestations } from "./as-attestations.ts";
import type { Io } from "./io.ts";
import { realPath } from "./read-paths.ts";
import { ATTESTATION_FOLDER } from "./trust-place.ts";

/** Is what was found for one manifest; without attestations, because its folder could not be read. */
export interface FoundAttestations {
  readonly attestations: Attestations | undefined;
  /** Errors, told to the first who asks for a folder and to nobody after. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives the attestations of manifests: each folder is read and verified once, however many share it. */
export interface AttestationReader {
  of(input: Input): Promise<FoundAttestations>;
  /** Tells, once, of attestations that could not count because there is no trust list. */
  warnings(): readonly Diagnostic[];
}

/** Says where attestations are looked for, and who is trusted. */
export interface AttestationChoice {
  /** The folder of `--attestations`; without it, the one beside each manifest. */
  readonly folder: string | undefined;
  readonly trust: TrustList | undefined;
}

const NONE: FoundAttestations = {
  attestations: { verified: [], refused: [], designs: new Map() },
  diagnostics: [],
};

/** Makes the reader of a run. */
export function attestationReader({ folder, trust }: AttestationChoice, io: Io): AttestationReader {
  const read = new Map<string, Promise<Found>>();
  const unverified: { readonly source: string; readonly count: number }[] = [];
  const readOnce = async (path: string): Promise<FoundAttestations> => {
    const key = realPath(path);
    const earlier = await read.get(key);
    if (earlier) return { attestations: earlier.attestations, diagnostics: [] };
    const reading = readAndVerify(path, trust, io);
    read.set(key, reading);
    const found = await reading;
    if (!trust && found.count > 0) unverified.push({ source: displayPath(path, io.cwd), count: found.count });
    return found;
  };
  return {
    of: async ({ path }) => {
      const place = folder === undefined ? path && folderBeside(path) : resolve(io.cwd, folder);
      return place === undefined ? NONE : readOnce(place);
    },
    warnings: () => noTrustWarning(unverified),
  };
}

/** Finds the attestation folder beside a manifest, where there is one. */
export function folderBeside(manifest: string): string | undefined {
  const folder = join(dirname(manifest), ATTESTATION_FOLDER);
  return isFolder(folder) ? folder : undefined;
}

interface Found extends FoundAttestations {
  readonly count: number;
}

async function readAndVerify(path: string, trust: TrustList | undefined, { cwd }: Io): Promise<Found> {
  const { containers, designs, diagnostics } = readAttestationFolder(path, cwd);
  if (diagnostics.length > 0) return { attestations: undefined, diagnostics, count: 0 };
  if (containers.length === 0) return { ...NONE, count: 0 };
  const { verifyAll } = await import("../attestation/verify.ts");
  const verifications: readonly Verification[] = await verifyAll(containers, trust);
  return { attestations: asAttestations(verifications, designs), diagnostics: [], count: containers.length };
}

function noTrustWarning(unverified: readonly { readonly source: string; readonly count: number }[]) {
  const [first] = unverified;
  if (first === undefined) return [];
  const count = unverified.reduce((sum, one) => sum + one.count, 0);
  return [runDiagnostic("trust/none-given", { count }, first.source)];
}
