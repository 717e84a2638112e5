import { displayText } from "../core/source/display-cells.ts";

/**
 * Makes a text that came from a file, a name or an argument safe to show on one line: control, bidi and
 * invisible characters, which a terminal would obey or hide, are shown by their number.
 */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return displayText(text.replaceAll(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks)));
}

/** Most texts hold only what is shown as it is: letters of Vietnamese and English, and their marks. */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2013-\u201f]*$/;
