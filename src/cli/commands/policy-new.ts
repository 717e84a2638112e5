import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { displayPath } from "../../node/display-path.ts";
import { errorCode } from "../../node/read-source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import type { WrittenNewGate } from "../new-gate/choose-new-gate.ts";
import { type ComposedFile, composeGate } from "../new-gate/compose-gate.ts";
import { newGateText } from "../new-gate/new-gate-text.ts";
import { openFolder } from "../new-gate/open-folder.ts";
import { tryGate } from "../new-gate/try-gate.ts";
import { policyFolder } from "../policy-folder.ts";
import { printDiagnostics } from "../print.ts";
import { writeNew } from "../write-new.ts";

/** Is what the command line says, as it was written. */
export interface PolicyNewArguments extends WrittenNewGate {
  readonly language: Language;
}

/** Begins a gate: its file, its cases and its binding; 2 when it cannot, and then nothing is written. */
export async function policyNew(
  id: string,
  given: string | undefined,
  options: PolicyNewArguments,
  io: Io,
): Promise<number> {
  const { language } = options;
  const folder = openFolder(policyFolder(given, io) ?? "policies", io.cwd);
  const fail = (diagnostics: readonly Diagnostic[], sources: Sources) => {
    printDiagnostics(diagnostics, sources, { language }, io);
    return EXIT.failed;
  };
  if (folder.diagnostics.length > 0) return fail(folder.diagnostics, folder.sources);
  const composed = composeGate(id, options, folder, io);
  if (!composed.request) return fail(composed.diagnostics, new Map());
  const tried = tryGate(composed, folder.files);
  if (tried.diagnostics.length > 0) return fail(tried.diagnostics, tried.sources);
  const unwritten = write(composed.files, io);
  if (unwritten.length > 0) return fail(unwritten, new Map());
  io.stdout.write(newGateText(composed, folder, language));
  return EXIT.admitted;
}

/** The profile comes last: a gate that is not bound yet is told by `policy check`, a binding without its gate too. */
function write(files: readonly ComposedFile[], io: Io): readonly Diagnostic[] {
  const path = ({ name }: ComposedFile) => resolve(io.cwd, name);
  const fresh = files.filter(({ isNew }) => isNew);
  const made = fresh.map((file) => ({ path: path(file), content: file.text, force: false }));
  const taken = made.filter((file) => existsSync(file.path));
  if (taken.length > 0)
    return taken.map((file) => runDiagnostic("file/exists", {}, displayPath(file.path, io.cwd)));
  const unwritten = writeNew(made, io);
  if (unwritten.length > 0) return unwritten;
  return files.filter(({ isNew }) => !isNew).flatMap((file) => rewrite(path(file), file));
}

function rewrite(path: string, { name, text }: ComposedFile): readonly Diagnostic[] {
  try {
    writeFileSync(path, text);
    return [];
  } catch (error) {
    return [runDiagnostic("file/unwritable", { reason: errorCode(error) }, name)];
  }
}
