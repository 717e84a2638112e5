import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a file beside its place and moves it there: a link of that name is replaced and never written through, and
 * nobody reads a file that is half written. Throws what the system says when that fails, and leaves nothing behind.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.gate57-${randomUUID()}`);
  try {
    writeFileSync(beside, content, { flag: "wx" });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
