import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { countedSections, notCountedSections } from "./attestations-text.ts";
import { awaitingText } from "./awaiting-approval.ts";
import { programmesOf } from "./clause-list.ts";
import { countsLine } from "./counts-line.ts";
import { type FindingContext, taskText } from "./finding-text.ts";
import { type Assignment, assignments, remarks } from "./fold-findings.ts";
import { heading, headline, readinessLine } from "./headline.ts";
import { plain } from "./plain.ts";
import { findSource, type Report, type ReportOptions, type Sources } from "./report.ts";
import { placeName } from "./results/place-name.ts";
import { ACTOR_WORDS } from "./words.ts";

const REMARKS: Text = { vi: "ĐƯỢC GHI NHẬN, KHÔNG CHẶN", en: "NOTED, NOT BLOCKING" };

/** Writes a report for people: each document's conclusion, then what is to be done, by whom, where and why. */
export function text(report: Report, sources: Sources, options: ReportOptions): string {
  if (options.quiet) return lines(blocked(report).map((verdict) => quietLine(verdict, options)));
  const parts = report.verdicts.map((verdict) => verdictText(verdict, sources, options));
  if (report.verdicts.length > 1) parts.push(`${totals(report, options)}\n`);
  return parts.join("\n");
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}

function blocked({ verdicts }: Report): readonly Verdict[] {
  return verdicts.filter(({ decision }) => decision === "block");
}

function quietLine(verdict: Verdict, options: ReportOptions): string {
  return `${headline(verdict, options)} · ${plain(verdict.source)}`;
}

function verdictText(verdict: Verdict, sources: Sources, options: ReportOptions): string {
  const source = verdict.redacted ? undefined : findSource(sources, verdict.source);
  const context: FindingContext = {
    ...options,
    name: verdict.source,
    source,
    programmes: programmesOf(verdict),
  };
  const notCounted = notCountedSections(verdict, context);
  // Whoever is blocked looks first for why the approval handed in does not help.
  const isFirst = verdict.decision === "block";
  const sections = [
    `${headline(verdict, options)}\n${heading(verdict, options)}`,
    ...(isFirst ? notCounted : []),
    ...assignments(verdict).flatMap((assignment) => assignmentSections(assignment, context)),
    ...remarkSections(verdict, context),
    ...(isFirst ? [] : notCounted),
    ...countedSections(verdict, context),
  ];
  if (verdict.decision !== "out-of-scope") {
    sections.push(`  ${countsLine(verdict, options)}\n  ${readinessLine(verdict, options)}`);
  }
  return `${sections.join("\n\n")}\n`;
}

function assignmentSections(
  { actor, tasks, awaiting }: Assignment,
  context: FindingContext,
): readonly string[] {
  const { language, paint } = context;
  const name = ACTOR_WORDS[actor][language].toUpperCase();
  const count = tasks.reduce((sum, { findings }) => sum + findings.length, awaiting.length > 0 ? 1 : 0);
  const title = language === "vi" ? `${name} PHẢI XỬ LÝ (${count})` : `FOR ${name} (${count})`;
  const waiting = awaiting.length > 0 ? [awaitingText(awaiting, context)] : [];
  return [paint.bold(title), ...tasks.map((task) => taskText(task, context)), ...waiting];
}

function remarkSections(verdict: Verdict, context: FindingContext): readonly string[] {
  const tasks = remarks(verdict);
  if (tasks.length === 0) return [];
  return [context.paint.bold(REMARKS[context.language]), ...tasks.map((task) => taskText(task, context))];
}

/** Counts the documents by their decision, in one line. */
export function totals(
  report: Report,
  { language, paint }: Pick<ReportOptions, "language" | "paint">,
): string {
  const count = (decision: Verdict["decision"]) =>
    report.verdicts.filter((verdict) => verdict.decision === decision).length;
  // What is wrong with the command line is about none of the documents.
  const errors = report.diagnostics.filter(
    ({ severity, source }) => severity === "error" && placeName(source) !== "",
  );
  const failed = new Set(errors.map(({ source }) => source)).size;
  const parts =
    language === "vi"
      ? [`${report.verdicts.length} tài liệu: ${count("admit")} phù hợp`, `${count("block")} chưa phù hợp`]
      : [`${report.verdicts.length} documents: ${count("admit")} admitted`, `${count("block")} not admitted`];
  if (count("out-of-scope") > 0) {
    parts.push(`${count("out-of-scope")} ${language === "vi" ? "ngoài phạm vi" : "out of scope"}`);
  }
  if (failed > 0)
    parts.push(`${failed} ${language === "vi" ? "không đánh giá được" : "could not be judged"}`);
  return paint.bold(parts.join(", "));
}
