import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { applyChanges } from "../../src/core/policy-test/apply-changes.ts";
import { runCases } from "../../src/core/policy-test/run-cases.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { smallFiles } from "./small-world.ts";

const files = smallFiles({
  gate: {
    require: [
      { each: { variable: "e", in: "environments", ifEmpty: "fail" }, that: "!e.containsStateSecret" },
      { that: "attested.approvals.exists(a, a.id == 'q1')", from: "trial" },
      { that: "plan.budget.total > 0", from: "operation" },
    ],
  },
  bindings: [
    { until: "operation" },
    { from: "operation", until: "operation", when: "attested.approvals.exists(a, a.id == 'q2')" },
  ],
});
const manifest = {
  apiVersion: "gate57/v1",
  kind: "SystemManifest",
  metadata: { id: "he-thong-thu" },
  environments: [{ id: "a", containsStateSecret: false }],
};

function run(one: JsonObject, ...beside: readonly JsonObject[]) {
  const content = {
    ...{ apiVersion: "gate57/v1", kind: "GateCases", metadata: { gate: "test/gate" } },
    spec: {
      ...{ profile: "p", stage: "planning", asOf: "2026-11-21", manifest },
      cases: [one, ...beside].map((each, index) => ({
        name: `case ${index + 1}`,
        expect: { outcome: "pass" },
        ...each,
      })),
    },
  };
  const { policies, cases, diagnostics } = loadPolicies(
    new Map([...files, ["x.cases.yaml", JSON.stringify(content)]]),
  );
  if (!policies) return { refused: diagnostics.map(({ code, path }) => `${code} ${path}`) };
  const [result] = runCases(policies, cases);
  return { passed: result?.passed, actual: result?.actual };
}

const SECRET = { "/environments/0/containsStateSecret": true };
const FAILS = {
  outcome: "fail",
  disposition: "none",
  requirement: "r1",
  at: "/environments/0/containsStateSecret",
  actor: "vendor",
  enforcement: "mandatory",
  blocking: true,
  requirements: ["r1"],
};

