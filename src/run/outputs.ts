import { dirname, resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "../node/display-path.ts";
import { errorCode } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { isLinkedOutput, writeOutput } from "../node/write-output.ts";
import { FORMATS, type FormatName } from "../reporters/index.ts";
import { chooseWord } from "./choices.ts";
import type { Io } from "./io.ts";
import { isRead, type ReadPaths } from "./read-paths.ts";

/** Is a file that a report is to be written to. */
export interface OutputFile {
  readonly format: FormatName;
  /** A full path. */
  readonly path: string;
}

/** Holds the files of all `--output` options, or what is wrong with them. */
export interface Outputs {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the options `--output FORMAT=PATH`; a file takes one report only, and none if the run reads it. */
export function readOutputs(options: readonly string[], read: ReadPaths, { cwd }: Io): Outputs {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const option of options) {
    const [, format, name] = /^([^=]+)=(.+)$/s.exec(option) ?? [];
    if (format === undefined || name === undefined || name === "-") {
      diagnostics.push(runDiagnostic("usage/bad-output", { value: option }, "--output"));
      continue;
    }
    const chosen = chooseWord(format, FORMATS, "--output");
    const path = resolve(cwd, name);
    if (chosen.diagnostic) diagnostics.push(chosen.diagnostic);
    else if (files.some((file) => file.path === path)) {
      diagnostics.push(runDiagnostic("usage/repeated-output", { value: name }, "--output"));
    } else if (isRead(path, read)) {
      diagnostics.push(runDiagnostic("usage/output-is-input", { value: name }, "--output"));
    } else files.push({ format: chosen.value, path });
  }
  return { files, diagnostics };
}

/** Refuses files whose names are links: what is checked out is often anybody's, and so is where its links lead. */
export function withoutLinked({ files, diagnostics }: Outputs, io: Io): Outputs {
  const told = files.map((file) => ({ file, problem: linked(file, io) }));
  return {
    files: told.flatMap(({ file, problem }) => (problem ? [] : [file])),
    diagnostics: [...diagnostics, ...told.flatMap(({ problem }) => problem ?? [])],
  };
}

function linked({ path }: OutputFile, { cwd }: Io): Diagnostic | undefined {
  return isLinkedOutput(path) ? runDiagnostic("file/is-a-link", {}, displayPath(path, cwd)) : undefined;
}

/** Writes a report to each file, and tells which could not be written. */
export function writeOutputs(
  files: readonly OutputFile[],
  write: (format: FormatName) => string,
  io: Io,
): readonly Diagnostic[] {
  return files.flatMap((file) => {
    const problem = linked(file, io);
    if (problem) return [problem];
    try {
      writeOutput(file.path, write(file.format));
      return [];
    } catch (error) {
      return [unwritable(error, file.path, io.cwd)];
    }
  });
}

/** Tells why a report is not in its file, which is named by its path from the working folder. */
export function unwritable(error: unknown, path: string, cwd: string): Diagnostic {
  const data = { reason: errorCode(error), folder: displayPath(dirname(path), cwd) };
  return runDiagnostic("file/unwritable", data, displayPath(path, cwd));
}
