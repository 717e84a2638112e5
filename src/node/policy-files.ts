import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareText } from "../core/source/compare-text.ts";
import { displayPath } from "./display-path.ts";
import { readSource, unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

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
    const names = policiesBelow(path).sort(compareText);
    return names.length === 0 ? refused(runDiagnostic("file/no-policies", {}, shown)) : readAll(names, cwd);
  } catch (error) {
    return refused(unreadable(error, shown));
  }
}

function refused(diagnostic: Diagnostic): PolicyFiles {
  return { files: new Map(), diagnostics: [diagnostic] };
}

function policiesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return policiesBelow(path);
    return /\.(?:yaml|yml)$/.test(entry.name) ? [path] : [];
  });
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
