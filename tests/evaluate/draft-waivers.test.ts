import { describe, expect, test } from "vitest";
import { draft, type SmallSet, smallPolicies } from "./small-world.ts";

const message = { vi: "môi trường {e.id}", en: "environment {e.id}" };
const each = { variable: "e", in: "environments", ifEmpty: "fail" };
const set: SmallSet = {
  gate: {
    require: [
      { each, that: "!e.containsStateSecret", message },
      { that: "classification.proposedLevel >= 3" },
      { when: "budget.total > 0", that: "hosting.model == 'hybrid'" },
    ],
  },
  bindings: [
    {},
    { id: "p/a", waivable: false, enforcement: "justified" },
    { id: "p/c", enforcement: "advisory" },
  ],
};
const environments = [1, 2, 3, 4, 5, 6, 7].map((id) => {
  return { id: `e${id}`, kind: "test", containsStateSecret: true };
});
const facts = {
  environments: [...environments, { id: "x", kind: "test" }],
  classification: { proposedLevel: 2 },
};

describe("the draft of waivers", () => {
  const requests = draft(smallPolicies(set), facts, {});

  test("has one for each binding that blocks, requirement and outcome, in order", () => {
    const lines = requests.map(({ number, binding, requirement, outcome, missing, waivable, enforcement }) =>
      [number, binding, requirement, outcome, missing.join(), waivable, enforcement].join(" "),
    );
    expect(lines).toEqual([
      "G10 p/a r1 fail  false justified",
      "G10 p/a r1 undetermined /environments/7/containsStateSecret false justified",
      "G10 p/a r2 fail  false justified",
      "G10 p/a r3 undetermined /budget false justified",
      "G10 p/b1 r1 fail  true mandatory",
      "G10 p/b1 r1 undetermined /environments/7/containsStateSecret true mandatory",
      "G10 p/b1 r2 fail  true mandatory",
      "G10 p/b1 r3 undetermined /budget false mandatory",
    ]);
  });

  test("says of a requirement that leaves no room that it cannot be waived, whatever the binding says", () => {
    const require = [{ that: "classification.proposedLevel >= 3", waivable: false }];
    const told = draft(smallPolicies({ gate: { require } }), facts, {});
    expect(told.map(({ binding, waivable }) => [binding, waivable])).toEqual([["p/b1", false]]);
  });

  test("tells what was found, the first few by words, with the clauses", () => {
    const [first] = requests;
    expect(first?.clauses).toEqual(["TT:1"]);
    expect(first?.message.en).toBe(
      "environment e1; environment e2; environment e3; environment e4; environment e5; and 2 more",
    );
    expect(first?.message.vi).toContain("và 2 phát hiện khác");
  });

  test("binds what was read, not the binding's name", () => {
    const digests = new Map(requests.map((one) => [`${one.binding} ${one.requirement} ${one.outcome}`, one]));
    const [one, other] = ["p/a r1 fail", "p/b1 r1 fail"].map((key) => digests.get(key)?.evidenceDigest);
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(one).toBe(other);
    expect(new Set(requests.map(({ evidenceDigest }) => evidenceDigest)).size).toBe(4);
  });

  test("binds the same evidence in whatever order it is read", () => {
    const parts = ["classification.proposedLevel >= 3", "hosting.model == 'cloud'"];
    const [one, other] = [parts, parts.toReversed()].map((order) => {
      const policies = smallPolicies({ gate: { require: [{ that: order.join(" && ") }] } });
      return draft(policies, { ...facts, hosting: { model: "hybrid" } }, {})[0]?.evidenceDigest;
    });
    expect(one).toMatch(/^sha256:/);
    expect(one).toBe(other);
  });

  test("is the same twice, and empty where nothing blocks or nothing can be judged", () => {
    expect(draft(smallPolicies(set), facts, {})).toEqual(requests);
    const good = { environments: [], classification: { proposedLevel: 3 }, budget: { total: 0 } };
    const passing: SmallSet = { gate: { require: [{ that: "classification.proposedLevel >= 3" }] } };
    expect(draft(smallPolicies(passing), good, {})).toEqual([]);
    expect(draft(smallPolicies(set), { nonsense: 1 }, {})).toEqual([]);
  });
});
