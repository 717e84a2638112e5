import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads the YAML files of a folder as a policy set is given: text by path, with `/` between folders. */
export function readFolder(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".yaml"))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Reads the small policy set that the tests change. */
export function smallSet(): Map<string, string> {
  return readFolder(join(import.meta.dirname, "set"));
}
