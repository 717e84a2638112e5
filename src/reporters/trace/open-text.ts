import type { OpenItem, Trace } from "../../core/trace/trace.ts";
import { plain } from "../plain.ts";
import { brokenCell, type CellLine } from "./columns.ts";
import { bases, recommendations } from "./phrases.ts";
import type { TraceLook } from "./trace-table.ts";
import { OPEN_LABELS, TRACE_WORDS } from "./trace-words.ts";

/** Writes what the texts leave open for a terminal: each with what is recommended, why, on what basis and where. */
export function openText({ open, asOf }: Trace, look: TraceLook): string {
  const { language, paint, width } = look;
  if (open.length === 0) return `${TRACE_WORDS.noneOpen[language]}\n`;
  const head = paint.bold(`${TRACE_WORDS.openTitle[language]} (${asOf}): ${open.length}`);
  const note = brokenCell([{ text: TRACE_WORDS.notEnded[language] }], width).join("\n");
  return `${[`${head}\n${note}`, ...open.map((item, index) => itemText(item, index + 1, look))].join("\n\n")}\n`;
}

function itemText(item: OpenItem, number: number, { language, paint, width }: TraceLook): string {
  const { kind, id, title, reason, place } = item;
  const head = `${number}. ${title[language]} (${OPEN_LABELS[kind][language]} ${id})`;
  const lines: readonly CellLine[] = [
    ...recommendations(item, language).map((text) => said(`${TRACE_WORDS.now[language]} ${text}`)),
    said(`${TRACE_WORDS.reason[language]} ${reason[language]}`),
    ...bases(item, language).map(said),
  ];
  return [
    ...brokenCell([{ text: plain(head) }], width).map(paint.bold),
    ...brokenCell(lines, width),
    paint.cyan(`   ${plain(place.source)}:${place.line}`),
  ].join("\n");
}

function said(text: string): CellLine {
  return { text: plain(text), indent: 3 };
}
