import { plain } from "./plain.ts";

/** Without it, spreadsheets read Vietnamese letters as something else. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Writes rows as CSV (RFC 4180), in UTF-8 with a byte order mark; no cell is a formula. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map(csvLine).join("");
}

function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A spreadsheet runs a text that begins like a formula, however it is quoted; an apostrophe makes it a text. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const text = plain(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
