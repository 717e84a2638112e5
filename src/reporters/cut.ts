/** Matches what is never divided: a character shown by its number, or one with the marks that stand on it. */
const UNITS = /<U\+[0-9A-F]{4,6}>|.\p{M}{0,8}/gsu;

/** Is longer than any of these. */
const UNIT_LENGTH = 16;

/** Cuts a text to a number of UTF-16 units, `mark` at its end among them, visibly and never through a character. */
export function cut(text: string, maximum: number, mark = "…"): string {
  if (text.length <= maximum) return text;
  const room = maximum - mark.length;
  let end = 0;
  for (const [unit] of text.slice(0, maximum + UNIT_LENGTH).matchAll(UNITS)) {
    if (end + unit.length > room) break;
    end += unit.length;
  }
  return text.slice(0, end) + mark;
}
