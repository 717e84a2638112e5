import { realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** Holds what a run reads, by full paths: what it writes must not be any of it. */
export interface ReadPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Tells whether a path is one of the files, or lies in one of the folders; links are seen through. */
export function isRead(path: string, { files, folders }: ReadPaths): boolean {
  const real = realPath(path);
  const status = statusOf(path);
  const isSame = (file: string): boolean => realPath(file) === real || isOneFile(status, statusOf(file));
  return files.some(isSame) || folders.some((folder) => isInside(real, realPath(folder)));
}

/** Gives the path a name really stands for, links seen through; a file that is not there yet is known by its folder. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A file may have two names that are no links (hard links, or letters that the file system takes for the same). */
function isOneFile(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

/**
 * Tells whether a real path is a folder's or below it. A folder may have two paths without any link (letters
 * that the file system takes for the same, a folder that is mounted twice), so it is known by its number too.
 */
export function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  if (below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below)) return true;
  const status = statusOf(folder);
  return ancestorsOf(path).some((one) => isOneFile(status, statusOf(one)));
}

function ancestorsOf(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [path] : [path, ...ancestorsOf(folder)];
}
