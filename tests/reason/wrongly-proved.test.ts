import { describe, expect, it } from "vitest";
import { pairSets } from "../../src/core/diff/pair-bindings.ts";
import { seekDirection } from "../../src/core/diff/seek-direction.ts";
import { differingSegments } from "../../src/core/diff/segments.ts";
import { isImpossible } from "../../src/core/lint/certainty.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import { reasonOn } from "../../src/core/mutate/reason-on.ts";
import { distinguish } from "../../src/core/reason/distinguish.ts";
import { allOf, is, some } from "../../src/core/reason/goal.ts";
import type { Judged } from "../../src/core/reason/judged.ts";
import { possibleOutcomes, representativesFor } from "../../src/core/reason/possible.ts";
import { sideOf } from "../../src/core/reason/side.ts";
import { smallPolicies } from "../evaluate/small-world.ts";
import { asOf, conditionOf, outcomeOn, policies, subject } from "./small-reason.ts";

const header = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "a" } };
const basic = (count: number) => ({ classification: { dataSubjects: { basic: count } } });
const supported = (...days: readonly string[]) => ({
  products: days.map((supportedUntil, index) => ({ id: "abc"[index] ?? "", supportedUntil })),
});

const environments = (...ids: readonly string[]) => ({ environments: ids.map((id) => ({ id })) });

describe("what a document shows is never proved impossible", () => {
  it.each([
    ["a quotient", "classification.dataSubjects.basic == 100 / 3", basic(33)],
    ["a remainder", "classification.dataSubjects.basic == 57 % 20", basic(17)],
    [
      "a size",
      "classification.dataSubjects.basic == size(['a', 'b', 'c', 'd', 'e', 'f', 'g'] + ['h', 'i', 'j', 'k', 'l'])",
      basic(12),
    ],
    ["a sum", "classification.dataSubjects.basic == sum([10, 20, 30])", basic(60)],
    ["a number in a text", "classification.dataSubjects.basic == int('57')", basic(57)],
    ["an opposite", "classification.dataSubjects.basic == -(-57)", basic(57)],
    [
      "three dates in a row",
      "product('a').supportedUntil < product('b').supportedUntil && product('b').supportedUntil < product('c').supportedUntil && product('a').supportedUntil > date('2030-01-01')",
      supported("2031-01-01", "2032-01-01", "2033-01-01"),
    ],
    ["a quotient in a list", "classification.dataSubjects.basic in [100 / 3]", basic(33)],
    [
      "a quotient of an element",
      "[100].map(n, n / 3).exists(n, classification.dataSubjects.basic == n)",
      basic(33),
    ],
    ["a text made of two", "environments.exists(e, e.id == 'a' + 'b')", environments("ab")],
    [
      "lists in a list",
      "[['a', 'b']].all(l, l.all(x, environments.exists(e, e.id == x)))",
      environments("a", "b"),
    ],
    [
      "a list that a variable is in",
      "['a'].all(x, [x, 'b'].all(y, environments.exists(e, e.id == y)))",
      environments("a", "b"),
    ],
    [
      "the keys of a map",
      "{'a': 1, 'b': 2}.all(x, environments.exists(e, e.id == x))",
      environments("a", "b"),
    ],
    ["the values of maps", "[{'a': 57}].exists(x, classification.dataSubjects.basic == x['a'])", basic(57)],
  ])("%s", (_, text, data) => {
    const condition = conditionOf(text);
    const facts = { facts: { ...header, ...data } };
    expect(outcomeOn(condition, facts)).toBe("true");
    const possible = possibleOutcomes(condition, { policies, subject, asOf });
    expect(possible.proved && possible.true === undefined).toBe(false);
  });
});

it("does not take one day for all, where a fact is held against the day and a date", () => {
  const text = "project.dates.trialStart - asOf >= 30 && project.dates.trialStart < date('2026-12-01')";
  const expression = conditionOf(text);
  const question = {
    goal: is(expression, true),
    conditions: [{ text, expression }],
    subject,
    bindings: [],
  } as const;
  expect(isImpossible(question, policies)).toBe(false);
});

