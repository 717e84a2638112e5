import { describe, expect, it } from "vitest";
import { recallOf } from "../../src/core/evaluate/recall.ts";
import { executioner } from "../../src/core/mutate/fate.ts";
import type { Mutant } from "../../src/core/mutate/mutant.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import type { Test } from "../../src/core/mutate/test.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { judgeCase } from "../../src/core/policy-test/judge-case.ts";
import { prepareCases } from "../../src/core/policy-test/prepare-cases.ts";
import { isProblem } from "../../src/core/policy-test/prepared.ts";
import { withCases } from "./small-mutants.ts";

const TEXT = { vi: "lý do", en: "reason" };

/** Elements of lists within one another, of the same names, beside derived facts and values of a binding's own. */
const SET = {
  gate: {
    require: [
      {
        each: {
          variable: "s",
          in: "hosting.servers",
          where: "s.id != 'b'",
          ifEmpty: "fail",
          ifNoneMatch: "fail",
        },
        that: "s.count >= params.least && hosting.servers.exists(t, t.id != s.id && (t.count > s.count || t.form == s.form))",
      },
      { that: "derived.lowest.value >= 1 || hosting.servers.exists(s, s.count > params.least)" },
      { that: "classification.informationTypes.exists(k, k == 'public') && !scope.politicalSystem" },
    ],
  },
  bindings: [
    {},
    {
      id: "p/b9",
      parameters: { least: { value: 3, basis: ["TT:1"], evidence: "read", reason: TEXT } },
      when: "derived.lowest.value >= 2",
    },
  ],
  parameters: [{ id: "least", type: "integer", unit: "count", values: [{ from: "2026-01-01", value: 2 }] }],
  derived: [
    {
      ...{ id: "lowest", type: "integer", unit: "level", choose: "highest" },
      rules: [
        { id: "one", value: 1, when: "scope.politicalSystem" },
        { id: "two", value: 2, when: "size(hosting.servers) > 0 && hosting.servers.exists(s, s.count > 5)" },
      ],
    },
  ],
} as const;

const SERVERS = [
  { id: "a", count: 2, form: "physical", addresses: ["10.0.0.1", "10.0.0.2"] },
  { id: "b", count: 6, form: "virtual", addresses: ["10.0.0.2"] },
  { id: "c", count: 3, form: "physical" },
];
const KINDS = { classification: { informationTypes: ["public", "private"] } };
const CASES = [
  {
    name: "three servers",
    set: { "/hosting": { servers: SERVERS }, "/classification": KINDS.classification },
  },
  {
    name: "two servers",
    set: { "/hosting": { servers: SERVERS.slice(1) }, "/scope": { politicalSystem: true } },
  },
  { name: "no server", set: { "/hosting": { servers: [] }, "/scope": { politicalSystem: false } } },
  { name: "nothing is declared" },
].flatMap((one) => ["p/b1", "p/b9"].map((binding) => ({ ...one, name: `${one.name}, ${binding}`, binding })));

function loaded() {
  const files = withCases(
    SET,
    CASES.map((one) => ({ ...one, expect: { outcome: "pass" } })),
  );
  const { policies, cases, diagnostics } = loadPolicies(files);
  if (!policies) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join("; "));
  return { policies, prepared: prepareCases(policies, cases) };
}

describe("what is remembered of a set", () => {
  it("gives of every mutant what is said without it", () => {
    const { policies, prepared } = loaded();
    const recall = recallOf(policies);
    let differing = 0;
    for (const mutant of mutantsOf(policies)) {
      const changed = mutant.policies();
      for (const one of prepared) {
        if (isProblem(one.asked)) throw new Error(one.asked.problem.en);
        const own = judgeCase(one, changed);
        const remembering = { ...one, asked: { ...one.asked, recall } };
        judgeCase(remembering, policies);
        expect([mutant.id, judgeCase(remembering, changed)]).toEqual([mutant.id, own]);
        if (JSON.stringify(own) !== JSON.stringify(judgeCase(one, policies))) differing += 1;
      }
    }
    expect(differing).toBeGreaterThan(100);
  });
});

describe("a mutant that is late", () => {
  const mutant: Mutant = {
    ...{ id: "m", code: "0", operator: "drop-operand", about: { kind: "Gate", id: "g" }, pointer: "/spec/x" },
    ...{ before: "", after: "", gates: ["g"], profiles: [], days: [], isFelt: () => false },
    policies: () => loaded().policies,
  };

  it.each([
    [1, "survived"],
    [2, "killed-by-time"],
  ])("is tried on one case of %d all the same", (count, wanted) => {
    let tried = 0;
    const notices = () => {
      tried += 1;
      return false;
    };
    const test = (pointer: number): Test => ({
      source: "s",
      pointer: String(pointer),
      said: () => [],
      notices,
    });
    const tests = Array.from({ length: count }, (_, index) => test(index));
    const { policies } = loaded();
    const bed = { policies, cases: new Map(), testsOf: () => tests, forget: () => undefined };
    expect(executioner(bed)(mutant, () => true)).toBe(wanted);
    expect(tried).toBe(1);
  });
});
