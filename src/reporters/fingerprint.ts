import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { digestOf } from "../core/digest/digest.ts";
import { lineAround } from "../core/source/position.ts";
import type { DiagnosticPlace } from "./diagnostic-place.ts";

/**
 * Names each diagnostic by what it is about and not by where it stands, so that it is the same one after lines
 * before it came or went: by its code, its file, the line and the text it underlines, and, of equal ones, which.
 */
export function fingerprintsOf(
  diagnostics: readonly Diagnostic[],
  places: readonly (DiagnosticPlace | undefined)[],
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic, index) => {
    const digest = digestOf(about(diagnostic, places[index])).replace("sha256:", "");
    const before = seen.get(digest) ?? 0;
    seen.set(digest, before + 1);
    return `${digest}:${before + 1}`;
  });
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