it("looks at the days before the first entry of a catalogue, where a binding is in force then", () => {
  const that = "catalogues.places.exists(x, x.code == 'a') && classification.importantSystem";
  const fields = { code: { type: "string", title: { vi: "mã", en: "code" } } };
  const entries = [{ from: "2026-02-01", value: { code: "a" } }];
  const question = (from: string) => {
    const set = smallPolicies({
      gate: { require: [{ that }] },
      catalogue: { key: "code", fields, entries },
      bindings: [{ effective: { from } }],
    });
    const condition = set.gates[0]?.bodies.SystemManifest?.require[0]?.that;
    if (!condition) throw new Error("no condition");
    const goal = is(conditionOf("classification.importantSystem"), true);
    const empty = { ...goal, expression: condition.expression, value: false };
    const asked = allOf([goal, empty]);
    const bindings = set.profiles.flatMap((profile) => profile.bindings);
    return isImpossible({ goal: asked, conditions: [condition], subject, bindings }, set);
  };
  expect([question("2026-01-01"), question("2026-02-01")]).toEqual([false, true]);
});

it("gathers the values of a place under two variables, one in the list of the other", () => {
  const outer = conditionOf("network.zones.exists(z, z.addressRanges.exists(a, a == '10.9.8.0/24'))");
  if (outer.op !== "exists" || outer.body.op !== "exists") throw new Error("no list in a list");
  const { variable, range, body } = outer.body;
  const goal = some(outer.variable, outer.range, some(variable, range, is(body, true)));
  const { places } = representativesFor(goal, [sideOf(policies, subject, asOf)]);
  expect(places.get("facts:/network/zones/-/addressRanges/-")).toContain("10.9.8.0/24");
});

it("reasons on a requirement at the stages at which it is asked", () => {
  const set = smallPolicies({
    gate: { require: [{ that: "classification.proposedLevel >= 2", from: "trial" }] },
  });
  const proved = mutantsOf(set).filter((mutant) => reasonOn(mutant, set).isProved);
  expect(proved.map(({ id }) => id)).toEqual([]);
});

it("proves a change that no document feels, where outcomes alone decide", () => {
  const set = smallPolicies({
    gate: { require: [{ that: "classification.proposedLevel >= 1" }] },
    bindings: [{ waivable: false, until: "design" }],
  });
  const proved = mutantsOf(set).filter((mutant) => reasonOn(mutant, set).isProved);
  expect(proved.map(({ after }) => after)).toEqual(["classification.proposedLevel >= 0"]);
});

it("proves nothing of a gate that nobody asks, or not of one of its kinds of document", () => {
  const gate = { subjects: ["SystemManifest", "Plan"], require: [{ that: "budget.total > 1" }] };
  const narrow = smallPolicies({ gate, bindings: [{ subjects: ["Plan"] }] });
  const unbound = { ...narrow, profiles: narrow.profiles.map((one) => ({ ...one, bindings: [] })) };
  const proved = [narrow, unbound].flatMap((set) =>
    mutantsOf(set).filter((mutant) => reasonOn(mutant, set).isProved),
  );
  expect(proved.map(({ id }) => id)).toEqual([]);
});

it("does not exclude a stricter set by outcomes alone, where one requirement may be justified and another changes", () => {
  const set = (least: number) =>
    smallPolicies({
      gate: {
        require: [
          // Below 3 both sets fail; the second one at 1 also where nothing may be justified.
          { that: "classification.proposedLevel >= 3", justification: "products[0].justification" },
          { that: `classification.proposedLevel >= ${least}` },
        ],
      },
      bindings: [{ enforcement: "justified" }],
    });
  const [pair] = pairSets(set(1), set(2));
  if (!pair) throw new Error("no pair");
  const seeking = {
    direction: "stricter",
    segments: differingSegments(pair, {}),
    placing: {},
    bases: [],
  } as const;
  expect(seekDirection(pair, seeking).found).not.toBe("none");
});

it("does not prove that two conditions rest on the same facts", () => {
  const judged = (that: string): Judged => {
    const set = smallPolicies({ gate: { require: [{ that }] }, bindings: [{ assurance: "evidenced" }] });
    const body = set.gates[0]?.bodies.SystemManifest;
    const binding = set.profiles[0]?.bindings[0];
    if (!body || !binding) throw new Error("no gate");
    return { policies: set, body, binding };
  };
  const one = judged("classification.importantSystem");
  const other = judged(
    "(scope.politicalSystem || classification.importantSystem) && classification.importantSystem",
  );
  expect(distinguish(one, other, { subject, asOf })).not.toMatchObject({ proved: true });
});
