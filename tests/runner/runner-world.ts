import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Is the content of files, by their names below a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder for as long as a piece of work takes, and removes it whatever comes of the work. */
export async function inFolder<T>(prefix: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files below a folder, and folders for names that end in a slash; a name that leaves it is a mistake of the test. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) throw new Error(`\`${name}\` leaves the folder`);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, content);
  }
}

/** Reads the files below a folder, by their names with slashes; links and what is named in `but` are left out. */
export function filesBelow(folder: string, but: readonly string[] = []): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((name) => !but.some((one) => name.startsWith(`${one}/`)));
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
