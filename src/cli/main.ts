import { CommanderError } from "commander";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { EXIT } from "../run/exit-code.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import type { Io } from "../run/io.ts";
import { commandLineDiagnostic } from "./command-line-diagnostic.ts";
import { inertIo } from "./inert-io.ts";
import { languageOf } from "./language.ts";
import { runProgram } from "./program.ts";
import { tellFailure } from "./tell-failure.ts";

/** Runs the command that the arguments ask for and gives its exit code; never throws, never shows a stack trace. */
export async function main(argv: readonly string[], world: Io): Promise<number> {
  const io = inertIo(world);
  const { language, diagnostic } = languageOf(argv, io);
  const fail = async (problem: Diagnostic): Promise<number> => {
    await tellFailure(problem, { argv, language }, io);
    return EXIT.failed;
  };
  if (diagnostic) return await fail(diagnostic);
  try {
    return await runProgram(argv, language, io);
  } catch (error) {
    if (error instanceof CommanderError) return await fail(commandLineDiagnostic(error, argv));
    return await fail(internalErrorDiagnostic(error, "gate57"));
  }
}
