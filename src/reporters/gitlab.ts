import { cut } from "./cut.ts";
import { toJson } from "./json.ts";
import { plain } from "./plain.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { acceptanceWords, remedyWords, titleWords } from "./result-words.ts";
import { anchored } from "./results/anchored.ts";
import { type Result, resultsOf } from "./results/results.ts";
import { runResult } from "./results/run-result.ts";
import { withoutRepeats } from "./results/without-repeats.ts";
import type { Language } from "./words.ts";

/** Bounds each part of a description: one long value must not bury what it is about. */
const PART = 1024;

/**
 * Writes a report for GitLab's Code Quality: a list of results, empty when there is nothing to tell, without a byte
 * order mark, which GitLab does not read. To GitLab results with the same fingerprint are one, so each has its own.
 */
export function gitlab(report: Report, sources: Sources, { language }: ReportOptions): string {
  const results = [...withoutRepeats(resultsOf(report, sources)), ...runResult(report, sources)];
  return toJson(anchored(report, results).map((result) => entryOf(result, language)));
}

function entryOf(result: Result, language: Language): object {
  const { rule, fingerprint, file, start, end } = result;
  const begin = start?.line ?? 1;
  return {
    description: descriptionOf(result, language),
    check_name: rule,
    fingerprint,
    severity: severityOf(result),
    categories: ["Security"],
    location: {
      path: file.replaceAll(/\p{Cs}/gu, "\ufffd"),
      lines: { begin, end: Math.max(end?.line ?? begin, begin) },
    },
  };
}

/** GitLab shows the description alone: what it is about, what was found, what accepts it, what is to be done. */
function descriptionOf(result: Result, language: Language): string {
  const accepted = acceptanceWords(result, language);
  const remedy = accepted === undefined ? remedyWords(result, language) : undefined;
  const found = [titleWords(result, language), result.message[language]].map((part) =>
    cut(plain(part), PART),
  );
  return [
    found.join(": "),
    ...(accepted ? [`(${cut(plain(accepted), PART)})`] : []),
    ...(remedy ? [`→ ${cut(plain(remedy), PART)}`] : []),
  ].join(" ");
}

/**
 * Grades a result: what a mandatory gate blocks for is a blocker; what blocks otherwise (a preference without
 * an accepted justification, what cannot be decided, what could not be evaluated) is critical; that something
 * held nothing to evaluate is major; advice and warnings are minor; what is accepted is for information.
 */
function severityOf({ kind, level, gate, code }: Result): string {
  if (level === "note") return "info";
  if (level === "warning") return "minor";
  if (code === "run/nothing-evaluated") return "major";
  const isFailure = kind === "finding" && gate?.outcome === "fail" && gate.enforcement === "mandatory";
  return isFailure ? "blocker" : "critical";
}
