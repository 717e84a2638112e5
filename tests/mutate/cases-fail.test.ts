import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/core/source/json.ts";
import { folder, run } from "../cli/run.ts";
import { withCases } from "./small-mutants.ts";

const SET = {
  gate: { require: [{ that: "budget.total > params.least" }, { that: "derived.lowest.value >= 1" }] },
  parameters: [{ id: "least", type: "integer", unit: "vnd", values: [{ from: "2026-01-01", value: 5 }] }],
  derived: [
    {
      ...{ id: "lowest", type: "integer", unit: "level", choose: "highest" },
      rules: [{ id: "one", value: 1, when: "scope.politicalSystem" }],
    },
  ],
  profile: { competence: { approval: "approval.level >= 2" } },
} as const;

const MANIFEST = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } };

const HOLDS = { name: "nothing is declared", expect: { outcome: "undetermined" } };

function cases(kind: string, metadata: JsonObject, spec: JsonObject): JsonObject {
  return { apiVersion: "gate57/v1", kind, metadata, spec };
}

const asked = { asOf: "2026-11-21", manifest: { ...MANIFEST, scope: { politicalSystem: true } } };
const WRONG: Readonly<Record<string, JsonObject>> = {
  "a derived fact": cases(
    "DerivedFactCases",
    { fact: "lowest" },
    { ...asked, cases: [{ name: "wrong", expect: { value: 2 } }] },
  ),
  competence: cases(
    "CompetenceCases",
    { profile: "p" },
    {
      ...asked,
      statements: { approval: { id: "a", level: 3, date: "2026-11-01", authority: { id: "b", name: "B" } } },
      cases: [{ name: "wrong", type: "approval", expect: "refused" }],
    },
  ),
  "a value": cases(
    "ValueCases",
    { id: "own" },
    { cases: [{ parameter: "least", since: "2026-01-01", value: 6 }] },
  ),
};

/** A case that fails already would notice every change of what it is about, and so hold for each of them. */
describe.each(Object.entries(WRONG))("a case of %s that fails on the set as it is", (_, wrong) => {
  const files = [...withCases(SET, [HOLDS], [wrong])].map(([name, text]) => [`set/${name}`, text] as const);
  const answerOf = async (command: string, ...more: readonly string[]) => {
    const cwd = folder(Object.fromEntries(files));
    const { code, stdout } = await run(["policy", command, "set", "--format", "json", ...more], { cwd });
    const { errors, findings } = JSON.parse(stdout);
    return { code, errors, findings };
  };

  it("keeps mutants from being tried", async () => {
    const { code, errors } = await answerOf("mutate", "--jobs", "1");
    expect(errors).toMatchObject([{ code: "run/cases-fail", source: "set/more-0.yaml" }]);
    expect(code).toBe(2);
  });

  it("is found by the linter", async () => {
    const { code, findings } = await answerOf("check");
    const failing = findings.filter((one: { code: string }) => one.code === "lint/failing-case");
    expect(failing).toMatchObject([{ source: "set/more-0.yaml" }]);
    expect(code).toBe(1);
  });
});
