import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Conclusion } from "../../src/core/evaluate/conclude.ts";
import type { Evaluation } from "../../src/core/evaluate/evaluate.ts";
import { type Binding, type PolicySet, STAGES } from "../../src/core/policy/policy-set.ts";
import {
  absenceSpeaks,
  BASES,
  type Base,
  factsOf,
  judge,
  POLICIES,
  RUNS,
  situations,
  without,
} from "./world.ts";

function outcomes({ conclusions }: Evaluation): ReadonlyMap<string, Conclusion["outcome"]> {
  return new Map(conclusions.map(({ assessed, outcome }) => [assessed.binding.id, outcome]));
}

/** Adds a binding to the profile of a situation. */
function bindingAlso(base: Base, binding: Binding): PolicySet {
  const profiles = POLICIES.profiles.map((profile) =>
    profile.id === base.profile ? { ...profile, bindings: [...profile.bindings, binding] } : profile,
  );
  return { ...POLICIES, profiles };
}

/** Draws a binding from those of the set, with another stage and enforcement. */
const bindings: fc.Arbitrary<Binding> = fc
  .record({
    like: fc.constantFrom(...POLICIES.profiles.flatMap((profile) => profile.bindings)),
    from: fc.nat(STAGES.length - 1),
    length: fc.nat(STAGES.length),
    enforcement: fc.constantFrom("mandatory", "justified", "advisory"),
    always: fc.boolean(),
    assurance: fc.constantFrom(undefined, "evidenced", "attested"),
  })
  .map(({ like, from, length, enforcement, always, assurance }) => {
    const { until: _, assurance: __, ...kept } = like;
    const until = STAGES[from + length];
    return {
      ...{ ...kept, id: "x/added", from: STAGES[from] ?? "planning", enforcement },
      ...(until ? { until } : {}),
      ...(assurance ? { assurance } : {}),
      ...(always ? { when: {}, effective: {} } : {}),
    };
  });

describe("evaluation", () => {
  it("starts from documents of which each passes something", () => {
    expect(BASES.length).toBeGreaterThan(10);
    expect(BASES.filter((base) => judge(base).conclusions.some(({ outcome }) => outcome === "pass"))).toEqual(
      BASES,
    );
  });

  it("of less facts is the same or undetermined, save where absence speaks", () => {
    const less = situations.chain((base) =>
      fc.record({ base: fc.constant(base), fact: fc.constantFrom(...factsOf(base)) }),
    );
    const property = fc.property(less, ({ base, fact }) => {
      fc.pre(!absenceSpeaks(base, fact));
      const [before, after] = [outcomes(judge(base)), outcomes(judge(without(base, fact)))];
      for (const [binding, outcome] of after) {
        if (before.size > 0 && outcome !== before.get(binding))
          expect([binding, outcome]).toEqual([binding, "undetermined"]);
      }
    });
    fc.assert(property, { numRuns: RUNS * 4 });
  });

  it("makes no stage ready above a blocked one, and decides as the row of the stage says", () => {
    fc.assert(
      fc.property(situations, (base) => {
        const { decision, readiness, conclusions } = judge(base);
        expect(readiness.map(({ stage }) => stage)).toEqual(STAGES);
        const ladder = readiness.slice(0, -1).map((row) => row.decision);
        const first = ladder.indexOf("block");
        if (first >= 0) expect(new Set(ladder.slice(first))).toEqual(new Set(["block"]));
        expect(decision).toBe(readiness.find(({ stage }) => stage === base.stage)?.decision);
        expect(decision === "block").toBe(conclusions.some(({ blocking }) => blocking));
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it("gives each row of the ladder as it is asked for that stage alone", () => {
    fc.assert(
      fc.property(situations, (base) => {
        const { readiness } = judge(base);
        expect(STAGES.map((stage) => ({ stage, decision: judge({ ...base, stage }).decision }))).toEqual(
          readiness,
        );
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it("under one more binding never admits what was blocked", () => {
    fc.assert(
      fc.property(situations, bindings, (base, binding) => {
        const [before, after] = [judge(base), judge(base, bindingAlso(base, binding))];
        for (const [index, row] of before.readiness.entries()) {
          if (row.decision === "block") expect(after.readiness[index]).toEqual(row);
        }
        expect(before.decision === "block" && after.decision === "admit").toBe(false);
      }),
      { numRuns: RUNS * 3 },
    );
  });
});
