import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { compareDiagnostics } from "../core/diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareText } from "../core/source/compare-text.ts";
import { displayPath } from "./display-path.ts";
import { inspectEntry } from "./inspect-entry.ts";
import { readSource, unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Tells the files of a policy folder that hold policies by their names. */
export const POLICY_NAME = /\.(?:yaml|yml)$/;

/** Holds the texts of a policy folder by the names that reports use, in the order of names. */
export interface PolicyFiles {
  readonly files: ReadonlyMap<string, string>;
  /** Errors only; with one, the set is not whole and must not judge anything. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every policy file below a folder; a folder without one is an error, not an empty set. */
export function readPolicyFiles(folder: string, cwd: string): PolicyFiles {
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    if (!statSync(path).isDirectory()) return refused(runDiagnostic("file/not-a-folder", {}, shown));
    const { paths, diagnostics } = policiesBelow(path, cwd);
    if (diagnostics.length > 0) return { files: new Map(), diagnostics };
    const names = [...paths].sort(compareText);
    return names.length === 0 ? refused(runDiagnostic("file/no-policies", {}, shown)) : readAll(names, cwd);
  } catch (error) {
    return refused(unreadable(error, shown));
  }
}

function refused(diagnostic: Diagnostic): PolicyFiles {
  return { files: new Map(), diagnostics: [diagnostic] };
}

interface Found {
  readonly paths: readonly string[];
  /** A rule that is left out makes the set another one, so what is not read is an error here. */
  readonly diagnostics: readonly Diagnostic[];
}

function policiesBelow(folder: string, cwd: string): Found {
  const found = readdirSync(folder, { withFileTypes: true }).map((entry): Found => {
    const path = join(folder, entry.name);
    const { kind, problem } = inspectEntry(entry, folder, POLICY_NAME);
    if (kind === "folder") return policiesBelow(path, cwd);
    if (problem === undefined) return { paths: kind === "file" ? [path] : [], diagnostics: [] };
    const told = runDiagnostic(problem, {}, displayPath(path, cwd));
    return { paths: [], diagnostics: [{ ...told, severity: "error" }] };
  });
  return {
    paths: found.flatMap(({ paths }) => paths),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics).sort(compareDiagnostics),
  };
}

function readAll(paths: readonly string[], cwd: string): PolicyFiles {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const { source, diagnostic } = readSource(path, displayPath(path, cwd));
    if (source) files.set(source.name, source.text);
    else diagnostics.push(diagnostic);
  }
  return { files, diagnostics };
}
