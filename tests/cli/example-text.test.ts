import { expect, test } from "vitest";
import { exampleText } from "../../src/cli/example-text.ts";
import type { Gate } from "../../src/generated/types/verdict.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { finding, gate, verdict } from "../reporters/verdicts.ts";

const record = {
  ...{ file: "a.gate57.yaml", stage: "design", profile: "tay-ninh", asOf: "2026-11-21" },
  ...{ signed: false, decision: "block", blocking: [], errors: [] },
};

function gateLines(gates: readonly Gate[]): readonly string[] {
  const run = { record, verdict: verdict({ gates: [...gates] }), errors: [] };
  const printed = exampleText(run, { language: "en", paint: plainPaint });
  return printed.split("\n").filter((line) => /^ {2}[✘?] /.test(line));
}

const said = (en: string, part = {}) => finding({ message: { vi: en, en }, ...part });

test.each<[string, readonly Gate[], readonly string[]]>([
  [
    "its first open finding, though an answered one comes before",
    [gate("G16", { findings: [said("a", { disposition: "waived" }), said("b"), said("c")] })],
    ["  ✘ G16 b (+1)"],
  ],
  [
    "once, however often it is bound",
    [gate("G06", { findings: [said("a")] }), gate("G06", { binding: "national/g06", findings: [said("a")] })],
    ["  ✘ G06 a"],
  ],
  [
    "what fails before what is undecided",
    [gate("G10", { outcome: "undetermined", findings: [said("a")] }), gate("G10", { findings: [said("b")] })],
    ["  ✘ G10 b (+1)"],
  ],
  [
    "together with all others that wait for the design's approval, last",
    ["G04", "G16"]
      .map((number) => {
        const findings = [said("off", { code: "gate/switched-off-by-declaration" })];
        return gate(number, { outcome: "undetermined", findings });
      })
      .concat(gate("G20", { findings: [said("a")] })),
    [
      "  ✘ G20 a",
      "  ? the design is not approved yet: 2 gates would not apply, wholly or in part, by facts that only",
    ],
  ],
])("an example tells of a gate that blocks %s", (_, gates, lines) => {
  expect(gateLines(gates)).toEqual(lines);
});
