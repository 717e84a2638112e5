import { lstatSync } from "node:fs";

/**
 * Tells whether something is there by a name, be it a link that leads nowhere. Where the system does not say, as in a
 * circle of links, it is.
 */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !isBelowFile(error);
  }
}

/** Tells whether a name is that of a link itself. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

/** Below a file nothing can be. */
function isBelowFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOTDIR";
}
