import { diagnosticsText } from "./diagnostics.ts";
import { withoutCommands } from "./inert.ts";
import { plainPaint } from "./paint.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { text } from "./text.ts";

/**
 * Writes the report for people who read a CI's log or a file: as `text` does, without colour, with the run's own
 * diagnostics after it and none of it a command. With these no line of a file is drawn: logs are read by others.
 */
export function consoleText(report: Report, sources: Sources, options: ReportOptions): string {
  const { language } = options;
  const told = text(report, sources, { ...options, paint: plainPaint });
  const problems = diagnosticsText(report.diagnostics, sources, {
    ...{ language, paint: plainPaint, excerpts: false },
  });
  return withoutCommands([told, problems].filter((part) => part !== "").join("\n"));
}
