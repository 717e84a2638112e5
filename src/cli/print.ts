import { createColors } from "picocolors";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { AnswerFormat } from "../reporters/answer-formats.ts";
import { diagnosticsText } from "../reporters/diagnostics.ts";
import { reportedError, toJson } from "../reporters/json.ts";
import { maskedDiagnostics } from "../reporters/masked-diagnostics.ts";
import { type Paint, plainPaint } from "../reporters/paint.ts";
import type { Sources } from "../reporters/report.ts";
import type { Language } from "../reporters/words.ts";
import type { Io, Output } from "../run/io.ts";

/** Chooses colour for a place: a terminal has it; NO_COLOR takes it away, FORCE_COLOR gives it anywhere. */
export function paintFor(output: Output, { env }: Io): Paint {
  if (env.NO_COLOR) return plainPaint;
  const forced = env.FORCE_COLOR;
  const isWanted = forced === undefined ? output.isTerminal && env.TERM !== "dumb" : forced !== "0";
  if (!isWanted) return plainPaint;
  const { bold, dim, red, green, yellow, cyan } = createColors(true);
  return { bold, dim, red, green, yellow, cyan };
}

/** Says how diagnostics are to be printed. */
export interface PrintOptions {
  readonly language: Language;
  /** Keeps what documents say out of the print. */
  readonly redact?: boolean;
}

/** Prints the run's own diagnostics to standard error, each with the line it is about. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  { language, redact = false }: PrintOptions,
  io: Io,
): void {
  const shown = redact ? maskedDiagnostics(diagnostics) : diagnostics;
  const options = { language, paint: paintFor(io.stderr, io), excerpts: !redact };
  io.stderr.write(diagnosticsText(shown, sources, options));
}

/** Is the answer of a command that gives no verdict: as text, or the same as data. */
export interface Answer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Prints an answer in the format asked for: what was found to standard output, what went wrong to standard error. */
export function printAnswer(
  { text, data, diagnostics, sources }: Answer,
  { format, language }: { readonly format: AnswerFormat; readonly language: Language },
  io: Io,
): void {
  const errors = diagnostics.map((diagnostic) => reportedError(diagnostic, sources));
  io.stdout.write(format === "json" ? toJson({ version: "gate57/v1", ...data, errors }) : text);
  printDiagnostics(diagnostics, sources, { language }, io);
}
