import type { OpenItem, Trace, TracedClause, TracedDocument, TracedGate } from "../../core/trace/trace.ts";
import { escaped, stacked } from "../markdown-text.ts";
import type { Language } from "../words.ts";
import {
  bases,
  boundPhrase,
  documentTitle,
  markedDisposition,
  recommendations,
  summaryLines,
} from "./phrases.ts";
import { valueNames } from "./trace-rows.ts";
import { HEADS, type Head, OPEN_LABELS, TRACE_WORDS } from "./trace-words.ts";

/** Writes the matrix as Markdown: a table for each document with a row for each gate of a clause, and the summary. */
export function traceMarkdown(trace: Trace, language: Language): string {
  const sections = trace.documents.flatMap((document) => [
    `## ${escaped(documentTitle(document, language))}`,
    documentTable(document, language),
  ]);
  const summary = summaryLines(trace, language).map((line) => `- ${escaped(line)}`);
  const parts = [
    `# ${TRACE_WORDS.matrix[language]}`,
    ...sections,
    `## ${TRACE_WORDS.summary[language]}`,
    summary.join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Writes what is open as a Markdown table. */
export function openMarkdown({ open, asOf }: Trace, language: Language): string {
  const heads = ["kind", "id", "name", "recommended", "reason", "basis", "file"] as const;
  const rows = open.map((item) => openCells(item, language));
  const body = rows.length === 0 ? TRACE_WORDS.noneOpen[language] : table(heads, rows, language);
  return `# ${TRACE_WORDS.openTitle[language]} (${asOf})\n\n${TRACE_WORDS.notEnded[language]}\n\n${body}\n`;
}

function openCells(item: OpenItem, language: Language): readonly string[] {
  const { kind, id, title, reason, place } = item;
  return [
    OPEN_LABELS[kind][language],
    escaped(id),
    escaped(title[language]),
    stacked(recommendations(item, language)),
    escaped(reason[language]),
    stacked(bases(item, language)),
    escaped(`${place.source}:${place.line}`),
  ];
}

function documentTable({ clauses }: TracedDocument, language: Language): string {
  const heads = ["clause", "text", "disposition", "gate", "binding", "values", "cases"] as const;
  return table(
    heads,
    clauses.flatMap((clause) => clauseRows(clause, language)),
    language,
  );
}

/** What concerns the clause itself stands in the first of its rows only. */
function clauseRows(clause: TracedClause, language: Language): readonly (readonly string[])[] {
  const { id, text, reason, gates } = clause;
  const why = reason ? `: ${reason[language]}` : "";
  const first = [
    escaped(id),
    escaped(text[language]),
    escaped(`${markedDisposition(clause, language)}${why}`),
  ];
  const [gate = ["", "", "", ""], ...others] = gates.map((one) => gateCells(one, language));
  return [[...first, ...gate], ...others.map((cells) => ["", "", "", ...cells])];
}

function gateCells(gate: TracedGate, language: Language): readonly string[] {
  const { number, title, through, bindings, values, cases } = gate;
  const how = through === "value" ? ` (${TRACE_WORDS.value[language]})` : "";
  return [
    escaped(`${number} ${title[language]}${how}`),
    stacked(bindings.map((one) => boundPhrase(one, language))),
    escaped(valueNames(values, language)),
    String(cases),
  ];
}

function table(heads: readonly Head[], rows: readonly (readonly string[])[], language: Language): string {
  const lines = [heads.map((head) => HEADS[head][language]), heads.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
