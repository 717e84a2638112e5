import { displayCells } from "../core/source/display-cells.ts";

/**
 * Makes a text that came from a file, a name or an argument safe to show on one line: control, bidi and
 * invisible characters, which a terminal would obey or hide, are shown by their number.
 */
export function plain(text: string): string {
  return displayCells(text.replaceAll(/\s*\r?\n\s*/g, " "))
    .map((cell) => cell.text)
    .join("");
}