describe("a case", () => {
  it("passes on the base", () => {
    expect(run({})).toMatchObject({ passed: true, actual: { outcome: "pass", disposition: "none" } });
  });

  it("passes where everything is as expected", () => {
    expect(run({ set: SECRET, expect: FAILS })).toEqual({ passed: true, actual: FAILS });
  });

  const wrong = [
    { outcome: "undetermined" },
    { outcome: "fail", requirement: "r2" },
    { outcome: "fail", at: "/environments/0" },
    { outcome: "fail", disposition: "justified" },
    { outcome: "fail", actor: "owner" },
  ];
  it.each(wrong)("fails where %j was expected", (expected) => {
    expect(run({ set: SECRET, expect: expected })).toMatchObject({ passed: false, actual: FAILS });
  });

  const idle: readonly [string, JsonObject, string][] = [
    ["sets what is there", { set: { "/environments/0/containsStateSecret": false } }, "/environments/0/cont"],
    ["removes what is not there", { remove: ["/hosting"] }, "/hosting"],
    ["removes an element that is not there", { remove: ["/environments/1"] }, "/environments/1"],
    ["sets in an element that is not there", { set: { "/environments/1/id": "b" } }, "/environments/1/id"],
    ["sets an element that is not there", { set: { "/environments/7": { id: "b" } } }, "/environments/7"],
    ["sets a list by a name", { set: { "/environments/first": { id: "b" } } }, "/environments/first"],
    ["sets a list's length", { set: { "/environments/length": 2 } }, "/environments/length"],
    ["adds to what is no list", { add: { "/metadata": 1 } }, "/metadata"],
    ["sets below what is no object", { set: { "/kind/a": 1 } }, "/kind/a"],
  ];
  it.each(idle)("fails where it %s", (_, changes, pointer) => {
    const result = run({ ...changes, expect: { outcome: "pass" } });
    expect(result).toMatchObject({
      passed: false,
      actual: { problem: { en: expect.stringContaining(pointer) } },
    });
  });

  it("fails on an invalid document, with what is wrong with it", () => {
    const result = run({ set: { "/hosting/nonsense": 1 } });
    expect(result).toMatchObject({
      passed: false,
      actual: { problem: { en: expect.stringContaining("/hosting/nonsense") } },
    });
  });

  it.each([
    ["attested", { approvals: [{}] }],
    ["plan", { kind: "Plan" }],
  ])("fails on invalid facts of %s", (name, facts) => {
    const result = run({ [name]: facts });
    expect(result).toMatchObject({
      passed: false,
      actual: { problem: { en: expect.stringContaining(name) } },
    });
  });

  it("sees that its gate is not asked", () => {
    const unbound = { stage: "in-service", expect: { outcome: "unbound" } };
    expect(run(unbound, {})).toMatchObject({ passed: true });
  });

  it.each([
    ["alone", {}, []],
    ["where another binding alone was run", { binding: "p/b2" }, [{}]],
    ["beside others that expect no more", {}, [{ stage: "in-service", expect: { outcome: "unbound" } }]],
  ])("that expects its gate not to be asked shows nothing %s", (_, named, beside) => {
    const unbound = { stage: "in-service", expect: { outcome: "unbound" }, ...named };
    const told = run(unbound, ...beside);
    expect(told).toMatchObject({
      passed: false,
      actual: { problem: { en: expect.stringContaining("no case runs") } },
    });
  });

  it("cannot name a binding that its profile does not have", () => {
    expect(run({ binding: "p/b3" })).toEqual({
      refused: [expect.stringContaining("policy/unknown-binding")],
    });
  });

  it("has facts that are attested, or says that there are none", () => {
    const attested = { approvals: [{ id: "q1" }] };
    expect(run({ stage: "trial", attested })).toMatchObject({ passed: true });
    expect(run({ stage: "trial", attested: {} })).toMatchObject({ actual: { outcome: "undetermined" } });
  });

  it("names the binding where several ask", () => {
    expect(run({ stage: "operation" })).toMatchObject({
      passed: false,
      actual: { problem: { en: expect.stringMatching(/p\/b1.*p\/b2/) } },
    });
    const one = run({ stage: "operation", binding: "p/b2", expect: { outcome: "undetermined" } });
    expect(one).toMatchObject({ passed: true });
  });

  it("cannot set a fact to null, which would say nothing", () => {
    expect(run({ set: { "/environments/0/containsStateSecret": null } })).not.toMatchObject({ passed: true });
  });
});

describe("changes", () => {
  const base = { a: [{ x: 1 }, { x: 2 }, { x: 3 }], b: { c: 1 } };
  const table = [
    { change: { set: { "/b/d/e": 2 } }, gives: { ...base, b: { c: 1, d: { e: 2 } } } },
    { change: { remove: ["/a/0", "/a/2"] }, gives: { ...base, a: [{ x: 2 }] } },
    { change: { remove: ["/a/2", "/a/0", "/b/c"] }, gives: { a: [{ x: 2 }], b: {} } },
    { change: { remove: ["/a/1", "/a/1/x"] }, gives: { ...base, a: [{ x: 1 }, { x: 3 }] } },
    { change: { add: { "/n": 1 } }, gives: { ...base, n: [1] } },
    {
      change: { add: { "/a": { x: 4 } }, remove: ["/a/0"] },
      gives: { ...base, a: [{ x: 2 }, { x: 3 }, { x: 4 }] },
    },
  ];
  it.each(table)("$change", ({ change, gives }) => {
    const before = structuredClone(base);
    expect(applyChanges(base, change).document).toEqual(gives);
    expect(base).toEqual(before);
  });

  it("that remove one place twice are idle", () => {
    expect(applyChanges(base, { remove: ["/a/0/x", "/a/0/x"] }).idle).toBe("/a/0/x");
  });
});
