import { describe, expect, it } from "vitest";
import { isHeld, type MutationReport, type Score } from "../../src/core/mutate/report.ts";

const SCORE: Score = { mutants: 100, killed: 100, killedByTime: 0, equivalent: 0, survived: 0 };

function report(score: Partial<Score>, isWhole = true): MutationReport {
  const nothing = { parts: [], survivors: [], slow: [], equivalents: [], wrongMarks: [] };
  return { isWhole, total: { ...SCORE, ...score }, ...nothing };
}

describe("whether a mutation run is held", () => {
  it.each([
    ["all killed", report({}), true],
    ["killed by time", report({ killed: 99, killedByTime: 1 }), true],
    ["a survivor", report({ killed: 99, survived: 1 }), false],
    ["2 % equivalent", report({ killed: 98, equivalent: 2 }), true],
    ["3 % equivalent", report({ killed: 97, equivalent: 3 }), false],
    ["3 % equivalent in a part of the set", report({ killed: 97, equivalent: 3 }, false), true],
    ["no mutant at all", report({ mutants: 0, killed: 0 }), false],
  ])("%s", (_, given, wanted) => {
    expect(isHeld(given)).toBe(wanted);
  });
});
