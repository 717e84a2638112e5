import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Input } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { unreadable } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Io } from "./io.ts";

interface AttestationOptions {
  readonly attestations?: string;
  readonly trust?: string;
}

/** Is where attestations of a manifest are looked for when nothing else is said: beside it. */
const FOLDER = "attestations";

/**
 * Warns, once, that attestations were given or lie beside a manifest and cannot be verified yet: silence
 * would look as if they had been judged. A folder that was named and is not there is an error.
 */
export function attestationWarnings(
  options: AttestationOptions,
  inputs: readonly Input[],
  io: Io,
): readonly Diagnostic[] {
  const trust = options.trust ?? (io.env.GATE57_TRUST || undefined);
  const named = [options.attestations, trust].filter((folder) => folder !== undefined);
  const problems = named.flatMap((folder) => folderProblem(folder, io) ?? []);
  const found =
    named[0] ?? inputs.map(({ path }) => path && beside(path)).find((folder) => folder !== undefined);
  if (problems.length > 0 || found === undefined) return problems;
  return [runDiagnostic("run/attestations-not-verified", {}, displayPath(found, io.cwd))];
}

function folderProblem(folder: string, { cwd }: Io): Diagnostic | undefined {
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    return statSync(path).isDirectory() ? undefined : runDiagnostic("file/not-a-folder", {}, shown);
  } catch (error) {
    return unreadable(error, shown);
  }
}

function beside(path: string): string | undefined {
  const folder = join(dirname(path), FOLDER);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : undefined;
}
