import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ATTESTATION_TYPES } from "../../src/core/attest/attestation.ts";
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

  it("names in every case the condition for which somebody is refused, and refuses by every condition", () => {
    const own = competenceCases.flatMap(({ content }) => content.spec.cases);
    const refused = own.filter(({ expect: expected }) => expected === "refused");
    expect(refused.filter(({ condition }) => condition === undefined)).toEqual([]);
    const tried = new Set(refused.map(({ type, condition }) => `${type} ${condition}`));
    const national = policies?.profiles.find(({ id }) => id === "national")?.competence ?? {};
    const all = ATTESTATION_TYPES.flatMap((type) => (national[type] ?? []).map(({ id }) => `${type} ${id}`));
    expect(all.filter((one) => !tried.has(one))).toEqual([]);
  });

  it("leaves no room for waivers where the level is to be approved", () => {
    const requirements = policies?.gates.flatMap(({ number, bodies }) =>
      (bodies.SystemManifest?.require ?? []).map(({ id, waivable }) => ({
        name: `${number}#${id}`,
        waivable,
      })),
    );
    expect(requirements?.flatMap(({ name, waivable }) => (waivable ? [] : [name]))).toEqual([
      "G07#level-approved",
      "G07#level-approved-by-competent",
      "G07#level-appraised-by-competent",
      "G07#listed",
      "G07#old-regime-approved-in-time",
    ]);
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
