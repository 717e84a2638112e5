import { beforeAll, describe, expect, test } from "vitest";
import { FORMATS, reporters } from "../../src/reporters/index.ts";
import { exitCodeOf } from "../../src/run/exit-code.ts";
import { look, records } from "../reporters/judged.ts";
import { exampleFiles, examplesAsOneRun, type OneRun } from "./all-examples.ts";
import { tableProblems } from "./markdown-tables.ts";
import { looksFailed, reportProblems } from "./report-problems.ts";

const LANGUAGES = ["vi", "en"] as const;
const files = exampleFiles();

describe.each([
  ["all examples", undefined, 2],
  ["those that are admitted", "admit", 0],
  ["those that are blocked", "block", 1],
  ["those that have no verdict", "invalid", 2],
] as const)("one run of %s", (_, decision, code) => {
  let run: OneRun;
  beforeAll(async () => {
    run = await examplesAsOneRun(decision);
    // To judge all of them takes a minute where the machine has much else to do.
  }, 180_000);

  test("ends as it is recorded", () => {
    expect(exitCodeOf(run.report)).toBe(code);
  });

  test.each(FORMATS)("is valid as %s in both languages, and looks no better than it is", (format) => {
    const { write, leavesTheHouse } = reporters[format];
    const report = leavesTheHouse ? run.masked : run.report;
    for (const language of LANGUAGES) {
      const text = write(report, run.sources, look(language));
      expect(reportProblems(format, text, files)).toEqual([]);
      if (format !== "text") expect(looksFailed[format](text)).toBe(code !== 0);
    }
  });
});

test("the records are of no other kind", () => {
  expect(new Set(records.map(({ decision }) => decision))).toEqual(new Set(["admit", "block", "invalid"]));
});

describe("of a Markdown table", () => {
  test.each([
    ["a row that is shorter", "| a | b |\n| --- | --- |\n| 1 |\n"],
    ["a bar in a cell", "| a |\n| --- |\n| 1 | 2 |\n"],
    ["text after it", "| a |\n| --- |\n| 1 |\ntext\n"],
    ["no head", "| --- |\n| 1 |\n"],
  ])("%s is caught", (_, text) => {
    expect(tableProblems(text)).not.toEqual([]);
  });

  test("what is right is none", () => {
    expect(
      tableProblems("x\n\n| a | b |\n| --- | :-: |\n| \\| `\\|` | 2 |\n\n```\n| a |\n| - |\nb\n```\n"),
    ).toEqual([]);
  });
});
