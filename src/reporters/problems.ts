import type { Position, Text } from "../core/source/source.ts";
import type { Gate } from "../generated/types/verdict.ts";
import { isSwitchedOff } from "./awaiting-approval.ts";
import { clauseList, programmesOf } from "./clause-list.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { acceptanceWords, remedyWords } from "./result-words.ts";
import { type Result, resultsOf } from "./results/results.ts";
import { unexplained } from "./results/unexplained.ts";
import { DISPOSITION_WORDS, ENFORCEMENT_WORDS, type Language } from "./words.ts";

/** Is one thing to annotate, however many gates say it. */
export interface Problem {
  readonly level: Result["level"];
  readonly code: string;
  readonly title: string;
  /** What is so, then who must do what, then by which clauses. */
  readonly message: readonly string[];
  readonly file: string;
  readonly start?: Position | undefined;
  readonly end?: Position | undefined;
}

const CLAUSES: Text = { vi: "căn cứ", en: "clauses" };

/** Lists what a CI is to show beside the code: a thing that several gates say is told once, with all of them. */
export function problemsOf(
  report: Report,
  sources: Sources,
  { language, quiet }: Pick<ReportOptions, "language" | "quiet">,
): readonly Problem[] {
  const results = resultsOf(report, sources);
  // What waits for the approval of the design comes after its cause.
  const sorted = [...results.filter((one) => !isWaiting(one)), ...results.filter(isWaiting)];
  const problems = [
    ...foldedResults(sorted).map((same) => problemOf(same, language)),
    ...nothingProblems(report, language),
  ];
  return quiet ? problems.filter(({ level }) => level === "error") : problems;
}

function isWaiting({ finding }: Result): boolean {
  return finding !== undefined && isSwitchedOff(finding);
}

/** Gathers the results that tell one thing: the same words and answer, for the same actor, at the same place. */
function foldedResults(results: readonly Result[]): readonly (readonly [Result, ...Result[]])[] {
  const folded = new Map<string, [Result, ...Result[]]>();
  for (const result of results) {
    const { level, code, message, remedy, actor, verdict, file, start, path, gate, finding } = result;
    const { disposition = "none", waiver, remediation, missing } = finding ?? {};
    const about = [level, code, message.vi, actor, verdict?.source, file, start, path, missing];
    const answer = [remedy?.vi, disposition, waiver, remediation, gate && noteOf(gate, disposition)];
    const key = JSON.stringify([...about, ...answer]);
    const known = folded.get(key);
    if (known) known.push(result);
    else folded.set(key, [result]);
  }
  return [...folded.values()];
}

function problemOf(same: readonly [Result, ...Result[]], language: Language): Problem {
  const [first] = same;
  const { level, code, message, file, start, end } = first;
  const lines = [message[language], ...answerLines(first, language), ...clauseLines(same, language)];
  return {
    ...{ level, code, title: titleOf(same, language), message: lines, file },
    ...(start && end ? { start, end } : {}),
  };
}

function titleOf(same: readonly [Result, ...Result[]], language: Language): string {
  const [{ gate, finding, title, code }] = same;
  if (!gate) return `${title[language]}: ${code}`;
  const numbers = [...new Set(same.flatMap((one) => one.gate?.number ?? []))];
  const note = noteOf(gate, finding?.disposition ?? "none");
  return `${numbers.join(", ")} ${title[language]}${note ? ` (${note[language]})` : ""}`;
}

function noteOf(gate: Gate, disposition: Gate["disposition"]): Text | undefined {
  if (disposition !== "none") return DISPOSITION_WORDS[disposition];
  return gate.enforcement === "mandatory" ? undefined : ENFORCEMENT_WORDS[gate.enforcement];
}

/** What is accepted is told with who answers for it; all else with who must do what. */
function answerLines(result: Result, language: Language): readonly string[] {
  const accepted = acceptanceWords(result, language);
  if (accepted !== undefined) return [accepted];
  const remedy = remedyWords(result, language);
  return remedy === undefined ? [] : [`→ ${remedy}`];
}

function clauseLines(same: readonly Result[], language: Language): readonly string[] {
  const programmes = programmesOf(same[0]?.verdict ?? { gates: [], profile: "" });
  const list = clauseList(
    same.flatMap(({ gate }) => gate ?? []),
    programmes,
    language,
  );
  return list === "" ? [] : [`${CLAUSES[language]}: ${list}`];
}

/** That something held nothing to evaluate is no pass: whoever reads only the annotations must not take it for one. */
function nothingProblems(report: Report, language: Language): readonly Problem[] {
  const nothing = unexplained.run(report);
  if (!nothing) return [];
  const { code, title, message } = nothing;
  return [{ level: "error", code, title: title[language], message: [message[language]], file: "" }];
}
