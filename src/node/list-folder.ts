import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../core/source/compare-text.ts";

/** Is what stands below a folder and is no folder itself. */
export interface ListedEntry {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly path: string;
  /** A link is not followed: it may lead in a circle or out of the folder. A pipe or a device is no file. */
  readonly kind: "file" | "link" | "other";
}

/** Bounds how far a search goes down: no real folder is near it, and deeper ones would exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * Lists all that stands below a folder, in the order of names; one entry more than the limit tells that
 * there are too many. Throws what the system says when a folder cannot be read.
 */
export function listFolder(folder: string, limit: number): readonly ListedEntry[] {
  const found: ListedEntry[] = [];
  collect({ folder, prefix: "", depth: 0 }, limit, found);
  return found.sort((one, other) => compareText(one.name, other.name));
}

interface Level {
  readonly folder: string;
  readonly prefix: string;
  readonly depth: number;
}

function collect({ folder, prefix, depth }: Level, limit: number, found: ListedEntry[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (found.length > limit) return;
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) found.push({ name, path, kind: kindOf(entry) });
    else if (depth < MAX_DEPTH) collect({ folder: path, prefix: `${name}/`, depth: depth + 1 }, limit, found);
    else found.push({ name, path, kind: "other" });
  }
}

function kindOf(entry: { isSymbolicLink(): boolean; isFile(): boolean }): ListedEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return entry.isFile() ? "file" : "other";
}
