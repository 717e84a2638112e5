import { randomUUID } from "node:crypto";
import { chmodSync, lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a file beside its place and moves it there: a link of that name is replaced and never written through, and
 * nobody reads a file that is half written. Who may read and write a file that is there stays as it is. Throws what
 * the system says when that fails, and leaves nothing behind.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.gate57-${randomUUID()}`);
  const mode = modeOf(path);
  try {
    writeFileSync(beside, content, { flag: "wx", mode: mode ?? 0o666 });
    // What a new file may be is cut short by the process; what this one was is known.
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function modeOf(path: string): number | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status?.isFile() ? status.mode & 0o777 : undefined;
}
