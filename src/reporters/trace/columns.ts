import { displayCells } from "../../core/source/display-cells.ts";

/** Is a line of a cell before it is broken; what does not fit goes on under `indent`. */
export interface CellLine {
  readonly text: string;
  readonly indent?: number;
}

/** Breaks the lines of a cell to a width, in columns of a terminal: between words, and within a word that is longer. */
export function brokenCell(lines: readonly CellLine[], width: number): readonly string[] {
  return lines.flatMap(({ text, indent = 0 }) => {
    const space = " ".repeat(Math.min(indent, Math.max(width - 1, 0)));
    return brokenText(text, width - space.length).map((line) => space + line);
  });
}

/** Lays cells side by side, each padded to its width; `paint` colours a padded line of the cell with that index. */
export function sideBySide(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  paint: (line: string, column: number) => string,
): readonly string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    cells
      .map((lines, column) => paint(padded(lines[row] ?? "", widths[column] ?? 0), column))
      .join(GUTTER)
      .trimEnd(),
  );
}

/** Stands between two columns. */
export const GUTTER = "  ";

/** Measures a text in columns of a terminal. */
export function widthOf(text: string): number {
  return displayCells(text).reduce((sum, { width }) => sum + width, 0);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - widthOf(text), 0));
}

function brokenText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => piecesOf(long, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A locator or an id longer than its column is cut; nothing of it is lost. */
function piecesOf(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const cell of displayCells(word)) {
    if (used > 0 && used + cell.width > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += cell.text;
    used += cell.width;
  }
  return [...pieces, piece];
}
