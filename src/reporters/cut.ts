/** Cuts a text to a number of UTF-16 units, visibly, and never through a character. */
export function cut(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  return `${text.slice(0, maximum - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
