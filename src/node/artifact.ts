import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Artifact } from "../core/verdict/verdict-summary.ts";
import { displayPath } from "./display-path.ts";
import { unreadable } from "./read-source.ts";
import { signVerdictDiagnostic } from "./sign-verdict-messages.ts";

/** Is what an option `--artifact` names: something with its digest, or the file to be digested. */
export type NamedArtifact =
  | { readonly name: string; readonly sha256: string; readonly file?: undefined }
  | { readonly name: string; readonly file: string };

/** Holds what the options name, or everything that is wrong with them. */
export interface NamedArtifacts {
  readonly artifacts: readonly NamedArtifact[];
  readonly diagnostics: readonly Diagnostic[];
}

const OPTION = "--artifact";
/** Bounds a name as `schemas/statement.schema.json` does. */
const LONGEST_NAME = 512;
const UNNAMEABLE = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

/** Reads the options `--artifact NAME=sha256:HEX` or `NAME=FILE`; each name once. */
export function readArtifacts(options: readonly string[]): NamedArtifacts {
  const artifacts = new Map<string, NamedArtifact>();
  const diagnostics: Diagnostic[] = [];
  for (const option of options) {
    const artifact = readArtifact(option);
    if (artifact === undefined) {
      diagnostics.push(signVerdictDiagnostic("sign-verdict/bad-artifact", { value: option }, OPTION));
    } else if (artifacts.has(artifact.name)) {
      const value = artifact.name;
      diagnostics.push(signVerdictDiagnostic("sign-verdict/repeated-artifact", { value }, OPTION));
    } else artifacts.set(artifact.name, artifact);
  }
  return { artifacts: [...artifacts.values()], diagnostics };
}

/** A name is the same in whichever form a keyboard writes its letters. */
function readArtifact(option: string): NamedArtifact | undefined {
  const [, written = "", value = ""] = /^([^=]+)=(.+)$/su.exec(option) ?? [];
  const name = written.normalize("NFC").trim();
  if (name === "" || name.length > LONGEST_NAME || UNNAMEABLE.test(name)) return undefined;
  if (!value.startsWith("sha256:")) return { name, file: value };
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(value)?.[1];
  return sha256 === undefined ? undefined : { name, sha256 };
}

/** Holds artefacts with their digests, or why some have none. */
export interface DigestedArtifacts {
  readonly artifacts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Digests the files among artefacts, however large, piece by piece. */
export async function digestArtifacts(
  named: readonly NamedArtifact[],
  cwd: string,
): Promise<DigestedArtifacts> {
  const artifacts: Artifact[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const artifact of named) {
    if (artifact.file === undefined) artifacts.push(artifact);
    else {
      const digest = await sha256Of(artifact.file, cwd);
      if (typeof digest === "string") artifacts.push({ name: artifact.name, sha256: digest });
      else diagnostics.push(digest);
    }
  }
  return { artifacts, diagnostics };
}

async function sha256Of(file: string, cwd: string): Promise<string | Diagnostic> {
  const path = resolve(cwd, file);
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest("hex");
  } catch (error) {
    return unreadable(error, displayPath(path, cwd));
  }
}
