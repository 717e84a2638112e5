import { CommanderError } from "commander";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isFormat, reporters } from "../reporters/index.ts";
import { json } from "../reporters/json.ts";
import { plainPaint } from "../reporters/paint.ts";
import type { Language } from "../reporters/words.ts";
import { defaultFormat } from "../run/default-format.ts";
import { EXIT } from "../run/exit-code.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import type { Io } from "../run/io.ts";
import { commandLineDiagnostic } from "./command-line-diagnostic.ts";
import { type InertIo, inertIo } from "./inert-io.ts";
import { languageOf, optionValue } from "./language.ts";
import { printDiagnostics } from "./print.ts";
import { runProgram } from "./program.ts";

/** Runs the command that the arguments ask for and gives its exit code; never throws, never shows a stack trace. */
export async function main(argv: readonly string[], world: Io): Promise<number> {
  const io = inertIo(world);
  const { language, diagnostic } = languageOf(argv, io);
  const fail = (problem: Diagnostic): number => {
    const format = optionValue(argv, "--format") ?? (argv[0] === "check" ? defaultFormat(io) : "text");
    printFailure(problem, { format, language }, io);
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

/** Tells why no command ran: to a CI as it reads it, else on standard error, and as data to who asked for that. */
function printFailure(
  problem: Diagnostic,
  { format, language }: { readonly format: string; readonly language: Language },
  io: InertIo,
): void {
  const report = { verdicts: [], diagnostics: [problem] };
  if (isFormat(format) && reporters[format].isCommands) {
    const options = { language, paint: plainPaint, quiet: false };
    io.ciCommands.write(reporters[format].write(report, new Map(), options));
    return;
  }
  if (format === "json") io.stdout.write(json(report, new Map()));
  printDiagnostics([problem], new Map(), { language }, io);
}
