import { describe, expect, it } from "vitest";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { type Edit, smallSetWith } from "./rule-examples.ts";

const GATE = "gates/hosting/placed.yaml";

function found(edits: readonly Edit[]): readonly (readonly [string, string | undefined])[] {
  const files = smallSetWith(edits);
  const { findings, diagnostics } = checkPolicies(files);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return findings.map(({ code, range, source }) => [
    code,
    range && files.get(source)?.slice(range.start, range.end),
  ]);
}

const when = (condition: string): Edit => ({
  file: GATE,
  replace: "when: hosting.model != 'cloud'",
  with: `when: ${JSON.stringify(condition)}`,
});

describe("the linter", () => {
  it.each([
    [
      "every value of a vocabulary",
      "scope.sector in ['civil', 'military', 'cipher']",
      "scope.sector in ['civil', 'military', 'cipher']",
    ],
    ["a bound of the schema", "!(classification.proposedLevel > 5)", "classification.proposedLevel > 5"],
    ["a fact that cannot be two things", "hosting.model == 'cloud' && hosting.model == 'hybrid'", undefined],
    [
      "both sides of a bound",
      "classification.proposedLevel > 2 || classification.proposedLevel <= 2",
      undefined,
    ],
    ["a date after itself", "project.dates.trialStart > asOf && project.dates.trialStart <= asOf", undefined],
    [
      "an element that is not in its own list",
      "!(hosting.servers.exists(s, true) || size(hosting.servers) == 0)",
      "hosting.servers.exists(s, true) || size(hosting.servers) == 0",
    ],
  ])("proves of %s that it never changes", (_, condition, part) => {
    const told = found([when(condition)]).filter(([code]) => code.startsWith("lint/always-"));
    expect(told.map(([, text]) => text)).toContain(part ?? condition);
  });

  it.each([
    ["a parameter that lets everything through", "classification.proposedLevel >= params.leastLevel"],
    ["a text that is there", "metadata.id != ''"],
    ["a text that cannot be proved", "metadata.id.matches('^[a-z]')"],
    ["dates in the right order", "project.dates.trialStart <= asOf"],
    [
      "different elements of one list",
      "hosting.servers.exists(s, s.environment == 'a') && hosting.servers.exists(s, s.environment == 'b')",
    ],
  ])("claims nothing of %s", (_, condition) => {
    const level: Edit = {
      file: "parameters/hosting.yaml",
      replace: "  parameters:\n",
      with: `  parameters:
    - id: leastLevel
      title: { vi: Cấp độ thấp nhất, en: Least level }
      type: integer
      unit: level
      values:
        - { from: 2026-01-01, value: 1, basis: ["VB:1"], evidence: read }
`,
    };
    const codes = found([level, when(condition)]).map(([code]) => code);
    expect(codes.filter((code) => /always|unreachable|contradiction|impossible/.test(code))).toEqual([]);
  });

  it("tells a requirement whose conditions never let it be asked", () => {
    const never = found([
      {
        file: GATE,
        replace: "appliesWhen: scope.sector == 'civil'",
        with: "appliesWhen: hosting.model != 'hybrid'",
      },
      { file: GATE, replace: "when: hosting.model != 'cloud'", with: "when: hosting.model == 'hybrid'" },
    ]);
    expect(never).toContainEqual(["lint/unreachable-requirement", "standard-accepted"]);
  });

  it("tells a gate of which one requirement cannot be met", () => {
    const hopeless = found([
      {
        file: GATE,
        replace: "that: catalogues.standards.exists(s, s.code == place.standard)",
        with: "that: place.rating > 9 && catalogues.standards.exists(s, s.code == place.standard)",
      },
      { file: GATE, replace: "      when: hosting.model != 'cloud'\n", with: "" },
    ]);
    expect(hopeless).toContainEqual(["lint/always-false", "place.rating > 9"]);
  });

  it("tells values that end in a parameter, a derived fact and a binding too", () => {
    const ends = found([
      {
        file: "parameters/hosting.yaml",
        replace: "{ from: 2026-07-01, value",
        with: "{ from: 2026-07-01, until: 2028-01-01, value",
      },
      {
        file: "profiles/national.yaml",
        replace: "effective: { from: 2026-01-01 }",
        with: "effective: { from: 2026-01-01, until: 2029-01-01 }",
      },
    ]);
    expect(ends).toEqual([
      ["lint/ends-without-successor", "2028-01-01"],
      ["lint/ends-without-successor", "2029-01-01"],
    ]);
  });

  it("tells a placeholder of a competence that one language lacks", () => {
    const approval = {
      file: "profiles/national.yaml",
      replace:
        'en: "the approval states level {approval.level}, below the level {classification.proposedLevel}"',
      with: 'en: "the approval states level {approval.level}, which is too low"',
    };
    expect(found([approval])).toEqual([["lint/missing-placeholder", "classification.proposedLevel"]]);
  });

  it("is the same whatever the order of the files", () => {
    const files = smallSetWith([when("classification.proposedLevel >= 1 && hosting.model == hosting.model")]);
    const reversed = new Map([...files].reverse());
    expect(checkPolicies(reversed).findings).toEqual(checkPolicies(files).findings);
    expect(checkPolicies(files).findings.length).toBeGreaterThan(1);
  });
});
