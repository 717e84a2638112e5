import type { Text } from "../../core/source/source.ts";
import type { Gate, Verdict } from "../../generated/types/verdict.ts";
import { decisionWords } from "../decision-words.ts";
import { grouped } from "../grouped.ts";
import type { Report, Sources } from "../report.ts";
import { acceptanceWords, remedyWords } from "../result-words.ts";
import { placeName } from "../results/place-name.ts";
import { type Result, resultsOf } from "../results/results.ts";
import { runResult } from "../results/run-result.ts";
import { ENFORCEMENT_WORDS, type Language, OUTCOME_WORDS, STAGE_WORDS } from "../words.ts";
import type { Suite, SuiteCase, Suites, Trouble } from "./suites.ts";

const NAME = "gate57 check";
const RUN = "gate57";
const FINDING: Text = { vi: "phát hiện", en: "finding" };
const CLAUSES: Text = { vi: "căn cứ", en: "clauses" };
const HELP: Text = { vi: "gợi ý", en: "help" };
const PLACE: Text = { vi: "tại", en: "at" };

/**
 * Gives a report as test suites: one of each document with a case for each binding, met or not, and one of what
 * could not be evaluated. A run that does not admit all it was asked about has a failure or an error in it.
 */
export function verdictSuites(report: Report, sources: Sources, language: Language): Suites {
  const results = resultsOf(report, sources);
  const byVerdict = grouped(results, ({ verdict }) => verdict);
  const others = [...(byVerdict.get(undefined) ?? []), ...runResult(report, sources)];
  const suites = report.verdicts.map((verdict) => suiteOf(verdict, byVerdict.get(verdict) ?? [], language));
  const run = { name: RUN, cases: diagnosticCases(others, language) };
  return { name: NAME, suites: others.length === 0 ? suites : [...suites, run] };
}

function suiteOf(verdict: Verdict, results: readonly Result[], language: Language): Suite {
  const { source, systemId, profile, stage } = verdict;
  const file = placeName(source);
  const byGate = grouped(results, ({ gate }) => gate);
  const gates = verdict.gates.map((gate) => gateCase(gate, byGate.get(gate) ?? [], language));
  const whole = (byGate.get(undefined) ?? []).map((result) => blockedCase(verdict, result, language));
  const cases = [...gates, ...whole];
  const asked = [systemId, profile, STAGE_WORDS[stage][language]].join(", ");
  return {
    name: `${file}${nth(source)}, ${asked}`,
    // The file is told by the suite, and its points would divide the name.
    className: `${RUN}.${asked.replaceAll(".", "_")}`,
    ...(file === "" ? {} : { file }),
    cases: cases.length === 0 ? [unaskedCase(verdict, language)] : cases,
  };
}

/** Tells the documents of one stream apart. */
function nth(source: string): string {
  return /#\d+$/.exec(source)?.[0] ?? "";
}

function gateCase(gate: Gate, results: readonly Result[], language: Language): SuiteCase {
  const name = `${gate.number} ${gate.title[language]} (${gate.binding})`;
  const blocking = results.filter(({ level }) => level === "error");
  if (gate.blocking) return { name, trouble: troubleOf(gate, blocking, language) };
  if (gate.outcome === "pass") return { name };
  return { name, skipped: reasonOf(gate, results, language) };
}

/** An error is no answer at all: what broke in evaluating it. All else that blocks is an answer. */
function troubleOf(gate: Gate, results: readonly Result[], language: Language): Trouble {
  const isBroken = results.some(({ code }) => code === "gate/evaluation-error");
  const messages = results.map(({ message }) => message[language]);
  // Requirements that lack the same thing say the same: it is told once.
  const told = [...new Set(results.map((result) => detailOf(result, language)))];
  const places = told.map((detail, index) => [`${FINDING[language]} ${index + 1}`, detail] as const);
  return {
    kind: isBroken ? "error" : "failure",
    type: gate.outcome,
    message: `${OUTCOME_WORDS[gate.outcome][language]}: ${[...new Set(messages)].join("; ")}`,
    details: { ...Object.fromEntries(places), [CLAUSES[language]]: gate.clauses.join(", ") },
  };
}

function detailOf(result: Result, language: Language): string {
  const { message, path = "" } = result;
  const remedy = remedyWords(result, language);
  const place = `${placeOf(result)} ${path}`.trim();
  return [place, message[language], remedy ? `→ ${remedy}` : ""].filter((line) => line !== "").join("\n");
}

function placeOf({ file, start }: Result): string {
  return start && file !== "" ? `${file}:${start.line}:${start.column}` : file;
}

/** Says why a gate that is not met does not block. */
function reasonOf(gate: Gate, results: readonly Result[], language: Language): string {
  const isAdvice = gate.outcome !== "not-applicable" && gate.disposition === "none";
  const reasons = results.map((result) => {
    const accepted = acceptanceWords(result, language);
    return accepted ? `${result.message[language]} (${accepted})` : result.message[language];
  });
  const outcome = OUTCOME_WORDS[gate.outcome][language];
  const lead = isAdvice ? `${outcome} (${ENFORCEMENT_WORDS[gate.enforcement][language]})` : outcome;
  return reasons.length === 0 ? lead : `${lead}: ${[...new Set(reasons)].join("; ")}`;
}

function blockedCase(verdict: Verdict, { code, message }: Result, language: Language): SuiteCase {
  const trouble = { kind: "failure", type: code, message: message[language], details: {} } as const;
  return { name: decisionWords(verdict)[language], trouble };
}

/** Of a system that is out of scope no gate is asked, and it is not admitted either. */
function unaskedCase(verdict: Verdict, language: Language): SuiteCase {
  const words = decisionWords(verdict)[language];
  return { name: words, skipped: words };
}

/** Names each by its code and place; of those that are alike even so, by its number: readers take one name for one case. */
function diagnosticCases(results: readonly Result[], language: Language): readonly SuiteCase[] {
  const seen = new Map<string, number>();
  return results.map((result) => {
    const name = `${result.code} ${placeOf(result)}`.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return diagnosticCase(result, count === 1 ? name : `${name} (${count})`, language);
  });
}

function diagnosticCase(result: Result, name: string, language: Language): SuiteCase {
  const { code, message, level } = result;
  if (level !== "error") return { name, skipped: message[language] };
  const place = placeOf(result);
  const remedy = remedyWords(result, language);
  const details = {
    ...(place === "" ? {} : { [PLACE[language]]: place }),
    ...(remedy ? { [HELP[language]]: remedy } : {}),
  };
  return { name, trouble: { kind: "error", type: code, message: message[language], details } };
}
