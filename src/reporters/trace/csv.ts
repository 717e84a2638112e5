import { csvText } from "../csv-text.ts";
import type { Language } from "../words.ts";
import { type FlatTable, headings } from "./trace-rows.ts";

/** Writes a table as CSV, in UTF-8 with a byte order mark; no cell is a formula. */
export function csv(table: FlatTable, language: Language): string {
  const rows = table.rows.map((row) => table.heads.map((head) => row[head] ?? ""));
  return csvText([headings(table, language), ...rows]);
}
