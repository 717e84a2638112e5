import { readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Container } from "../attestation/container.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { readAttestationFolder, readContainer } from "../node/attestation-folder.ts";
import { displayPath } from "../node/display-path.ts";
import { isFolder } from "../node/is-folder.ts";
import { unreadable } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Io } from "../run/io.ts";

/** Is what the arguments of `verify` name: signed statements, each once, and the designs kept beside them. */
export interface NamedContainers {
  readonly containers: readonly Container[];
  /** Files of approved designs by the SHA-256 they are named after. */
  readonly designs: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files and folders that are named; a folder without a signed statement is an error. */
export function namedContainers(names: readonly string[], io: Io): NamedContainers {
  const read = names.map((name) => readNamed(name, io));
  const containers = new Map(read.flatMap((one) => one.containers.map((each) => [each.name, each] as const)));
  return {
    containers: [...containers.values()],
    designs: new Map(read.flatMap(({ designs }) => [...designs])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readNamed(name: string, { cwd }: Io): NamedContainers {
  // An empty name, such as an unset variable leaves, must not stand for the working folder.
  if (name === "") return failed(runDiagnostic("file/not-found", {}, '""'));
  const path = resolve(cwd, name);
  const shown = displayPath(path, cwd);
  try {
    if (!statSync(path).isDirectory()) {
      const file = path.replace(/\.pae$/, ".p7s");
      return { containers: [readContainer(file, cwd)], designs: designsBeside(file), diagnostics: [] };
    }
    const found = readAttestationFolder(path, cwd);
    const isEmpty = found.diagnostics.length === 0 && found.containers.length === 0;
    return isEmpty ? failed(runDiagnostic("file/no-attestations", {}, shown)) : found;
  } catch (error) {
    return failed(unreadable(error, shown));
  }
}

function failed(diagnostic: Diagnostic): NamedContainers {
  return { containers: [], designs: new Map(), diagnostics: [diagnostic] };
}

function designsBeside(file: string): ReadonlyMap<string, string> {
  const folder = join(dirname(file), "designs");
  if (!isFolder(folder)) return new Map();
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const hex = /^([0-9a-f]{64})\.json$/.exec(name)?.[1];
      return hex === undefined ? [] : [[hex, join(folder, name)] as const];
    }),
  );
}
