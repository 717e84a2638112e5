import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { limits } from "../core/parse/limits.ts";
import { excerpt } from "../core/source/excerpt.ts";
import { positionAt } from "../core/source/position.ts";
import type { Range, Source, Text } from "../core/source/source.ts";
import { indented } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import { fileOf, findSource, type Sources } from "./report.ts";
import type { Language } from "./words.ts";

/** Says how diagnostics are to be written. */
export interface DiagnosticOptions {
  readonly language: Language;
  readonly paint: Paint;
  /** False leaves out the lines of the sources, which may hold what must not leave the house. */
  readonly excerpts: boolean;
}

const ERROR: Text = { vi: "lỗi", en: "error" };
const WARNING: Text = { vi: "lưu ý", en: "warning" };
const HELP: Text = { vi: "gợi ý", en: "help" };

/** How many lines of the sources are drawn: of more, nobody reads more than the place. */
const EXCERPTS = limits.diagnostics;

/** Writes diagnostics for people, each with its place, the line it is about and what to do. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: DiagnosticOptions,
): string {
  const look = (index: number) => ({ ...options, excerpts: options.excerpts && index < EXCERPTS });
  return diagnostics
    .map((diagnostic, index) => `${diagnosticLines(diagnostic, sources, look(index))}\n`)
    .join("\n");
}

function diagnosticLines(diagnostic: Diagnostic, sources: Sources, options: DiagnosticOptions): string {
  const { severity, code, message, help, range } = diagnostic;
  const { language, paint } = options;
  const label = severity === "error" ? paint.red(ERROR[language]) : paint.yellow(WARNING[language]);
  const source = findSource(sources, diagnostic.source);
  const lines = [
    `${label}[${plain(code)}]: ${paint.bold(plain(message[language]))}`,
    place(diagnostic, source),
  ];
  if (source && range && options.excerpts) lines.push(indented(paintedExcerpt(source, range, paint), 2));
  if (help) lines.push(`  ${paint.cyan(`${HELP[language]}:`)} ${plain(help[language])}`);
  return lines.filter((line) => line !== "").join("\n");
}

function place({ source: name, range }: Diagnostic, source: Source | undefined): string {
  if (name === "") return "";
  if (!source || !range) return `  ${plain(name)}`;
  const { line, column } = positionAt(source.text, range.start);
  return `  ${plain(fileOf(name))}:${line}:${column}`;
}

/** Draws the line of a range with its carets, the frame dimmed and the carets red. */
export function paintedExcerpt(source: Source, range: Range, paint: Paint): string {
  const [frame = "", code = "", carets = ""] = excerpt(source, range).split("\n");
  const bar = carets.indexOf("|") + 1;
  return [
    paint.dim(frame),
    `${paint.dim(code.slice(0, bar))}${code.slice(bar)}`,
    `${paint.dim(carets.slice(0, bar))}${paint.red(carets.slice(bar))}`,
  ].join("\n");
}
