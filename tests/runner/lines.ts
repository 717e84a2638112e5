/** Is every character that .NET takes for white space: neither U+FEFF, which JavaScript trims, nor U+200B. */
const LEADING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/**
 * Is what a comparison by culture passes over. Runners look for `::` and `##[` by culture, so characters
 * that nobody sees may stand between the two colons and the runner still finds them.
 */
export const PASSED_OVER = String.raw`(?:(?![\t-\r\x85])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}])`;

const everythingPassedOver = new RegExp(PASSED_OVER, "gu");

/** Divides what a process printed as runners do: at LF, CR LF and also at a bare CR; what ends it is no line. */
export function linesOf(printed: string): readonly string[] {
  const lines = printed.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Removes the white space before a line, as .NET knows it. */
export function withoutLeadingSpace(line: string): string {
  return line.replace(LEADING_SPACE, "");
}

/** Removes the white space around a text, as .NET knows it. */
export function trimmed(text: string): string {
  const reversed = [...withoutLeadingSpace(text)].reverse().join("");
  return [...withoutLeadingSpace(reversed)].reverse().join("");
}

/** Removes what a comparison by culture passes over. */
export function seenByCulture(text: string): string {
  return text.replaceAll(everythingPassedOver, "");
}
