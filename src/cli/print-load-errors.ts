import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { loadSummary } from "../reporters/lint/check-summary.ts";
import type { Sources } from "../reporters/report.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import { paintFor, printDiagnostics } from "./print.ts";

/** What is wrong with the command or the run says nothing of what is in the files. */
const NOT_OF_FILES = /^(?:usage|run)\//;

/** Prints what keeps a policy set from loading, and last how much that is; `all` of it, where not all is listed. */
export function printLoadErrors(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  { language, all = diagnostics }: { readonly language: Language; readonly all?: readonly Diagnostic[] },
  io: Io,
): void {
  printDiagnostics(diagnostics, sources, { language }, io);
  if (diagnostics.every(({ code }) => NOT_OF_FILES.test(code))) return;
  io.stderr.write(`\n${loadSummary(all, { language, paint: paintFor(io.stderr, io) })}`);
}
