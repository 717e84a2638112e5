import { csv } from "./csv.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
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
}

/** Finds a reporter by the name of its format. */
export const reporters = {
  text: { write: text, leavesTheHouse: false },
  json: { write: json, leavesTheHouse: false },
  sarif: { write: sarif, leavesTheHouse: true },
  junit: { write: verdictJunit, leavesTheHouse: true },
  tap: { write: verdictTap, leavesTheHouse: true },
  gitlab: { write: gitlab, leavesTheHouse: true },
  csv: { write: csv, leavesTheHouse: true },
} as const satisfies Readonly<Record<string, Format>>;

/** Names a format in which the report of a check is written. */
export type FormatName = keyof typeof reporters;

/** Lists the formats of the report of a check. */
export const FORMATS: readonly FormatName[] = ["text", "json", "sarif", "junit", "tap", "gitlab", "csv"];

/** Tells whether a name is that of a format. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(reporters, name);
}
