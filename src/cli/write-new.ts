import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "../node/display-path.ts";
import { errorCode } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { isLinkedOutput, writeOutput } from "../node/write-output.ts";
import type { Io } from "../run/io.ts";

/** Is a file to be written: nothing that people have is lost to a slip, so one that is there stays unless they insist. */
export interface NewFile {
  /** A full path. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly force: boolean;
  /** Lets nobody but its owner read it. */
  readonly isSecret?: boolean;
}

/** Tells which of some paths are taken, before any work is done for them. */
export function takenPaths(
  paths: readonly string[],
  force: boolean,
  { cwd }: Pick<Io, "cwd">,
): readonly Diagnostic[] {
  const taken = paths.filter((path) => (force ? isLinkedOutput(path) : existsSync(path)));
  const code = force ? "file/is-a-link" : "file/exists";
  return taken.map((path) => runDiagnostic(code, {}, displayPath(path, cwd)));
}

/** Writes files in turn, their folders with them; after one that cannot be written, none. */
export function writeNew(files: readonly NewFile[], { cwd }: Pick<Io, "cwd">): readonly Diagnostic[] {
  for (const file of files) {
    try {
      writeOne(file);
    } catch (error) {
      const name = displayPath(file.path, cwd);
      const reason = errorCode(error);
      return reason === "EEXIST"
        ? [runDiagnostic("file/exists", {}, name)]
        : [runDiagnostic("file/unwritable", { reason }, name)];
    }
  }
  return [];
}

function writeOne({ path, content, force, isSecret = false }: NewFile): void {
  mkdirSync(dirname(path), { recursive: true });
  // The mode counts only for a file that is made: a secret is never put into one that others may read already.
  if (isSecret && force) rmSync(path, { force: true });
  if (force && !isSecret) writeOutput(path, content);
  else writeFileSync(path, content, { flag: "wx", mode: isSecret ? 0o600 : 0o666 });
}
