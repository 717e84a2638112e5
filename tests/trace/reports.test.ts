import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { displayCells } from "../../src/core/source/display-cells.ts";
import type { Trace } from "../../src/core/trace/trace.ts";
import { tracePolicies } from "../../src/core/trace/trace-policies.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { TRACE_FORMATS, type TraceFormat } from "../../src/reporters/trace/formats.ts";
import { openReport, traceReport } from "../../src/reporters/trace/trace-report.ts";
import type { Language } from "../../src/reporters/words.ts";
import { readFolder } from "../policy/policy-folder.ts";

const files = readFolder(join(import.meta.dirname, "set"));
const small = traced(files);

function traced(set: ReadonlyMap<string, string>, asOf = "2026-11-21"): Trace {
  const { trace, diagnostics } = tracePolicies(set, asOf);
  if (!trace) throw new Error(JSON.stringify(diagnostics));
  return trace;
}

function written(
  report: typeof traceReport,
  trace: Trace,
  format: TraceFormat,
  language: Language,
  width = 100,
) {
  return report(trace, format, new Map(), { language, paint: plainPaint, width });
}

describe("the report of a trace", () => {
  const all = TRACE_FORMATS.flatMap((format) =>
    (["vi", "en"] as const).map((lang) => [format, lang] as const),
  );

  it.each(all)("as %s in %s is its golden", async (format, language) => {
    const parts = [traceReport, openReport].map((report) => written(report, small, format, language));
    // Git gives every golden plain line ends; those of CSV are looked at below.
    const text = parts.join("--- open\n").replaceAll("\r\n", "\n");
    await expect(text).toMatchFileSnapshot(`goldens/${format}.${language}.txt`);
  });

  it.each([60, 80, 119, 180])("as a table keeps to %d columns", (width) => {
    for (const report of [traceReport, openReport]) {
      const lines = written(report, small, "table", "vi", width).split("\n");
      const widths = lines.map((line) => displayCells(line).reduce((sum, cell) => sum + cell.width, 0));
      expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    }
  });

  it("as CSV has a byte order mark, ends lines with CR LF, and gives every row every column", () => {
    const text = written(traceReport, small, "csv", "vi");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const rows = records(text.slice(1));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([23]));
    expect(rows.length).toBe(1 + 7);
  });

  it("shows the values in force on the date", () => {
    const values = traced(files, "2026-06-30").open.find(({ id }) => id === "usualRating")?.values;
    expect(values).toMatchObject([{ value: 2, from: "2026-01-01", until: "2026-07-01" }]);
  });

  it("says a hundred per cent only of a whole matrix", () => {
    const most = { ...small, counts: { ...small.counts, clauses: 1000, accounted: 999 } };
    expect(written(traceReport, most, "table", "en")).toContain("999/1000 clauses (99 %)");
  });
});

const hostile = [
  "=HYPERLINK(1)",
  "+1",
  "-1",
  "@SUM(A1)",
  "  =1",
  "＝1",
  'a "quoted" text, with comma',
  "a | b `c` <script> [d](e) *f* $g$",
  "back\\slash \\| pipe",
  "line\nbreak\r\nand\ttab",
  "bell\u0007 escape\u001b[31m bidi\u202e",
  "https://a.example www.a.example @somebody a@b.example #12 GH-12 :smile:",
];

describe("a text that somebody wrote", () => {
  const clauses = hostile.map((text, index) => ({
    id: `VB:${index}`,
    text: { vi: text, en: text },
    evidence: "read" as const,
    disposition: "none" as const,
    reason: { vi: text, en: text },
    gates: [],
    accounted: true,
    place: { source: "a.yaml", line: 1 },
  }));
  const trace = {
    ...small,
    documents: [{ id: "VB", title: { vi: "x", en: "x" }, number: null, date: null, clauses }],
  };

  it("is no formula, and one cell, in a spreadsheet", () => {
    const cells = records(written(traceReport, trace, "csv", "en").slice(1)).slice(1);
    expect(cells.map((row) => row[2])).toEqual([
      "'=HYPERLINK(1)",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "'  =1",
      "'＝1",
      'a "quoted" text, with comma',
      "a | b `c` <script> [d](e) *f* $g$",
      "back\\slash \\| pipe",
      "line break and    tab",
      "bell<U+0007> escape<U+001B>[31m bidi<U+202E>",
      "https://a.example www.a.example @somebody a@b.example #12 GH-12 :smile:",
    ]);
  });

  it("is one cell of plain text in Markdown", () => {
    const rows = written(traceReport, trace, "markdown", "en")
      .split("\n")
      .filter((line) => line.startsWith("| VB:"));
    expect(rows.map((row) => row.split(/(?<!\\)(?:\\\\)*\|/).length)).toEqual(hostile.map(() => 9));
    const text = rows.join("\n").replaceAll("<!-- -->", "\u0000");
    expect(text).not.toMatch(/https?:\/\/|www\.|@\w|#\d|GH-\d|:smile:/);
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*[<`*$[]/);
    expect(text).toContain("\\<script\\>");
  });

  test.each(TRACE_FORMATS)("gives a terminal nothing to obey as %s", (format) => {
    const text = written(traceReport, trace, format, "en").replaceAll(/^\uFEFF|\r?\n/g, "");
    expect(text).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

/** Reads CSV as RFC 4180 has it. */
function records(text: string): readonly (readonly string[])[] {
  const lines = text.split("\r\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
    ),
  );
}
