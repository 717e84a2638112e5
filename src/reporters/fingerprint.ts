import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { lineAround } from "../core/source/position.ts";
import type { DiagnosticPlace } from "./diagnostic-place.ts";
import { occurrences } from "./results/occurrences.ts";

/**
 * Names each diagnostic by what it is about and not by where it stands, so that it is the same one after lines
 * before it came or went: by its code, its file, the line and the text it underlines, and, of equal ones, which.
 */
export function fingerprintsOf(
  diagnostics: readonly Diagnostic[],
  places: readonly (DiagnosticPlace | undefined)[],
): readonly string[] {
  const name = occurrences();
  return diagnostics.map((diagnostic, index) => name(about(diagnostic, places[index])));
}

function about({ code, range }: Diagnostic, place: DiagnosticPlace | undefined): readonly string[] {
  const text = place?.source?.text;
  if (text === undefined || !range) return [code, place?.file ?? ""];
  const { start, end } = lineAround(text, range.start);
  return [
    code,
    place?.file ?? "",
    folded(text.slice(start, end)),
    folded(text.slice(range.start, range.end)),
  ];
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
