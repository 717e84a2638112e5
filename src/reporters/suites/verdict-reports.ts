import type { Report, ReportOptions, Sources } from "../report.ts";
import { junit } from "./junit.ts";
import { tap } from "./tap.ts";
import { verdictSuites } from "./verdict-suites.ts";

/** Writes a report as JUnit XML. */
export function verdictJunit(report: Report, sources: Sources, { language }: ReportOptions): string {
  return junit(verdictSuites(report, sources, language));
}

/** Writes a report by the Test Anything Protocol. */
export function verdictTap(report: Report, sources: Sources, { language }: ReportOptions): string {
  return tap(verdictSuites(report, sources, language));
}
