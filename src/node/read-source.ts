import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { limits } from "../core/parse/limits.ts";
import type { Source } from "../core/source/source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Is a text that was read, or why it was not. */
export type ReadResult =
  | { readonly source: Source; readonly diagnostic?: undefined }
  | { readonly source?: undefined; readonly diagnostic: Diagnostic };

/** A UTF-16 unit takes at most three bytes of UTF-8: what is longer has more characters than the parser allows. */
export const MAX_BYTES = limits.characters * 3;

const CHUNK = 65_536;

/** Reads a file as UTF-8 text, never more than the limit; `name` is what diagnostics will call it. */
export function readSource(path: string, name: string): ReadResult {
  try {
    return openAndRead(path, name);
  } catch (error) {
    return { diagnostic: unreadable(error, name) };
  }
}

/** Reads a stream such as standard input in the same way. */
export async function readStream(stream: AsyncIterable<Uint8Array>, name: string): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > MAX_BYTES) return { diagnostic: tooLarge(name) };
      chunks.push(chunk);
    }
  } catch (error) {
    return { diagnostic: unreadable(error, name) };
  }
  return decodeSource(Buffer.concat(chunks), name);
}

/** Decodes bytes that were read as UTF-8 text. */
export function decodeSource(bytes: Uint8Array, name: string): ReadResult {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { source: { name, text } };
  } catch {
    return { diagnostic: runDiagnostic("file/not-utf8", {}, name) };
  }
}

/** Tells that a file is larger than what is read. */
export function tooLarge(name: string): Diagnostic {
  return runDiagnostic("file/too-large", { limit: MAX_BYTES }, name);
}

/** Tells in one diagnostic why a file or folder could not be read. */
export function unreadable(error: unknown, name: string): Diagnostic {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return runDiagnostic("file/not-found", {}, name);
  if (code === "EISDIR") return runDiagnostic("file/is-a-folder", {}, name);
  return runDiagnostic("file/unreadable", { reason: code }, name);
}

/** Gives the system's name of an error (`EACCES`), which holds no path and no machine. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

function openAndRead(path: string, name: string): ReadResult {
  const file = openSync(path, "r");
  try {
    const status = fstatSync(file);
    if (status.isDirectory()) return { diagnostic: runDiagnostic("file/is-a-folder", {}, name) };
    if (status.isFile() && status.size > MAX_BYTES) return { diagnostic: tooLarge(name) };
    const chunks = readChunks(file, status.isFile() ? status.size : 0);
    return chunks === undefined ? { diagnostic: tooLarge(name) } : decodeSource(Buffer.concat(chunks), name);
  } finally {
    closeSync(file);
  }
}

/** Reads to the end or the limit: a pipe has no size, and a file may grow meanwhile. */
function readChunks(file: number, expected: number): readonly Uint8Array[] | undefined {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(size < expected ? expected - size : CHUNK);
    const count = readSync(file, chunk, 0, chunk.length, null);
    if (count === 0) return chunks;
    size += count;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}
