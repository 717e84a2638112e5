import { expect, test } from "vitest";
import { readPolicies } from "../../src/core/policy/load.ts";
import { testGate } from "../../src/core/policy-test/test-policies.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { policyTestText } from "../../src/reporters/policy-test/text.ts";
import { withCases } from "../mutate/small-mutants.ts";

const SET = { gate: { require: [{ that: "budget.total > 5" }] }, bindings: [{ from: "operation" }] } as const;

/** Tests the gate of the small set by one case. */
function tested(one: Record<string, unknown>) {
  const files = withCases(SET, [JSON.parse(JSON.stringify({ name: "một ca", ...one }))]);
  const { read, policies, diagnostics } = readPolicies(files);
  const [gate] = policies.gates;
  if (diagnostics.length > 0 || !gate) throw new Error("the set does not load");
  const { GateCases: cases } = read;
  const loaded = { policies, files: read, cases, derivedCases: [], competenceCases: [], valueCases: [] };
  const unit = testGate(gate, loaded);
  const text = policyTestText([unit], { language: "vi", paint: plainPaint });
  return { failure: unit.cases[0]?.failure, lines: text.split("\n").map((line) => line.trim()) };
}

test("a gate that is not asked is told with what keeps it from that, and where", () => {
  const { failure, lines } = tested({ stage: "design", expect: { outcome: "pass" } });
  expect(failure?.unbound).toMatchObject({
    isOutOfScope: false,
    hindrances: [{ kind: "before-stage", limit: "operation", pointer: "/from", start: { line: 1 } }],
  });
  expect(lines).toContain("thực tế:  kết quả cổng không được xét (`unbound`)");
});

test("only what a case speaks of is told, and what explains another outcome", () => {
  const set = { "/budget": { currency: "VND", total: 4 } };
  const { lines } = tested({ stage: "operation", set, expect: { outcome: "pass", blocking: false } });
  expect(lines).toContain("mong đợi: kết quả đạt; chặn không");
  expect(lines).toContain("thực tế:  kết quả không đạt; chặn có; yêu cầu r1; chỗ /budget/total");
});

test("a fact that is misspelt is told in the language asked for, with what was meant, at the change", () => {
  const { failure, lines } = tested({ set: { "/budget/totl": 4 }, expect: { outcome: "fail" } });
  expect(lines).toContain("không xét được: /budget/totl: không có trường `totl`");
  expect(lines).toContain("gợi ý: có phải ý bạn là `total`?");
  expect(failure?.actual).toMatchObject({ pointer: "/spec/cases/0/set/~1budget~1totl" });
});
