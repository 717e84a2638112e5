import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { runCompetenceCases } from "../../src/core/policy-test/run-competence-cases.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { smallFiles } from "../evaluate/small-world.ts";

const competence = {
  independentOfOperator: "!(ownership.operator.name in authority.names)",
  approval: [
    { id: "level", that: "approval.level >= classification.proposedLevel", message: { vi: "a", en: "b" } },
    { id: "owner", that: "approval.authority.kind == 'governing-body'", message: { vi: "a", en: "b" } },
  ],
};

const base = {
  asOf: "2026-11-21",
  manifest: {
    ...{ apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } },
    ...{ classification: { proposedLevel: 3 }, ownership: { operator: { name: "Trung tâm (giả định)" } } },
  },
  statements: {
    authority: { names: ["Sở (giả định)"] },
    approval: { id: "a", level: 3, authority: { kind: "governing-body" } },
  },
};

/** Runs one case of a small profile. */
function run(one: JsonObject) {
  const files = smallFiles({
    gate: { require: [{ that: "classification.importantSystem" }] },
    profile: { competence },
  });
  const spec = { ...base, cases: [{ name: "case", ...one }] };
  const file = { apiVersion: "gate57/v1", kind: "CompetenceCases", metadata: { profile: "p" }, spec };
  const loaded = loadPolicies(new Map([...files, ["p.cases.yaml", JSON.stringify(file)]]));
  if (!loaded.policies)
    throw new Error(loaded.diagnostics.map(({ code, path }) => `${code} ${path}`).join(", "));
  const [result] = runCompetenceCases(loaded.policies, loaded.competenceCases);
  if (!result) throw new Error("no case was run");
  return result;
}

const approval = { type: "approval" };

describe("a case of competence", () => {
  it.each<[string, JsonObject, JsonObject, boolean]>([
    ["the good one accepted", { ...approval, expect: "accepted" }, { expect: "accepted" }, true],
    [
      "expected otherwise",
      { ...approval, expect: "refused", condition: "level" },
      { expect: "accepted" },
      false,
    ],
    [
      "another signatory",
      { ...approval, with: { "/authority/kind": "operator" }, expect: "refused", condition: "owner" },
      { expect: "refused" },
      true,
    ],
    [
      "another manifest",
      { ...approval, set: { "/classification/proposedLevel": 4 }, expect: "refused", condition: "level" },
      { expect: "refused" },
      true,
    ],
    [
      "an unknown fact",
      { ...approval, remove: ["/classification/proposedLevel"], expect: "refused", condition: "level" },
      { expect: "refused" },
      true,
    ],
    [
      "a fact the statement does not state",
      { ...approval, without: ["/level"], expect: "refused", condition: "level" },
      { expect: "refused" },
      true,
    ],
    [
      "refused for the condition it names",
      { ...approval, with: { "/authority/kind": "operator" }, expect: "refused", condition: "owner" },
      { expect: "refused", condition: "owner" },
      true,
    ],
    [
      "refused for another condition than it names",
      { ...approval, with: { "/authority/kind": "operator" }, expect: "refused", condition: "level" },
      { expect: "refused", condition: "owner" },
      false,
    ],
    [
      "refused for the first that fails, not the first that cannot be told",
      {
        ...approval,
        with: { "/authority/kind": "operator" },
        remove: ["/classification/proposedLevel"],
        ...{ expect: "refused", condition: "owner" },
      },
      { expect: "refused", condition: "owner" },
      true,
    ],
    ["independent", { independent: true }, { independent: true }, true],
    [
      "not independent",
      { with: { "/names/0": "Trung tâm (giả định)" }, independent: false },
      { independent: false },
      true,
    ],
    ["of which it cannot be told", { remove: ["/ownership/operator/name"], independent: false }, {}, false],
  ])("%s", (_, one, actual, passed) => {
    expect(run(one)).toMatchObject({ actual, passed });
  });

  it.each<[string, JsonObject, string]>([
    [
      "a change of the statement that changes nothing",
      { ...approval, with: { "/level": 3 }, expect: "accepted" },
      "`/level` changes nothing",
    ],
    [
      "a change of the manifest that changes nothing",
      { ...approval, set: { "/classification/proposedLevel": 3 }, expect: "accepted" },
      "changes nothing",
    ],
    [
      "what is not there removed",
      { ...approval, without: ["/stage"], expect: "accepted" },
      "`/stage` changes nothing",
    ],
    [
      "an invalid statement",
      { ...approval, with: { "/level": 9 }, expect: "accepted" },
      "attested: /approvals/0/level",
    ],
    [
      "an invalid manifest",
      { ...approval, set: { "/classification/proposedLevel": 9 }, expect: "accepted" },
      "/classification/proposedLevel",
    ],
    [
      "a type of which the file has no good statement",
      { type: "waiver", expect: "refused" },
      "no good `waiver`",
    ],
    ["a type without an expectation", approval, "a case gives"],
    ["both at once", { ...approval, expect: "accepted", independent: true }, "a case gives"],
    ["neither", {}, "a case gives"],
    [
      "a condition of what is accepted",
      { ...approval, expect: "accepted", condition: "owner" },
      "the `condition` of a refusal only",
    ],
    [
      "a refusal for whatever reason",
      { ...approval, with: { "/authority/kind": "operator" }, expect: "refused" },
      "name the `condition`",
    ],
    ["an acceptance of no type", { expect: "accepted" }, "a case gives"],
  ])("%s fails, and says why", (_, one, problem) => {
    const result = run(one);
    expect(result.passed).toBe(false);
    expect(result.actual).toMatchObject({ problem: { en: expect.stringContaining(problem) } });
  });
});
