import { azure } from "./azure.ts";
import { consoleText } from "./console-text.ts";
import { csv } from "./csv.ts";
import { githubReport } from "./github-report.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown/markdown.ts";
import type { Reporter } from "./report.ts";
import { sarif } from "./sarif/sarif.ts";
import { verdictJunit, verdictTap } from "./suites/verdict-reports.ts";
import { text } from "./text.ts";

/** Is a format of a check's report. */
export interface Format {
  readonly write: Reporter;
  /**
   * Tells that such reports are made to be read elsewhere: they are written of what is masked, whatever else
   * was asked for.
   */
  readonly leavesTheHouse: boolean;
  /** Tells that a CI obeys such a report: printed, it is the only text that may hold commands, and it is the whole log. */
  readonly isCommands: boolean;
}

/** Finds a reporter by the name of its format. */
export const reporters = {
  text: { write: text, leavesTheHouse: false, isCommands: false },
  json: { write: json, leavesTheHouse: false, isCommands: false },
  sarif: { write: sarif, leavesTheHouse: true, isCommands: false },
  junit: { write: verdictJunit, leavesTheHouse: true, isCommands: false },
  tap: { write: verdictTap, leavesTheHouse: true, isCommands: false },
  gitlab: { write: gitlab, leavesTheHouse: true, isCommands: false },
  azure: { write: azure, leavesTheHouse: true, isCommands: true },
  github: { write: githubReport, leavesTheHouse: true, isCommands: true },
  markdown: { write: markdown, leavesTheHouse: true, isCommands: false },
  csv: { write: csv, leavesTheHouse: true, isCommands: false },
} as const satisfies Readonly<Record<string, Format>>;

/** Names a format in which the report of a check is written. */
export type FormatName = keyof typeof reporters;

/** Lists the formats of the report of a check. */
export const FORMATS: readonly FormatName[] = [
  "text",
  "json",
  "sarif",
  "junit",
  "tap",
  "gitlab",
  "azure",
  "github",
  "markdown",
  "csv",
];

/** Tells whether a name is that of a format. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(reporters, name);
}

/**
 * Finds what writes a format to a file: text as into a log, with the run's own diagnostics, for which a file has no
 * second stream, and obeyed by no CI that prints it later.
 */
export function fileReporter(name: FormatName): Reporter {
  return name === "text" ? consoleText : reporters[name].write;
}
