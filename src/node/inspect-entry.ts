import { type Dirent, statSync } from "node:fs";
import { join } from "node:path";

/** Is what an entry of a folder means to a search through it: to be read, to be searched, or neither. */
export interface Inspected {
  readonly kind?: "file" | "folder";
  /** Why it is not read, though its name or what it links to is looked for. */
  readonly problem?: "file/link-not-followed" | "file/not-regular";
}

/**
 * Inspects an entry of a folder that is searched for files of certain names. Links are not followed, as
 * they may lead in a circle or out of the folder, and only regular files are read: a pipe may never end.
 */
export function inspectEntry(entry: Dirent, folder: string, wanted: RegExp): Inspected {
  if (entry.isDirectory()) return { kind: "folder" };
  const isWanted = wanted.test(entry.name);
  if (entry.isSymbolicLink()) {
    return isWanted || !isFile(join(folder, entry.name)) ? { problem: "file/link-not-followed" } : {};
  }
  if (!isWanted) return {};
  return entry.isFile() ? { kind: "file" } : { problem: "file/not-regular" };
}

/** A link that leads nowhere is taken for one to a folder, which may be missing by mistake. */
function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    return false;
  }
}
