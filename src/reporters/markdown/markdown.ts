import { plainPaint } from "../paint.ts";
import type { Report, ReportOptions, Sources } from "../report.ts";
import { totals } from "../totals.ts";
import { named, pageContext } from "./context.ts";
import { pageOf, type Unit } from "./page.ts";
import { errorUnits, nothingUnits, warningUnits } from "./run-units.ts";
import { decisionHeading, verdictUnits } from "./verdict-units.ts";
import { leftOut, PAGE_WORDS } from "./words.ts";

/**
 * Writes a report as Markdown for a job's summary or a comment: each document's conclusion, what is to be done, by
 * whom, where and why. Texts of others are shown and do nothing, on GitHub and on GitLab.
 */
export function markdown(report: Report, sources: Sources, options: ReportOptions): string {
  const units = options.quiet ? quietUnits(report, sources, options) : allUnits(report, sources, options);
  const { language, maximumBytes = Number.POSITIVE_INFINITY } = options;
  return pageOf(units, maximumBytes, (count) => leftOut(count)[language]);
}

function allUnits(report: Report, sources: Sources, options: ReportOptions): readonly Unit[] {
  const context = pageContext(options);
  const { verdicts } = report;
  return [
    ...nothingUnits(report, context),
    ...totalsUnits(report, options),
    ...errorUnits(report, sources, context),
    ...verdicts.flatMap((verdict) => verdictUnits(verdict, context)),
    ...warningUnits(report, sources, context),
  ];
}

function totalsUnits(report: Report, { language }: ReportOptions): readonly Unit[] {
  const told = totals(report, { language, paint: plainPaint });
  return told === undefined ? [] : [{ text: `**${told}**`, under: [], tier: 0, isCounted: false }];
}

/** Only an empty page may be taken for a pass, so what was not evaluated is told here as well. */
function quietUnits(report: Report, sources: Sources, options: ReportOptions): readonly Unit[] {
  const context = pageContext(options);
  const blocked = report.verdicts.filter(({ decision }) => decision === "block");
  const headings = blocked.map(
    (verdict): Unit => ({
      text: `${decisionHeading(verdict, context)}\n\n${PAGE_WORDS.file[options.language]}: ${named(verdict.source)}`,
      ...{ under: [], tier: 0, isCounted: true },
    }),
  );
  return [...nothingUnits(report, context), ...errorUnits(report, sources, context), ...headings];
}
