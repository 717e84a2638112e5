import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Is the digest of a file, or why it has none. */
export type FileDigest =
  | { readonly digest: string; readonly diagnostic?: undefined }
  | { readonly digest?: undefined; readonly diagnostic: Diagnostic };

/** A scanned decision takes some megabytes; a pipe or device that never ends is given up here. */
export const MAX_DIGESTED_BYTES = 268_435_456;

const CHUNK = 1_048_576;

/** Digests the bytes of a file: `sha256:` and hexadecimal. */
export function digestFile(path: string, name: string, limit = MAX_DIGESTED_BYTES): FileDigest {
  try {
    const file = openSync(path, "r");
    try {
      return digested(file, name, limit);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { diagnostic: unreadable(error, name) };
  }
}

function digested(file: number, name: string, limit: number): FileDigest {
  const status = fstatSync(file);
  if (status.isDirectory()) return { diagnostic: runDiagnostic("file/is-a-folder", {}, name) };
  if (status.size > limit) return { diagnostic: tooLarge(name, limit) };
  const hash = createHash("sha256");
  const chunk = new Uint8Array(CHUNK);
  for (let size = 0; size <= limit; ) {
    const count = readSync(file, chunk, 0, CHUNK, null);
    if (count === 0) return { digest: `sha256:${hash.digest("hex")}` };
    hash.update(chunk.subarray(0, count));
    size += count;
  }
  return { diagnostic: tooLarge(name, limit) };
}

function tooLarge(name: string, limit: number): Diagnostic {
  return runDiagnostic("act/too-large", { limit }, name);
}
