/** A spreadsheet takes a cell that begins so for a formula, whatever quotes stood around it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Reads CSV as RFC 4180 writes it and throws at whatever else: records end with CRLF, quotes are doubled and only
 * within quoted cells, every record has as many cells. One byte order mark in front, as spreadsheets want it, is passed.
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const body = text.replace(/^\ufeff/, "");
  const rows: string[][] = [];
  let at = 0;
  while (at < body.length) {
    const [row, next] = readRow(body, at);
    rows.push(row);
    if (row.length !== rows[0]?.length) throw new Error(`record ${rows.length} has ${row.length} cells`);
    at = next;
  }
  if (rows.length === 0) throw new Error("there is no record");
  return rows;
}

/** Gives the cells that a spreadsheet would calculate. */
export function formulaCells(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flat().filter((cell) => FORMULA.test(cell));
}

function readRow(text: string, from: number): [string[], number] {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const [cell, end] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    cells.push(cell);
    if (text[end] === ",") at = end + 1;
    else if (text.startsWith("\r\n", end)) return [cells, end + 2];
    else throw new Error(`at ${end}: neither a comma nor the end of the record`);
  }
}

function readQuoted(text: string, from: number): [string, number] {
  const written = /"((?:[^"]|"")*)"/y;
  written.lastIndex = from;
  const match = written.exec(text);
  if (!match) throw new Error(`at ${from}: the quote is not closed`);
  return [(match[1] ?? "").replaceAll('""', '"'), written.lastIndex];
}

function readPlain(text: string, from: number): [string, number] {
  const written = /[^",\r\n]*/y;
  written.lastIndex = from;
  return [written.exec(text)?.[0] ?? "", written.lastIndex];
}
