import type { Text } from "../core/source/source.ts";
import type { CheckAnnotation } from "../github/check-run.ts";
import { plain } from "../reporters/plain.ts";
import type { Language } from "../reporters/words.ts";
import type { AnnotatedResult } from "./reporting-needs.ts";

/** Bounds the annotations of a check run: each fifty take a request, and requests that write wait a second. */
export const MOST_ANNOTATIONS = 500;

/** Is what a check run marks, and what there was no room for. */
export interface CheckAnnotations {
  readonly annotations: readonly CheckAnnotation[];
  readonly left: number;
}

const LEVELS = { error: "failure", warning: "warning", note: "notice" } as const;

/** Marks the results that are about a file, what blocks first; a result about no file is in the summary alone. */
export function checkAnnotations(results: readonly AnnotatedResult[], language: Language): CheckAnnotations {
  const placed = results.filter(({ file }) => isBelow(file));
  const ranked = [...placed.filter(isError), ...placed.filter((result) => !isError(result))];
  const kept = ranked.slice(0, MOST_ANNOTATIONS);
  return {
    annotations: kept.map((result) => annotationOf(result, language)),
    left: ranked.length - kept.length,
  };
}

/** Words what there was no room for. */
export function leftWords(left: number): Text {
  return {
    vi: `\n\n… và ${left} chú thích nữa, xem báo cáo.`,
    en: `\n\n… and ${left} more annotations: see the report.`,
  };
}

function isError({ level }: AnnotatedResult): boolean {
  return level === "error";
}

/** A path that leads out of the repository, or is none, is refused by GitHub with all the others. */
function isBelow(file: string): boolean {
  if (file === "" || file.startsWith("/") || file.includes("\\")) return false;
  return !file.split("/").some((segment) => segment === "" || segment === "." || segment === "..");
}

function annotationOf(result: AnnotatedResult, language: Language): CheckAnnotation {
  const { level, title, message, remedy, file, start, end } = result;
  const said = [message[language], ...(remedy ? [remedy[language]] : [])].join("\n\n");
  return {
    path: file,
    ...placeOf(start, end),
    level: LEVELS[level],
    title: plain(title[language] || message[language]),
    message: said.split("\n").map(plain).join("\n"),
  };
}

type Place = Pick<CheckAnnotation, "startLine" | "endLine" | "startColumn" | "endColumn">;

/** GitHub counts the last character in; a result ends after it. */
function placeOf(start: AnnotatedResult["start"], end: AnnotatedResult["end"]): Place {
  if (!start) return { startLine: 1, endLine: 1 };
  if (!end || end.line < start.line) return { startLine: start.line, endLine: start.line };
  if (end.line > start.line) {
    return { startLine: start.line, endLine: end.column > 1 ? end.line : end.line - 1 };
  }
  const endColumn = Math.max(start.column, end.column - 1);
  return { startLine: start.line, endLine: end.line, startColumn: start.column, endColumn };
}
