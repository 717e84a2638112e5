import { lstatSync, realpathSync, type Stats, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "./replace-file.ts";

/**
 * Writes a file whole, and never through a link of its name; what is no file (a device, a pipe) is written to where
 * it is. Throws what the system says when that fails.
 */
export function writeOutput(path: string, content: string | Uint8Array): void {
  if (kindOf(path) === "stream") writeFileSync(path, content);
  else replaceFile(path, content);
}

/** Tells whether a name is a link, to a file or a folder or to nothing: whoever made it chose what is written over. */
export function isLinkedOutput(path: string): boolean {
  return kindOf(path) === "link";
}

function kindOf(path: string): "file" | "link" | "stream" {
  const status = statusOf(path);
  if (!status?.isSymbolicLink()) return isPlain(status) ? "file" : "stream";
  // Where output goes to a file, `/dev/stdout` is a link to that file.
  return isOfStreams(dirname(path)) ? "stream" : "link";
}

function isPlain(status: Stats | undefined): boolean {
  return status === undefined || status.isFile() || status.isDirectory();
}

/** The system itself keeps links to what a process has opened, in these folders and in none below them. */
const STREAMS = /^\/dev$|^\/proc\/\d+(?:\/task\/\d+)?\/fd$/;

function isOfStreams(folder: string): boolean {
  try {
    return STREAMS.test(realpathSync(folder));
  } catch {
    return false;
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
