import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "./display-path.ts";
import { type ListedEntry, listFolder } from "./list-folder.ts";
import { readBytes } from "./read-bytes.ts";
import { errorCode, unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Bounds a trust folder: in files, in bytes of one file, and in bytes of all. */
export const TRUST_FOLDER_LIMITS = { files: 2_000, bytes: 1_048_576, total: 67_108_864 } as const;

/** Holds the files of a trust folder by their names in it, with `/`. */
export interface TrustFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Errors only; with one, the list is not whole, and a revocation might be what is missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every file below a trust folder; what is a link or cannot be read is an error, never left out. */
export function readTrustFolder(folder: string, cwd: string): TrustFiles {
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    if (!statSync(path).isDirectory()) return refused(runDiagnostic("file/not-a-folder", {}, shown));
    const entries = listFolder(path, TRUST_FOLDER_LIMITS.files);
    if (entries.length > TRUST_FOLDER_LIMITS.files)
      return refused(runDiagnostic("file/too-many", { limit: TRUST_FOLDER_LIMITS.files }, shown));
    return readEntries(entries, shown, cwd);
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR"].includes(errorCode(error));
    const missing = runDiagnostic("file/not-found", { wanted: "trust-folder" }, shown);
    return refused(isMissing ? missing : unreadable(error, shown));
  }
}

function refused(diagnostic: Diagnostic): TrustFiles {
  return { files: new Map(), diagnostics: [diagnostic] };
}

function readEntries(entries: readonly ListedEntry[], shown: string, cwd: string): TrustFiles {
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  let total = 0;
  for (const entry of entries) {
    const read = readEntry(entry, cwd);
    if (read instanceof Uint8Array) files.set(entry.name, read);
    else diagnostics.push(read);
    total += read instanceof Uint8Array ? read.length : 0;
    if (total > TRUST_FOLDER_LIMITS.total)
      return refused(runDiagnostic("file/folder-too-large", { limit: TRUST_FOLDER_LIMITS.total }, shown));
  }
  return { files, diagnostics };
}

function readEntry({ path, kind }: ListedEntry, cwd: string): Uint8Array | Diagnostic {
  const name = displayPath(path, cwd);
  if (kind === "link") return asError(runDiagnostic("file/link-not-followed", {}, name));
  if (kind === "other") return asError(runDiagnostic("file/not-regular", {}, name));
  try {
    const limit = TRUST_FOLDER_LIMITS.bytes;
    return readBytes(path, limit) ?? runDiagnostic("file/too-large", { limit }, name);
  } catch (error) {
    return unreadable(error, name);
  }
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}
