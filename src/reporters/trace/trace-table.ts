import type { Trace, TracedClause, TracedDocument, TracedGate } from "../../core/trace/trace.ts";
import type { Paint } from "../paint.ts";
import { plain } from "../plain.ts";
import type { Language } from "../words.ts";
import { brokenCell, type CellLine, GUTTER, sideBySide, widthOf } from "./columns.ts";
import { boundPhrase, countedCases, documentTitle, markedDisposition, summaryLines } from "./phrases.ts";
import { HEADS, TRACE_WORDS } from "./trace-words.ts";

/** Says how a trace is to be written for a terminal. */
export interface TraceLook {
  readonly language: Language;
  readonly paint: Paint;
  /** How many columns there are. */
  readonly width: number;
}

/** Writes the matrix, a table for each document, and the summary. */
export function traceTable(trace: Trace, look: TraceLook): string {
  const { language, paint } = look;
  const summary = summaryLines(trace, language).flatMap((line) =>
    brokenCell([{ text: plain(line) }], look.width),
  );
  const tables = trace.documents.map((document) => documentTable(document, look));
  return `${[...tables, summary.map(paint.bold).join("\n")].join("\n\n")}\n`;
}

function documentTable(document: TracedDocument, look: TraceLook): string {
  const { language, paint, width } = look;
  const title = brokenCell([{ text: plain(documentTitle(document, language)) }], width).map(paint.bold);
  const widths = columnWidths(document, look);
  const heads = [HEADS.clause, HEADS.text, HEADS.disposition].map((head) => [head[language]]);
  const rule = paint.dim("─".repeat(width));
  const rows = document.clauses.map((clause) => rowText(clause, widths, look));
  return [...title, ...sideBySide(heads, widths, paint.dim), rule, rows.join("\n\n")].join("\n");
}

/** The locators get what they need, the rest is shared by what the clause says and what became of it. */
function columnWidths({ clauses }: TracedDocument, { language, width }: TraceLook): readonly number[] {
  const longest = Math.max(widthOf(HEADS.clause[language]), ...clauses.map(({ id }) => widthOf(id)));
  const first = Math.min(longest, Math.floor(width / 4));
  const rest = width - first - 2 * GUTTER.length;
  const second = Math.floor(rest * 0.42);
  return [first, second, rest - second];
}

function rowText(clause: TracedClause, widths: readonly number[], { language, paint }: TraceLook): string {
  const { id, text, reason, accounted } = clause;
  const why = reason ? [{ text: plain(`${TRACE_WORDS.reason[language]} ${reason[language]}`) }] : [];
  const cells: readonly (readonly CellLine[])[] = [
    [{ text: plain(id) }],
    [{ text: plain(text[language]) }, ...why],
    [
      { text: markedDisposition(clause, language) },
      ...clause.gates.flatMap((gate) => gateLines(gate, language)),
    ],
  ];
  const broken = cells.map((lines, column) => brokenCell(lines, widths[column] ?? 0));
  const mark = accounted ? paint.cyan : paint.red;
  return sideBySide(broken, widths, (line, column) => (column === 0 ? mark(line) : line)).join("\n");
}

function gateLines(gate: TracedGate, language: Language): readonly CellLine[] {
  const { number, title, through, cases, bindings, values } = gate;
  const how = through === "value" ? `, ${TRACE_WORDS.value[language]}` : "";
  const names = values.map(({ title }) => title[language]).join("; ");
  return [
    { text: plain(`${number} ${title[language]} (${countedCases(cases, language)}${how})`) },
    ...bindings.map((one) => ({ text: plain(boundPhrase(one, language)), indent: 2 })),
    ...(names === "" ? [] : [{ text: plain(`${TRACE_WORDS.reads[language]} ${names}`), indent: 2 }]),
  ];
}
