import type { Gate, Verdict } from "../generated/types/verdict.ts";
import { csvText } from "./csv-text.ts";
import { cut } from "./cut.ts";
import { decisionWords } from "./decision-words.ts";
import { grouped } from "./grouped.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { acceptanceWords, YES_NO } from "./result-words.ts";
import { placeName } from "./results/place-name.ts";
import { type Result, resultsOf } from "./results/results.ts";
import { runResult } from "./results/run-result.ts";
import {
  ACTOR_WORDS,
  DISPOSITION_WORDS,
  ENFORCEMENT_WORDS,
  type Language,
  OUTCOME_WORDS,
  STAGE_WORDS,
} from "./words.ts";

/** A cell of a spreadsheet holds 32,767 characters; nobody reads so many. */
const CELL = 8192;

/** Names the columns: the same in every language, so that formulas and scripts that name them go on working. */
const COLUMNS = [
  ...["file", "line", "column", "system", "profile", "stage", "as_of", "decision"],
  ...["number", "title", "gate", "binding", "enforcement", "outcome", "disposition", "level", "blocking"],
  ...["code", "message", "remedy", "actor", "acceptance", "clauses", "path", "fingerprint"],
] as const;

type Row = Readonly<Record<string, string | number>>;

/**
 * Writes a report for spreadsheets: a row for each finding, for each gate that has none, for each document of
 * which no gate was asked, and for each diagnostic. Values are in the language of the report.
 */
export function csv(report: Report, sources: Sources, { language }: ReportOptions): string {
  const results = [...resultsOf(report, sources), ...runResult(report, sources)];
  const byVerdict = grouped(results, ({ verdict }) => verdict);
  const rows = [
    ...report.verdicts.flatMap((verdict) => rowsOf(verdict, byVerdict.get(verdict) ?? [], language)),
    ...(byVerdict.get(undefined) ?? []).map((result) => resultCells(result, language)),
  ];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((name) => short(row[name] ?? "")))]);
}

function short(cell: string | number): string | number {
  return typeof cell === "number" ? cell : cut(cell, CELL);
}

function rowsOf(verdict: Verdict, results: readonly Result[], language: Language): readonly Row[] {
  const about = verdictCells(verdict, language);
  const told = results.filter(({ gate }) => !gate).map((result) => resultCells(result, language));
  const byGate = grouped(results, ({ gate }) => gate);
  const gates = verdict.gates.flatMap((gate) => {
    const own = byGate.get(gate)?.map((result) => resultCells(result, language)) ?? [{}];
    return own.map((cells) => ({ ...gateCells(gate, language), ...cells }));
  });
  const all = [...gates, ...told];
  return (all.length === 0 ? [{}] : all).map((cells) => ({ ...about, ...cells }));
}

function verdictCells(verdict: Verdict, language: Language): Row {
  const { source, systemId: system, profile, stage, asOf } = verdict;
  const decision = decisionWords(verdict)[language];
  return {
    ...{ file: placeName(source), system, profile, stage: STAGE_WORDS[stage][language] },
    ...{ as_of: asOf, decision },
  };
}

function gateCells(gate: Gate, language: Language): Row {
  const { number, title, id, binding, enforcement, outcome, disposition, blocking, clauses } = gate;
  return {
    ...{ number, title: title[language], gate: id, binding, clauses: clauses.join("; ") },
    enforcement: ENFORCEMENT_WORDS[enforcement][language],
    outcome: OUTCOME_WORDS[outcome][language],
    disposition: DISPOSITION_WORDS[disposition][language],
    blocking: YES_NO[blocking ? "yes" : "no"][language],
  };
}

function resultCells(result: Result, language: Language): Row {
  const { file, start, code, title, message, remedy, actor, path, fingerprint, level, finding } = result;
  return {
    ...{ file, code, title: title[language], message: message[language], fingerprint, level },
    ...(start ? { line: start.line, column: start.column } : {}),
    ...(remedy ? { remedy: remedy[language] } : {}),
    ...(actor ? { actor: ACTOR_WORDS[actor][language] } : {}),
    ...(path === undefined ? {} : { path }),
    ...(finding ? { disposition: DISPOSITION_WORDS[finding.disposition][language] } : {}),
    acceptance: acceptanceWords(result, language) ?? "",
    blocking: YES_NO[level === "error" ? "yes" : "no"][language],
  };
}
