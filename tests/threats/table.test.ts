import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const DOCUMENT = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8");

interface Row {
  readonly id: string;
  readonly cells: readonly string[];
  /** The test file, as the last column names it. */
  readonly file: string;
}

const rows = DOCUMENT.split("\n").flatMap((line) => rowOf(line) ?? []);

/** Reads a row of a table of threats; any other line is none. */
function rowOf(line: string): Row | undefined {
  const cells = line.split("|").slice(1, -1);
  const [id = "", ...others] = cells.map((cell) => cell.trim());
  if (!line.startsWith("|") || id === "id" || /^-+$/.test(id)) return undefined;
  return { id, cells: others, file: /^`([^`]+)`$/.exec(others.at(-1) ?? "")?.[1] ?? "" };
}

/** Reads the names of the tests of a file that run: `test("name", ...)`, and no test of another form. */
function testsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^test\("([^"]+)"/gm)].map(([, name = ""]) => name);
}

const idOf = (name: string): string => name.split(" ")[0] ?? "";

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts") && name !== "table.test.ts")
  .map((name) => `tests/threats/${name}`);

describe("the tables of the threat model", () => {
  test("are there", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(files.length).toBeGreaterThan(0);
  });

  test("have unique ids that ascend", () => {
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.filter((id) => !/^T\d\d$/.test(id))).toEqual([]);
  });

  test.each(rows)("$id says what is tried, what stops it and which test shows it", ({ id, cells, file }) => {
    expect(cells.map((cell) => cell !== "")).toEqual([true, true, true]);
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(testsOf(file).map(idOf)).toContain(id);
  });
});

describe("the tests of threats", () => {
  test.each(files)("%s: each stands in the table, for this file", (file) => {
    const told = rows.filter((row) => row.file === file).map(({ id }) => id);
    const shown = new Set(testsOf(file).map(idOf));
    expect([...shown].filter((id) => !told.includes(id))).toEqual([]);
  });

  test.each(files)("%s: none is skipped, nested or named otherwise", (file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    expect(
      text.match(/\b(?:describe|it|suite|xtest|xit)\s*\(|\btest\s*\.|\.(?:skip|todo|only|fails)\b/g),
    ).toBeNull();
    const declared = text.match(/\btest\s*\(/g) ?? [];
    expect(testsOf(file).length).toBe(declared.length);
    expect(testsOf(file).filter((name) => !/^T\d\d \S/.test(name))).toEqual([]);
  });
});
