import type { Position } from "./source.ts";

/** Finds line and column of an offset; lines end with LF or CR LF, columns count UTF-16 units. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let start = 0;
  for (let feed = text.indexOf("\n"); feed !== -1 && feed < end; feed = text.indexOf("\n", start)) {
    line += 1;
    start = feed + 1;
  }
  return { line, column: end - start + 1 };
}

/** Finds where the line of an offset starts and ends, the line break left out. */
export function lineAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const start = offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", start);
  const end = feed === -1 ? text.length : feed;
  return { start, end: end > start && feed !== -1 && text[end - 1] === "\r" ? end - 1 : end };
}
