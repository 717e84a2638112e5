import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFacts } from "../../src/core/reason/case-facts.ts";
import { possibleOutcomes } from "../../src/core/reason/possible.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import { randomCondition, randomFacts, randomTightCondition } from "./random-world.ts";
import { asOf, conditionOf, outcomeOn, policies, subject } from "./small-reason.ts";

interface Seen {
  proved: number;
  impossible: number;
}

function check(text: string, documents: readonly CaseFacts[], seen: Seen): void {
  const condition = conditionOf(text);
  const possible = possibleOutcomes(condition, { policies, subject, asOf, budget: 1000 });
  const outcomes = new Map(documents.map((facts) => [outcomeOn(condition, facts), facts]));
  if (possible.proved) seen.proved += 1;
  for (const value of ["true", "false", "unknown"] as const) {
    const witness = possible[value];
    if (witness) {
      expect(outcomeOn(condition, witness)).toBe(value);
      expect(isValidCase(witness, subject)).toBe(true);
    } else if (possible.proved) {
      seen.impossible += 1;
      expect(outcomes.get(value), `${text} is never ${value}`).toBeUndefined();
    }
  }
}

/** Others are tried by hand now and then. */
const SEED = Number(process.env.REASON_SEED ?? 57);
const RUNS = Number(process.env.REASON_RUNS ?? 40);

describe("what is proved", () => {
  it.each([
    ["conditions of all kinds", randomCondition],
    ["conditions that contradict themselves", randomTightCondition],
  ] as const)(
    "no document contradicts: %s",
    (_, conditions) => {
      const seen = { proved: 0, impossible: 0 };
      const documents = fc.sample(randomFacts, { numRuns: 400, seed: SEED });
      for (const text of fc.sample(conditions, { numRuns: RUNS, seed: SEED })) check(text, documents, seen);
      expect(seen.proved).toBeGreaterThan(RUNS / 2);
      expect(seen.impossible).toBeGreaterThan(RUNS / 20);
    },
    120_000,
  );
});
