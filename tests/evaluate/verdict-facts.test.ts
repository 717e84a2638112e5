import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { ask, type SmallQuestion, type SmallSet, smallPolicies } from "./small-world.ts";
import { verdictProblems } from "./verdict-schema.ts";

const FACTS: JsonObject = {
  classification: { proposedLevel: 2 },
  hosting: { model: "hybrid" },
  network: { zones: [{ id: "vung-kin", name: "Vùng kín" }] },
};

function gatesOf(set: SmallSet, question: SmallQuestion = {}): Verdict["gates"] {
  const { verdict } = ask(smallPolicies(set), FACTS, question);
  if (!verdict) throw new Error("no verdict");
  expect(verdictProblems(verdict)).toEqual([]);
  return verdict.gates;
}

describe("a derived fact", () => {
  const least = (when: string) => ({
    ...{ id: "least", type: "integer", unit: "level", choose: "highest" },
    rules: [
      { id: "small", value: 2 },
      { id: "great", value: 4, when },
    ],
  });
  const told = (when: string, question?: SmallQuestion) => {
    const gate = { require: [{ that: "classification.proposedLevel >= derived.least.value" }] };
    return gatesOf({ gate, derived: [least(when)] }, question)[0]?.derived;
  };
  const secret = "network.zones[0].name != ''";
  const open = "hosting.model == 'hybrid'";

  it.each<[string, string, SmallQuestion]>([
    ["of what is confidential", secret, {}],
    ["of what may be shown", open, {}],
    ["of what may be shown, in a report that leaves the house", open, { redact: true }],
  ])("is told with its grounds %s", (_, when, question) => {
    expect(told(when, question)).toMatchObject([{ id: "least", value: 4, grounds: [{ id: "great" }] }]);
  });

  it("is masked, its grounds too, where it rests on what must not leave the house", () => {
    expect(told(secret, { redact: true })).toEqual([{ id: "least", value: "•••", grounds: [] }]);
  });
});

describe("a signed statement", () => {
  const that = "attested.approvals.exists(a, a.level == 3)";
  const findings = (requirement: JsonObject, question?: SmallQuestion) =>
    gatesOf({ gate: { require: [requirement] } }, question).flatMap((gate) => gate.findings);

  it.each<[string, SmallQuestion, string, string]>([
    ["is missing as a whole", {}, "gate/attestation-missing", "attested:/approvals"],
    [
      "may lack what is asked of it",
      { attested: { approvals: [{ id: "q", date: "2026-10-01" }] } },
      "gate/attestation-incomplete",
      "attested:/approvals/0/level",
    ],
  ])("%s", (_, question, code, missing) => {
    expect(findings({ that }, question)).toMatchObject([{ code, actor: "owner", missing: [missing] }]);
  });

  it.each([
    ["owner", "owner"],
    ["operator", "operator"],
    ["authority", "authority"],
    ["vendor", "owner"],
  ])("that the gate asks of the %s is seen to by the %s", (named, actor) => {
    const [found] = findings({ that, remedy: { actor: named, vi: "trình ký", en: "have it signed" } });
    expect(found?.actor).toBe(actor);
    expect(found?.remedy.vi === "trình ký").toBe(named === actor);
  });
});

it("a failure under a plan to mend it names the plan and keeps the gate's remedy, with the deadline", () => {
  const remedy = { actor: "vendor", vi: "vá lỗ hổng", en: "patch it" };
  const set: SmallSet = {
    gate: { require: [{ that: "classification.proposedLevel > 2", remedy }] },
  };
  const days = { date: "2026-11-01", deadline: "2027-01-31" };
  const plan = { id: "m1", gate: "test/gate", requirement: "r1", ...days, measures: "vá" };
  const attested = { remediations: [{ ...plan, authority: { kind: "governing-body" } }] };
  const [found] = gatesOf(set, { stage: "in-service", attested }).flatMap(({ findings }) => findings);
  expect(found).toMatchObject({
    ...{ disposition: "waived", actor: "vendor", remediation: { id: "m1", deadline: "2027-01-31" } },
    remedy: { vi: expect.stringMatching(/^vá lỗ hổng; .*2027-01-31$/) },
  });
});
