import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import { OPERATORS } from "../../src/core/mutate/operators.ts";
import { shortCodes } from "../../src/core/mutate/short-codes.ts";
import { shortDiff } from "../../src/core/mutate/short-diff.ts";
import { type SmallSet, smallPolicies } from "../evaluate/small-world.ts";
import { mutantLines } from "./small-mutants.ts";

interface Listed {
  readonly name: string;
  readonly set: SmallSet;
  readonly mutants: readonly string[];
}

const sets: readonly Listed[] = parse(readFileSync(join(import.meta.dirname, "mutants.yaml"), "utf8"));

describe("the mutants", () => {
  it.each(sets)("of $name are just these", ({ set, mutants }) => {
    expect(mutantLines(set)).toEqual(mutants);
  });

  it("come of every operator", () => {
    const used = new Set(sets.flatMap(({ mutants }) => mutants.map((line) => line.split(" ")[0])));
    expect(OPERATORS.filter((one) => !used.has(one))).toEqual([]);
  });

  it("have names that no two share, and that stay when something else is added", () => {
    const [first] = sets;
    if (!first) throw new Error("no set");
    const before = mutantsOf(smallPolicies(first.set));
    expect(new Set(before.map(({ code }) => code)).size).toBe(before.length);
    const { gate } = first.set;
    const grown = { ...gate, require: [{ id: "r0", that: "budget.total > 5" }, ...named(gate.require)] };
    const after = new Set(mutantsOf(smallPolicies({ ...first.set, gate: grown })).map(({ code }) => code));
    expect(before.filter(({ code }) => !after.has(code))).toEqual([]);
  });
});

describe("the codes of mutants", () => {
  const [one, other] = ["0123456789abcdef", "89abcdef01234567"];
  it.each([
    ["eight digits", [one, other], ["01234567", "89abcdef"]],
    ["more where two begin alike", [one, "012345670", other], ["0123456789ab", "012345670", "89abcdef"]],
    [
      "as many as tell three apart",
      [one, "0123456789ab0000", "012345670000"],
      ["0123456789abcdef", "0123456789ab0000", "012345670000"],
    ],
  ])("are %s", (_, digests, codes) => {
    expect(digests.map(shortCodes(digests))).toEqual(codes);
  });
});

/** Names requirements by their old turn, so that they keep their names when one is put before them. */
function named<T extends object>(requirements: readonly T[]): readonly T[] {
  return requirements.map((one, index) => ({ id: `r${index + 1}`, ...one }));
}

describe("the difference that is shown", () => {
  it.each([
    ["a > 0", "a >= 0", "a > 0", "a >= 0"],
    [
      "hosting.servers.all(s, s.role != 'web') && size(hosting.servers) > 10 && scope.politicalSystem",
      "hosting.servers.all(s, s.role != 'web') && size(hosting.servers) > 11 && scope.politicalSystem",
      "…size(hosting.servers) > 10 && scope.politicalSyste…",
      "…size(hosting.servers) > 11 && scope.politicalSyste…",
    ],
    ["x.y", "", "x.y", ""],
    ["planning", "design", "planning", "design"],
  ])("of %s and %s", (before, after, shownBefore, shownAfter) => {
    expect(shortDiff(before, after)).toEqual({ before: shownBefore, after: shownAfter });
  });
});
