import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { type FormatName, fileReporter, isFormat, reporters } from "../reporters/index.ts";
import { maskedDiagnostics } from "../reporters/masked-diagnostics.ts";
import { plainPaint } from "../reporters/paint.ts";
import type { Reporter } from "../reporters/report.ts";
import type { Language } from "../reporters/words.ts";
import { defaultFormat } from "../run/default-format.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import { readOutputs, writeOutputs } from "../run/outputs.ts";
import { version } from "../run/version.ts";
import type { InertIo } from "./inert-io.ts";
import { optionValue, optionValues } from "./language.ts";
import { printDiagnostics } from "./print.ts";

/** Is what was asked for, as far as it can be read. */
interface Asked {
  readonly argv: readonly string[];
  readonly language: Language;
}

/**
 * Tells why a command did not come to its end: to a CI as it reads it, else on standard error, and to who asked for
 * a report in that format. Of a check every file that was asked for is written as well, so that no report of an
 * earlier run is taken for this one's.
 */
export async function tellFailure(problem: Diagnostic, asked: Asked, io: InertIo): Promise<void> {
  const format = formatOf(asked, io);
  const diagnostics = [problem, ...(await writeFiles(problem, asked, io))];
  const { write, isCommands, leavesTheHouse } = reporters[format];
  const report = () => reportOf(diagnostics, format, asked, write);
  if (isCommands) io.ciCommands.write(report());
  else {
    if (format !== "text") io.stdout.write(report());
    const { language } = asked;
    printDiagnostics(diagnostics, new Map(), { language, redact: leavesTheHouse || isRedacted(asked) }, io);
  }
}

/** Other commands have formats of the same name and another content: of these only two are known to be alike. */
function formatOf({ argv }: Asked, io: InertIo): FormatName {
  const name = optionValue(argv, "--format");
  if (isCheck(argv)) return name !== undefined && isFormat(name) ? name : defaultFormat(io);
  if (name === undefined || !isFormat(name)) return "text";
  return name === "json" || reporters[name].isCommands ? name : "text";
}

function isCheck([command]: readonly string[]): boolean {
  return command === "check";
}

function isRedacted({ argv }: Asked): boolean {
  return argv.includes("--redact");
}

function reportOf(
  diagnostics: readonly Diagnostic[],
  format: FormatName,
  asked: Asked,
  write: Reporter,
): string {
  const isMasked = reporters[format].leavesTheHouse || isRedacted(asked);
  const report = { verdicts: [], diagnostics: isMasked ? maskedDiagnostics(diagnostics) : diagnostics };
  const { language } = asked;
  return write(report, new Map(), { language, paint: plainPaint, quiet: false, version: version() });
}

/** Gives what kept a file from being written. What is wrong with the option itself is told when all else is right. */
async function writeFiles(problem: Diagnostic, asked: Asked, io: InertIo): Promise<readonly Diagnostic[]> {
  const values = isCheck(asked.argv) ? optionValues(asked.argv, "--output") : [];
  if (values.length === 0) return [];
  try {
    const { unreadPathsOf } = await import("./unread-paths.ts");
    const { files } = readOutputs(values, await unreadPathsOf(asked.argv, io), io);
    return writeOutputs(files, (name) => reportOf([problem], name, asked, fileReporter(name)), io);
  } catch (error) {
    return [internalErrorDiagnostic(error, "--output")];
  }
}
