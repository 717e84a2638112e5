import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { placeOfDiagnostic } from "../diagnostic-place.ts";
import type { Report, Sources } from "../report.ts";
import { unexplained } from "../results/unexplained.ts";
import { named, type PageContext, said, titled } from "./context.ts";
import type { Section, Unit } from "./page.ts";
import { PAGE_WORDS } from "./words.ts";

/** Tells what could not be evaluated: it comes before all verdicts, for no other answer is whole without it. */
export function errorUnits({ diagnostics }: Report, sources: Sources, context: PageContext): readonly Unit[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const heading = `## ✘ ${PAGE_WORDS.errors[context.language]} (${errors.length})`;
  if (errors.length === 0) return [];
  const items = { open: "", isTight: true };
  return [
    { text: heading, under: [], tier: 0, isCounted: false },
    ...diagnosticUnits(errors, [items], sources, context, 1),
  ];
}

/** Tells what the run warns of, after all verdicts. */
export function warningUnits(
  { diagnostics }: Report,
  sources: Sources,
  context: PageContext,
): readonly Unit[] {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const title = `## ${PAGE_WORDS.warnings[context.language]} (${warnings.length})`;
  return diagnosticUnits(warnings, [{ open: title, isTight: true }], sources, context, 2);
}

/** Says of a run in which something held nothing to evaluate that it is no pass. */
export function nothingUnits(report: Report, { language }: PageContext): readonly Unit[] {
  const nothing = unexplained.run(report);
  if (!nothing) return [];
  const text = `## – ${titled(nothing.title[language])}\n\n${said(nothing.message[language])}`;
  return [{ text, under: [], tier: 0, isCounted: false }];
}

function diagnosticUnits(
  diagnostics: readonly Diagnostic[],
  under: readonly Section[],
  sources: Sources,
  context: PageContext,
  tier: Unit["tier"],
): readonly Unit[] {
  return diagnostics.map((diagnostic) => ({
    text: diagnosticItem(diagnostic, sources, context),
    ...{ under, tier, isCounted: true },
  }));
}

function diagnosticItem(diagnostic: Diagnostic, sources: Sources, { language }: PageContext): string {
  const { code, message, help } = diagnostic;
  const { file, start } = placeOfDiagnostic(diagnostic, sources) ?? {};
  const place = start ? `${file}:${start.line}:${start.column}` : file;
  const where = place === undefined ? "" : ` (${named(place)})`;
  const advice = help ? `<br>\n  ${PAGE_WORDS.help[language]}: ${said(help[language])}` : "";
  return `- ${named(code)} ${said(message[language])}${where}${advice}`;
}
