import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareText } from "../core/source/compare-text.ts";
import { displayPath } from "./display-path.ts";
import { type ListedEntry, listFolder } from "./list-folder.ts";
import { POLICY_NAME } from "./policy-files.ts";
import { policySignatureDiagnostic } from "./policy-signature-messages.ts";
import { readBytes } from "./read-bytes.ts";
import { decodeSource, MAX_BYTES, tooLarge, unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Names the files at the root of a policy set that are its signature and no part of what is signed. */
export const SIGNATURE_FILES = {
  envelope: "policy-set.dsse.json",
  cms: "policy-set.p7s",
  content: "policy-set.pae",
} as const;

const SIGNATURES: ReadonlySet<string> = new Set(Object.values(SIGNATURE_FILES));

/** Bounds a signed set, as `schemas/statement.schema.json` does. */
const limits = { files: 5_000, name: 512 } as const;

/** Is one file of a set: its name below the folder, with `/`, and the digest of its bytes in hexadecimal. */
export interface SetFile {
  readonly name: string;
  readonly sha256: string;
}

/** Holds a policy folder as it was read, once: what is digested and what is loaded are the same bytes. */
export interface PolicySetFolder {
  /** As reports call the folder. */
  readonly shown: string;
  /** Every file but the signature, in the order of names. */
  readonly files: readonly SetFile[];
  readonly signature: ReadonlyMap<string, Uint8Array>;
  /** The policy texts by the names that reports use, as the loader takes them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every file below a policy folder; a link or a special file is an error, as it cannot be signed. */
export function readPolicySetFolder(folder: string, cwd: string): PolicySetFolder {
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    if (!statSync(path).isDirectory()) return refused(shown, runDiagnostic("file/not-a-folder", {}, shown));
    const entries = listFolder(path, limits.files + SIGNATURES.size);
    return entries.length > limits.files + SIGNATURES.size
      ? refused(
          shown,
          policySignatureDiagnostic("policies/signature-too-many", { limit: limits.files }, shown),
        )
      : readEntries(entries, shown, cwd);
  } catch (error) {
    return refused(shown, unreadable(error, shown));
  }
}

function refused(shown: string, diagnostic: Diagnostic): PolicySetFolder {
  return { shown, files: [], signature: new Map(), texts: new Map(), diagnostics: [diagnostic] };
}

interface Reading {
  readonly files: SetFile[];
  readonly signature: Map<string, Uint8Array>;
  readonly texts: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

function readEntries(entries: readonly ListedEntry[], shown: string, cwd: string): PolicySetFolder {
  const read: Reading = { files: [], signature: new Map(), texts: new Map(), diagnostics: [] };
  for (const entry of entries) readEntry(read, entry, displayPath(entry.path, cwd));
  if (read.diagnostics.length === 0 && read.texts.size === 0) {
    return refused(shown, runDiagnostic("file/no-policies", {}, shown));
  }
  const files = read.files.sort((one, other) => compareText(one.name, other.name));
  return { ...read, files, shown };
}

function readEntry(read: Reading, entry: ListedEntry, shown: string): void {
  const { path } = entry;
  // Some file systems take letters apart; in statements, as in documents, they are together.
  const name = entry.name.normalize("NFC");
  const problem = problemOf(entry, shown) ?? sameName(read, name, shown);
  const bytes = problem ?? bytesOf(path, shown);
  if (!(bytes instanceof Uint8Array)) read.diagnostics.push(bytes);
  else if (SIGNATURES.has(name)) read.signature.set(name, bytes);
  else {
    read.files.push({ name, sha256: createHash("sha256").update(bytes).digest("hex") });
    if (POLICY_NAME.test(name)) addText(read, bytes, shown);
  }
}

function problemOf({ name, kind }: ListedEntry, shown: string): Diagnostic | undefined {
  if (kind === "link") return policySignatureDiagnostic("policies/signature-link", {}, shown);
  if (kind === "other") return policySignatureDiagnostic("policies/signature-special", {}, shown);
  if (name.length <= limits.name) return undefined;
  return policySignatureDiagnostic("policies/signature-long-name", { limit: limits.name }, shown);
}

function sameName({ files }: Reading, name: string, shown: string): Diagnostic | undefined {
  const isTaken = files.some((file) => file.name === name);
  return isTaken ? policySignatureDiagnostic("policies/signature-same-name", {}, shown) : undefined;
}

function bytesOf(path: string, shown: string): Uint8Array | Diagnostic {
  try {
    return readBytes(path, MAX_BYTES) ?? tooLarge(shown);
  } catch (error) {
    return unreadable(error, shown);
  }
}

function addText({ texts, diagnostics }: Reading, bytes: Uint8Array, shown: string): void {
  const { source, diagnostic } = decodeSource(bytes, shown);
  if (source) texts.set(source.name, source.text);
  else diagnostics.push(diagnostic);
}
