import { isAbsolute, relative, resolve, sep } from "node:path";

/** Names a path as reports show it: from the working folder, with `/`, the same on every machine. */
export function displayPath(path: string, cwd: string): string {
  const below = relative(cwd, resolve(cwd, path));
  const name = isAbsolute(below) ? path : below;
  return name === "" ? "." : name.replaceAll(sep, "/");
}
