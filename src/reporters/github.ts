import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { placeOfDiagnostic } from "./diagnostic-place.ts";
import { plain } from "./plain.ts";
import type { Sources } from "./report.ts";
import type { Language } from "./words.ts";

/** Writes diagnostics as workflow commands, which GitHub shows at the lines they are about; one line each. */
export function github(diagnostics: readonly Diagnostic[], sources: Sources, language: Language): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic, sources, language)}\n`).join("");
}

function command(diagnostic: Diagnostic, sources: Sources, language: Language): string {
  const { code, severity, message, help } = diagnostic;
  const written = [...propertiesOf(diagnostic, sources), ["title", code] as const]
    .map(([name, value]) => `${name}=${escapedProperty(value)}`)
    .join(",");
  const lines = [message, ...(help ? [help] : [])].map((text) => plain(text[language]));
  return `::${severity} ${written}::${escapedData(lines.join("\n"))}`;
}

/** GitHub takes columns only of a place on one line; the last one is part of it. */
function propertiesOf(diagnostic: Diagnostic, sources: Sources): readonly (readonly [string, string])[] {
  const place = placeOfDiagnostic(diagnostic, sources);
  if (!place) return [];
  const file = ["file", place.file] as const;
  const { start, end } = place;
  if (!start || !end) return [file];
  const lines = [file, ["line", String(start.line)], ["endLine", String(end.line)]] as const;
  if (start.line !== end.line) return lines;
  const last = Math.max(end.column - 1, start.column);
  return [...lines, ["col", String(start.column)], ["endColumn", String(last)]];
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
