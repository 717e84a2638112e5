import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { positionAt } from "../core/source/position.ts";
import type { Position, Source } from "../core/source/source.ts";
import { fileOf, findSource, type Sources } from "./report.ts";

/** Is where a diagnostic points, for programs: its file, and the first and the position after the last character. */
export interface DiagnosticPlace {
  readonly file: string;
  readonly source?: Source;
  readonly start?: Position;
  readonly end?: Position;
}

/** Finds the place of a diagnostic; nothing where it is about no file. */
export function placeOfDiagnostic(diagnostic: Diagnostic, sources: Sources): DiagnosticPlace | undefined {
  if (diagnostic.source === "") return undefined;
  const file = fileOf(diagnostic.source);
  const source = findSource(sources, diagnostic.source);
  if (!source) return { file };
  const { range } = diagnostic;
  if (!range) return { file, source };
  const end = positionAt(source.text, Math.max(range.end, range.start));
  return { file, source, start: positionAt(source.text, range.start), end };
}
