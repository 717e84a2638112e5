import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareText } from "../core/source/compare-text.ts";
import { displayPath } from "./display-path.ts";
import { inspectEntry } from "./inspect-entry.ts";
import { matchPattern } from "./match-pattern.ts";
import { errorCode, unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Is one text to judge: a file by its full path, or standard input without one. */
export interface Input {
  /** As reports call it. */
  readonly name: string;
  readonly path?: string;
}

/** Holds what arguments stand for; a warning tells of one that stands for nothing. */
export interface Discovery {
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Names standard input in reports. */
export const STDIN = "stdin";

/** A name may hold a line end. */
const MANIFEST = /^(?:.+\.)?gate57\.(?:yaml|yml|json)$/s;
const NEARLY_MANIFEST = new RegExp(MANIFEST, "is");
/**
 * Is neither read nor told of: what is installed is other people's, with their own manifests and examples, and may be
 * so much that looking through it takes longer than judging. Named itself, such a file or folder is read.
 */
const SKIPPED = new Set(["node_modules", ".git"]);
const MAGIC = /[*?[\]{}]/;

/**
 * Finds the texts that arguments name: `-`, files whatever their name, the manifests below folders, the
 * files of patterns; each once, in the order of the arguments, and below a folder in the order of names.
 */
export async function discover(names: readonly string[], cwd: string): Promise<Discovery> {
  const inputs = new Map<string, Input>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names.length === 0 ? ["."] : names) {
    const found = await expand(name, cwd);
    for (const input of found.inputs) {
      const key = input.path ?? "-";
      if (!inputs.has(key)) inputs.set(key, input);
    }
    diagnostics.push(...found.diagnostics);
  }
  return { inputs: [...inputs.values()], diagnostics };
}

async function expand(name: string, cwd: string): Promise<Discovery> {
  if (name === "-") return { inputs: [{ name: STDIN }], diagnostics: [] };
  // An empty name, such as an unset variable leaves, must not stand for the whole working folder.
  if (name === "") return { inputs: [], diagnostics: [runDiagnostic("file/not-found", {}, '""')] };
  const path = resolve(cwd, name);
  const shown = displayPath(path, cwd);
  try {
    return statSync(path).isDirectory() ? below(path, shown, cwd) : found([path], cwd);
  } catch (error) {
    if (errorCode(error) === "ENOENT" && MAGIC.test(name)) return matching(name, cwd);
    return { inputs: [], diagnostics: [unreadable(error, shown)] };
  }
}

function found(paths: readonly string[], cwd: string): Discovery {
  return { inputs: paths.map((path) => ({ name: displayPath(path, cwd), path })), diagnostics: [] };
}

function below(folder: string, shown: string, cwd: string): Discovery {
  const diagnostics: Diagnostic[] = [];
  const paths = [...manifestsBelow(folder, cwd, diagnostics)];
  if (paths.length === 0 && diagnostics.length === 0) {
    diagnostics.push(runDiagnostic("file/no-manifest", {}, shown));
  }
  return { ...found(paths, cwd), diagnostics };
}

/** What looks as if it belonged here and is not read is told: silence would look as if it had been judged. */
function* manifestsBelow(folder: string, cwd: string, diagnostics: Diagnostic[]): Generator<string> {
  for (const entry of entriesOf(folder, cwd, diagnostics)) {
    const path = join(folder, entry.name);
    if (SKIPPED.has(entry.name)) continue;
    const { kind, problem } = inspectEntry(entry, folder, MANIFEST);
    if (problem) diagnostics.push(runDiagnostic(problem, {}, displayPath(path, cwd)));
    else if (kind === "folder") yield* manifestsBelow(path, cwd, diagnostics);
    else if (kind === "file") yield path;
    else if (isNearlyManifest(entry.name)) {
      diagnostics.push(runDiagnostic("file/nearly-manifest", {}, displayPath(path, cwd)));
    }
  }
}

/**
 * Tells names that look like a manifest's, or by which some systems open a file of a manifest's name: in another
 * case, with characters that are not seen, with blanks or dots at the end. No search finds them on any system.
 */
function isNearlyManifest(name: string): boolean {
  return NEARLY_MANIFEST.test(name.replaceAll(/\p{Cf}/gu, "").replace(/[\s.]+$/, ""));
}

function entriesOf(folder: string, cwd: string, diagnostics: Diagnostic[]) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((left, right) => compareText(left.name, right.name));
  } catch (error) {
    diagnostics.push(unreadable(error, displayPath(folder, cwd)));
    return [];
  }
}

/** As below a folder, a link that fits is told of: silence would look as if it had been judged. */
async function matching(pattern: string, cwd: string): Promise<Discovery> {
  const { files, links } = await matchPattern(pattern, cwd);
  if (files.length + links.length === 0) {
    return { inputs: [], diagnostics: [runDiagnostic("file/no-match", {}, pattern)] };
  }
  const told = links.map((path) => runDiagnostic("file/link-not-followed", {}, displayPath(path, cwd)));
  return { ...found(files, cwd), diagnostics: told };
}
