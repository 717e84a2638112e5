import { type Cell, displayCells } from "./display-cells.ts";
import { lineAround, positionAt } from "./position.ts";
import type { Range, Source } from "./source.ts";

export interface ExcerptOptions {
  /** How many columns of the line are shown, the gutter not counted; 100 by default. */
  readonly width?: number;
}

const WIDTH = 100;
const CUT = "…";

/** How far from the range a long line is looked at: more could not be shown anyway. */
const REACH = 500;

/**
 * Draws the line a range begins on, with its number and carets under the range; of a range over
 * several lines the part on its first line is underlined. Three lines, no line break at the end.
 */
export function excerpt(source: Source, range: Range, options: ExcerptOptions = {}): string {
  const start = Math.min(Math.max(range.start, 0), source.text.length);
  const { line } = positionAt(source.text, start);
  const shown = underlined(source.text, { start, end: Math.max(range.end, start) }, options.width ?? WIDTH);
  const gutter = " ".repeat(String(line).length);
  const code = shown.line === "" ? `${line} |` : `${line} | ${shown.line}`;
  return `${gutter} |\n${code}\n${gutter} | ${shown.carets}`;
}

function underlined(text: string, range: Range, width: number): { line: string; carets: string } {
  const line = lineAround(text, range.start);
  const from = wholeCharacter(text, Math.max(line.start, range.start - REACH));
  const to = wholeCharacter(text, Math.min(line.end, range.start + REACH));
  const cells = displayCells(text.slice(from, to));
  const marked = markedCells(cells, range.start - from, range.end - from);
  const view = window(cells, marked, width);
  const isCutBefore = view.first > 0 || from > line.start;
  const isCutAfter = view.last < cells.length || to < line.end;
  const body = cells.slice(view.first, view.last);
  const before = columns(cells.slice(view.first, Math.max(marked.first, view.first)));
  const under = columns(cells.slice(Math.max(marked.first, view.first), Math.min(marked.last, view.last)));
  return {
    line: `${isCutBefore ? CUT : ""}${body.map((cell) => cell.text).join("")}${isCutAfter ? CUT : ""}`.trimEnd(),
    carets: `${" ".repeat(before + (isCutBefore ? 1 : 0))}${"^".repeat(Math.max(under, 1))}`,
  };
}

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function markedCells(cells: readonly Cell[], start: number, end: number): Span {
  const first = cells.findIndex((cell) => cell.end > start);
  if (first === -1) return { first: cells.length, last: cells.length };
  const after = cells.findIndex((cell) => cell.start >= end);
  return { first, last: Math.max(after === -1 ? cells.length : after, first + 1) };
}

/** Chooses what of a long line is shown: all of it if it fits, else a piece that holds the start of the mark. */
function window(cells: readonly Cell[], marked: Span, width: number): Span {
  if (columns(cells) <= width) return { first: 0, last: cells.length };
  const wanted = Math.min(columns(cells.slice(marked.first, marked.last)), Math.floor(width / 2));
  const first = backFrom(cells, marked.first, width - wanted - 2 - Math.floor(width / 5));
  return { first, last: forwardFrom(cells, first, width - 2) };
}

function backFrom(cells: readonly Cell[], index: number, room: number): number {
  let first = index;
  let left = room;
  while (first > 0 && left >= (cells[first - 1]?.width ?? 0)) {
    first -= 1;
    left -= cells[first]?.width ?? 0;
  }
  return first;
}

function forwardFrom(cells: readonly Cell[], index: number, room: number): number {
  let last = index;
  let left = room;
  while (last < cells.length && left >= (cells[last]?.width ?? 0)) {
    left -= cells[last]?.width ?? 0;
    last += 1;
  }
  return last;
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
