import { AsyncLocalStorage } from "node:async_hooks";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Is a folder by its full path, with what stands before the names of what is below it. */
export interface NamedFolder {
  readonly folder: string;
  readonly prefix: string;
}

const named = new AsyncLocalStorage<NamedFolder>();

/**
 * Runs something during which what lies below a folder is shown by a name of the folder's own. A tree that was
 * fetched stands in a place that is new each time and says nothing to a reader; two runs at once, each with
 * a tree of its own, do not see each other's.
 */
export function withNamedFolder<T>(folder: NamedFolder, run: () => T): T {
  return named.run(folder, run);
}

/** Names a path as reports show it: from the working folder, with `/`, the same on every machine. */
export function displayPath(path: string, cwd: string): string {
  const full = resolve(cwd, path);
  const { folder, prefix } = named.getStore() ?? {};
  const inside = folder === undefined ? undefined : relative(folder, full);
  if (prefix !== undefined && inside !== undefined && isBelow(inside)) return `${prefix}${shown(inside)}`;
  const below = relative(cwd, full);
  return shown(isAbsolute(below) ? path : below);
}

function isBelow(path: string): boolean {
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function shown(path: string): string {
  return path === "" ? "." : path.replaceAll(sep, "/");
}
