import { Dirent, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { compareText } from "../core/source/compare-text.ts";
import { isLink } from "./is-there.ts";

/** Holds what a pattern names by full paths, in order; links are told apart, as they are not followed. */
export interface Matched {
  readonly files: readonly string[];
  readonly links: readonly string[];
}

/** Finds the files that a pattern names. */
export async function matchPattern(pattern: string, cwd: string): Promise<Matched> {
  const { globSync } = await import("tinyglobby");
  const found = globSync([pattern], {
    cwd,
    absolute: true,
    dot: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**", "**/.git/**"],
    fs: { readdirSync: showingLinks },
  });
  const paths = found.map((path) => resolve(path)).sort(compareText);
  return { files: paths.filter((path) => !isLink(path)), links: paths.filter(isLink) };
}

/** The search passes over links without a word; shown as files, those whose names fit are found. */
const showingLinks = new Proxy(readdirSync, {
  apply: (read, self, given) => {
    const entries: unknown = Reflect.apply(read, self, given);
    return Array.isArray(entries) ? entries.map(asFile) : entries;
  },
});

function asFile(entry: unknown): unknown {
  if (!(entry instanceof Dirent) || !entry.isSymbolicLink()) return entry;
  return Object.create(entry, { isFile: { value: () => true } });
}
