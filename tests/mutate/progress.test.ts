import { expect, test } from "vitest";
import { progressOn } from "../../src/cli/mutation/progress.ts";

/** What goes back to the start of a line and clears it. */
const CLEAR = "\r\u001b[K";

function told(isTerminal: boolean): readonly string[] {
  const chunks: string[] = [];
  const progress = progressOn({ write: (text) => chunks.push(text), isTerminal }, "en");
  const step = progress.of("try", 5);
  step({ kind: "try", mutants: [0, 1] });
  step({ kind: "try", mutants: [2, 3, 4] });
  progress.end();
  return chunks;
}

test("on a terminal each step stands in the place of the one before, and at the end nothing is left", () => {
  const chunks = told(true);
  expect(chunks.every((chunk) => chunk.startsWith(CLEAR) && !chunk.includes("\n"))).toBe(true);
  expect(chunks.map((chunk) => /\d+\/\d+$/.exec(chunk)?.[0])).toEqual(["2/5", "5/5", undefined]);
  expect(chunks.at(-1)).toBe(CLEAR);
});

test("a pipe is told nothing", () => {
  expect(told(false)).toEqual([]);
});
