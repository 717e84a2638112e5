import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { COMPETENCES } from "../../src/core/policy/policy-set.ts";
import { runCases } from "../../src/core/policy-test/run-cases.ts";
import { runCompetenceCases } from "../../src/core/policy-test/run-competence-cases.ts";
import { readFolder } from "./policy-folder.ts";

const { policies, cases, competenceCases, diagnostics } = loadPolicies(
  readFolder(join(import.meta.dirname, "../../policies")),
);

describe("the built-in policy set", () => {
  it("loads without a mistake", () => {
    expect(diagnostics).toEqual([]);
  });

  const results = policies ? runCases(policies, cases) : [];

  it.each(policies?.gates.map(({ id }) => id) ?? [])("decides every case of %s as expected", (gate) => {
    const own = results.filter((result) => result.gate === gate);
    expect(own.filter(({ passed }) => !passed)).toEqual([]);
    const outcomes = new Set(own.map(({ expected }) => expected.outcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(["pass", "fail", "undetermined"]));
  });

  it("is tried under every profile", () => {
    const profiles = new Set(
      cases.flatMap(({ content }) =>
        content.spec.cases.map(({ profile }) => profile ?? content.spec.profile),
      ),
    );
    expect([...profiles].sort()).toEqual(["national", "quang-tri", "tay-ninh"]);
  });

  it("has a case in which each requirement speaks", () => {
    const shown = new Set(results.map(({ gate, expected }) => `${gate}#${expected.requirement ?? ""}`));
    const asked = policies?.gates.flatMap(({ id, bodies }) =>
      Object.values(bodies).flatMap((body) => body.require.map((requirement) => `${id}#${requirement.id}`)),
    );
    expect([...new Set(asked)].filter((requirement) => !shown.has(requirement))).toEqual([]);
  });

  const signed = policies ? runCompetenceCases(policies, competenceCases) : [];

  it("decides every case of competence as expected", () => {
    expect(signed.filter(({ passed }) => !passed)).toEqual([]);
  });

  it.each(COMPETENCES)("has cases both ways of %s", (name) => {
    const own = competenceCases.flatMap(({ content }) =>
      content.spec.cases.filter(({ type }) => (type ?? "independentOfOperator") === name),
    );
    const answers = own.map(
      ({ expect: wanted, independent }) => wanted === "accepted" || independent === true,
    );
    expect([...new Set(answers)].sort()).toEqual([false, true]);
  });

  it("lets nobody sign a type of which a profile says nothing", () => {
    for (const { competence } of policies?.profiles ?? [])
      expect(Object.keys(competence).sort()).toEqual([...COMPETENCES].sort());
  });
});
