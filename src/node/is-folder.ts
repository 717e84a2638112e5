import { statSync } from "node:fs";

/** Tells whether a path names a folder, links seen through; what the system does not show is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
