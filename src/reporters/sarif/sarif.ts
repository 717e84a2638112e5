import type { Verdict } from "../../generated/types/verdict.ts";
import type { Report, ReportOptions, Sources } from "../report.ts";
import { anchored } from "../results/anchored.ts";
import { placeName } from "../results/place-name.ts";
import { type Result, resultsOf } from "../results/results.ts";
import { outcomeOf } from "../results/run-outcome.ts";
import { runResult } from "../results/run-result.ts";
import { unexplained } from "../results/unexplained.ts";
import { withoutRepeats } from "../results/without-repeats.ts";
import type { Language } from "../words.ts";
import { type AskedGate, askedGates } from "./asked-gates.ts";
import { SARIF_LIMITS } from "./limits.ts";
import { lawOf } from "./rule-help.ts";
import { gateRule, otherRules } from "./rules.ts";
import { type SarifRule, sarifLog } from "./sarif-log.ts";
import { sarifResult } from "./sarif-results.ts";
import { supportedTaxonomies, taxonomiesOf, writtenTaxonomies } from "./taxonomies.ts";

/** Writes a report as SARIF 2.1.0: one run, every gate that was asked as a rule, every finding as a result. */
export function sarif(report: Report, sources: Sources, options: ReportOptions): string {
  const { language, version } = options;
  const all = [...withoutRepeats(resultsOf(report, sources)), ...runResult(report, sources)];
  const kept = gravestFirst(anchored(report, all));
  const law = lawOf(report.policies);
  const gates = keptGates(askedGates(report.verdicts), kept);
  const taxonomies = taxonomiesOf(gates.flatMap(({ clauses }) => clauses));
  const rules = [
    ...gates.map((gate) => gateRule(gate, law, taxonomies, options)),
    ...otherRules(kept, options),
  ];
  return sarifLog({
    ...{ version, language, rules },
    driver: taxonomies.size === 0 ? {} : { supportedTaxonomies: supportedTaxonomies(taxonomies) },
    invocation: invocationOf(report, all.length - kept.length, language),
    results: written(kept, rules, language),
    run: {
      automationDetails: { id: categoryOf(report.verdicts) },
      ...(taxonomies.size === 0 ? {} : { taxonomies: writtenTaxonomies(taxonomies, law.clauses, language) }),
      properties: propertiesOf(report.verdicts),
    },
  });
}

function written(results: readonly Result[], rules: readonly SarifRule[], language: Language) {
  const indexes = new Map(rules.map(({ id }, index) => [id, index] as const));
  return results.map((result) => sarifResult(result, indexes.get(result.rule) ?? -1, language));
}

const GRAVITY: readonly Result["level"][] = ["error", "warning", "note"];

/** Keeps the order of the report, unless there is too much: then what blocks is kept before all else. */
function gravestFirst(results: readonly Result[]): readonly Result[] {
  if (results.length <= SARIF_LIMITS.results) return results;
  const sorted = GRAVITY.flatMap((level) => results.filter((result) => result.level === level));
  return sorted.slice(0, SARIF_LIMITS.results);
}

/** There are as many rules as a run may have: those that results speak of are kept before the others. */
function keptGates(gates: readonly AskedGate[], results: readonly Result[]): readonly AskedGate[] {
  const spoken = new Set(results.map(({ rule }) => rule));
  const room = SARIF_LIMITS.rules - new Set(results.filter(({ gate }) => !gate).map(({ rule }) => rule)).size;
  if (gates.length <= room) return gates;
  const isSpoken = ({ id }: AskedGate) => spoken.has(id);
  return [...gates.filter(isSpoken), ...gates.filter((gate) => !isSpoken(gate))].slice(0, room);
}

function invocationOf(report: Report, left: number, language: Language) {
  const outcome = outcomeOf(report);
  const nothing = unexplained.run(report);
  const more = {
    vi: `còn ${left} kết quả không được ghi ở đây, xem báo cáo dạng JSON`,
    en: `${left} more results are not written here; the report in JSON has them all`,
  };
  const notifications = [
    ...(nothing ? [notification("error", nothing.code, nothing.message[language])] : []),
    ...(left > 0 ? [notification("warning", "report/results-left-out", more[language])] : []),
  ];
  return {
    executionSuccessful: outcome === "admitted" || outcome === "blocked",
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function notification(level: "error" | "warning", id: string, text: string): object {
  return { descriptor: { id }, level, message: { text } };
}

/** Keeps the reports of one commit apart by what was asked: of another stage they are another category. */
function categoryOf(verdicts: readonly Verdict[]): string {
  const joined = (all: readonly string[]) =>
    [...new Set(all)]
      .map((one) => one.replaceAll(/[^\w.-]/g, "_"))
      .sort()
      .join("+") || "none";
  const profile = joined(verdicts.map((verdict) => verdict.profile));
  return `gate57/${profile}/${joined(verdicts.map(({ stage }) => stage))}/`;
}

function propertiesOf(verdicts: readonly Verdict[]): object {
  const [policyDigest = null] = verdicts.map((verdict) => verdict.policyDigest);
  const decisions = verdicts.map(({ source, systemId, decision, stage, profile, asOf, redacted }) => ({
    ...{ source: placeName(source), systemId, decision, stage, profile, asOf, redacted },
  }));
  return { policyDigest, decisions };
}
