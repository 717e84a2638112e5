import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { parseDocuments } from "../core/parse/parse-documents.ts";
import type { SeenSet } from "../core/policy-set/seen-sets.ts";
import type { Source } from "../core/source/source.ts";
import { validate } from "../core/validate/validate.ts";
import { validated } from "../core/validate/validated.ts";
import type { PolicyState } from "../generated/types/policy-state.ts";
import { displayPath } from "./display-path.ts";
import { policySignatureDiagnostic } from "./policy-signature-messages.ts";
import { errorCode, readSource } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Is what a state file remembers, or why that is not known. */
export interface ReadState {
  readonly seen: readonly SeenSet[];
  readonly diagnostics: readonly Diagnostic[];
  readonly source?: Source;
}

/** Reads a state file; one that is not there remembers nothing, one that is broken is an error. */
export function readPolicyState(path: string, cwd: string): ReadState {
  const { source, diagnostic } = readSource(path, displayPath(path, cwd));
  if (source === undefined) {
    return { seen: [], diagnostics: diagnostic.code === "file/not-found" ? [] : [diagnostic] };
  }
  const { documents, diagnostics } = parseDocuments(source);
  const [document, ...others] = documents;
  const problems = document ? [...diagnostics, ...validate(document, "policy-state")] : diagnostics;
  if (document === undefined || others.length > 0 || problems.length > 0) {
    const broken = policySignatureDiagnostic("policies/state-broken", {}, source.name);
    return { seen: [], diagnostics: [broken, ...problems], source };
  }
  return { seen: validated<PolicyState>(document.value).sets, diagnostics: [], source };
}

/** Writes a state file whole or not at all: a reader sees the old one or the new one. */
export function writePolicyState(path: string, sets: readonly SeenSet[], cwd: string): readonly Diagnostic[] {
  const state = { apiVersion: "gate57/v1", kind: "PolicyState", sets };
  const beside = `${path}.${randomUUID()}`;
  try {
    writeThrough(beside, `${JSON.stringify(state, undefined, 2)}\n`);
    renameSync(beside, path);
    return [];
  } catch (error) {
    rmSync(beside, { force: true });
    return [runDiagnostic("file/unwritable", { reason: errorCode(error) }, displayPath(path, cwd))];
  }
}

/** A name that appears before its bytes are on the disk would be an empty file after a power cut. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, "wx", 0o644);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
