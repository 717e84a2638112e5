import { describe, expect, it } from "vitest";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { smallSetWith } from "./rule-examples.ts";

const GATE = "gates/hosting/placed.yaml";
const CASES = "gates/hosting/placed.cases.yaml";

/** The small set with files under other names, `*` for each of them. */
function placed(moves: Readonly<Record<string, string>>): Map<string, string> {
  const all = [...smallSetWith()];
  return new Map(all.map(([name, text]) => [moves[name] ?? moves["*"]?.replace("*", name) ?? name, text]));
}

describe("a file is misplaced", () => {
  it.each([
    ["cases among the profiles", { [CASES]: "profiles/placed.yml" }, ["profiles/placed.yml"]],
    [
      "a profile in a folder of its own",
      { "profiles/national.yaml": "mine/national.yaml" },
      ["mine/national.yaml"],
    ],
    [
      "cases that are not named after their gate",
      { [CASES]: "gates/hosting/cases.yaml" },
      ["gates/hosting/cases.yaml"],
    ],
  ])("%s", (_, moves: Readonly<Record<string, string>>, wanted) => {
    const { findings } = checkPolicies(placed(moves));
    expect(findings.map(({ code, source }) => [code, source])).toEqual(
      wanted.map((name) => ["lint/misplaced-file", name]),
    );
  });

  it.each([
    ["whatever folder the set stands in", { "*": "somewhere/drafts/*" }],
    [
      "with the other ending",
      { [GATE]: "gates/hosting/placed.yml", [CASES]: "gates/hosting/placed.cases.yml" },
    ],
    ["in a set that is not arranged in folders", { [GATE]: "gates.yaml", [CASES]: "profiles/cases.yaml" }],
  ])("not %s", (_, moves: Readonly<Record<string, string>>) => {
    expect(checkPolicies(placed(moves)).findings.map(({ code }) => code)).toEqual([]);
  });
});
