import { CommanderError } from "commander";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { json } from "../reporters/json.ts";
import { EXIT } from "../run/exit-code.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import type { Io } from "../run/io.ts";
import { commandLineDiagnostic } from "./command-line-diagnostic.ts";
import { languageOf, optionValue } from "./language.ts";
import { printDiagnostics } from "./print.ts";
import { runProgram } from "./program.ts";

/** Runs the command that the arguments ask for and gives its exit code; never throws, never shows a stack trace. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const { language, diagnostic } = languageOf(argv, io);
  const fail = (problem: Diagnostic): number => {
    const report = { verdicts: [], diagnostics: [problem] };
    if (optionValue(argv, "--format") === "json") io.stdout.write(json(report, new Map()));
    printDiagnostics([problem], new Map(), { language }, io);
    return EXIT.failed;
  };
  if (diagnostic) return fail(diagnostic);
  try {
    return await runProgram(argv, language, io);
  } catch (error) {
    if (error instanceof CommanderError) return fail(commandLineDiagnostic(error, argv));
    return fail(internalErrorDiagnostic(error, "gate57"));
  }
}
