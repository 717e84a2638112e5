import type { Range } from "../source/source.ts";

/**
 * Fits a range to what can be underlined: inside the text, without white space at its end unless
 * it is nothing else, and not empty unless the text is; an empty range falls back on the character at it, or the last one before.
 */
export function visibleRange(text: string, start: number, end: number): Range {
  const from = clamp(start, text.length);
  const to = clamp(Math.max(end, start), text.length);
  const trimmed = from + text.slice(from, to).trimEnd().length;
  if (trimmed > from) return { start: from, end: trimmed };
  const blanks = to > from ? blanksAt(text, from) : 0;
  if (blanks > 0) return { start: from, end: from + blanks };
  if (/\S/.test(text.charAt(from))) return { start: from, end: from + 1 };
  const last = text.slice(0, from).trimEnd().length;
  if (last > 0) return { start: last - 1, end: last };
  return { start: 0, end: Math.min(1, text.length) };
}

function blanksAt(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return end - offset;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
