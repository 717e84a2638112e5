import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";
import { isAsExpected, judgeCase } from "../../src/core/policy-test/judge-case.ts";
import {
  isCompetenceAsExpected,
  judgeCompetenceCase,
} from "../../src/core/policy-test/judge-competence-case.ts";
import { isDerivedAsExpected, judgeDerivedCase } from "../../src/core/policy-test/judge-derived-case.ts";
import { prepareCases } from "../../src/core/policy-test/prepare-cases.ts";
import { prepareCompetenceCases } from "../../src/core/policy-test/prepare-competence-cases.ts";
import { prepareDerivedCases } from "../../src/core/policy-test/prepare-derived-cases.ts";
import { runCases } from "../../src/core/policy-test/run-cases.ts";
import { readFolder } from "../policy/policy-folder.ts";

const { policies, cases, derivedCases, competenceCases } = loadPolicies(
  readFolder(join(import.meta.dirname, "../../policies")),
);
if (!policies) throw new Error("the built-in policy set does not load");

/** Takes a gate and all its bindings away. */
function withoutGate({ gates, profiles, ...others }: PolicySet, id: string): PolicySet {
  return {
    ...others,
    gates: gates.filter((gate) => gate.id !== id),
    profiles: profiles.map((profile) => ({
      ...profile,
      bindings: profile.bindings.filter(({ gate }) => gate !== id),
    })),
  };
}

describe("a policy that is gone", () => {
  it.each(policies.gates.map(({ id }) => id))("makes every case of %s fail", (id) => {
    const own = cases.filter(({ content }) => content.metadata.gate === id);
    const results = runCases(withoutGate(policies, id), own);
    expect(results.filter(({ passed }) => passed)).toEqual([]);
  });

  it("is told from one that is there by each case alone, unless that says that the gate does not bind", () => {
    const prepared = prepareCases(policies, cases);
    const same = prepared.filter((one) => {
      const actual = judgeCase(one, withoutGate(policies, one.gate));
      return isAsExpected(one.case.expect, actual) && one.case.expect.outcome !== "unbound";
    });
    expect(same).toEqual([]);
  });

  it("makes every case of a derived fact fail", () => {
    const none = { ...policies, derived: [] };
    const held = prepareDerivedCases(policies, derivedCases).filter((one) =>
      isDerivedAsExpected(one.case.expect, judgeDerivedCase(one, none)),
    );
    expect(held).toEqual([]);
  });

  it("makes every case of who may sign fail", () => {
    const profiles = policies.profiles.map((profile) => ({ ...profile, competence: {} }));
    const held = prepareCompetenceCases(policies, competenceCases).filter((one) => {
      const { expect: wanted, condition, independent } = one.case;
      const expected = {
        ...(wanted === undefined ? {} : { expect: wanted }),
        ...(condition === undefined ? {} : { condition }),
        ...(independent === undefined ? {} : { independent }),
      };
      return isCompetenceAsExpected(expected, judgeCompetenceCase(one, { ...policies, profiles }));
    });
    expect(held).toEqual([]);
  });
});
