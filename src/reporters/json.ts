import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { positionAt } from "../core/source/position.ts";
import type { VerdictDocument } from "../generated/types/verdict.ts";
import { withoutCommandsInJson } from "./inert.ts";
import { findSource, type Report, type Sources } from "./report.ts";
import { UNSEEN } from "./unseen.ts";

type ReportedError = VerdictDocument["errors"][number];

/** Writes a report as `schemas/verdict.schema.json` says: the same report gives the same bytes. */
export function json({ verdicts, diagnostics }: Report, sources: Sources): string {
  return toJson({
    version: "gate57/v1",
    verdicts,
    errors: diagnostics.map((diagnostic) => reportedError(diagnostic, sources)),
  });
}

/** Turns a diagnostic into an entry of `errors`, its range into lines and columns. */
export function reportedError(diagnostic: Diagnostic, sources: Sources): ReportedError {
  const { source, code, severity, message, help } = diagnostic;
  const location = locationOf(diagnostic, sources);
  return { source, code, severity, message, ...(help ? { help } : {}), ...(location ? { location } : {}) };
}

/**
 * Writes a value as JSON with a line break at its end. Characters that a terminal would obey or hide, and one of
 * what a CI would take for a command, are escaped: they can only stand inside strings, where the escape means the same.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${withoutCommandsInJson(text.replaceAll(UNSEEN, escaped))}\n`;
}

/** JSON knows characters beyond the first 65,536 by the two halves of their pair. */
function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

function locationOf({ source, range, path }: Diagnostic, sources: Sources): ReportedError["location"] {
  const text = findSource(sources, source)?.text;
  if (range === undefined || text === undefined) return undefined;
  const span = { start: positionAt(text, range.start), end: positionAt(text, range.end) };
  return path === undefined ? span : { path, ...span };
}
