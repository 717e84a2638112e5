import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "./read-archive.ts";

/**
 * Writes files into a folder that is empty or not there yet, readable by nobody else. Rejects with the system's
 * error, after it has taken away what it wrote.
 */
export async function writeTree(files: Files, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const strangers = await readdir(folder);
  if (strangers.length > 0) throw Object.assign(new Error("not empty"), { code: "ENOTEMPTY" });
  try {
    for (const [path, content] of files) {
      const place = join(folder, ...path.split("/"));
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await writeFile(place, content, { flag: "wx", mode: 0o600 });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
