import { describe, expect, it } from "vitest";
import type { GateBody, Requirement } from "../../src/core/policy/policy-set.ts";
import { distinguish } from "../../src/core/reason/distinguish.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import { asOf, conditionOf, policies, subject } from "./small-reason.ts";

const base = policies.gates[0]?.bodies.SystemManifest;
const [first] = base?.require ?? [];
if (!first) throw new Error("no gate");
const model: Requirement = first;

/** Makes a gate with a requirement for each condition. */
function gateOf(...conditions: readonly string[]): GateBody {
  const require = conditions.map((text, index) => ({
    ...model,
    id: `r${index + 1}`,
    that: { text, expression: conditionOf(text) },
  }));
  return { require };
}

describe("distinguish", () => {
  it.each([
    ["a bound moved by one", "classification.proposedLevel >= 3", "classification.proposedLevel >= 4"],
    ["a date moved by a day", "project.dates.trialStart <= asOf", "project.dates.trialStart < asOf"],
    [
      "all and exists",
      "size(risk.register) > 0 && risk.register.all(r, r.severity == 'high')",
      "risk.register.exists(r, r.severity == 'high')",
    ],
    [
      "a dropped operand",
      "classification.importantSystem && metadata.id != 'a'",
      "classification.importantSystem",
    ],
    [
      "a reference",
      "hosting.servers.exists(s, facility(s.facility).rating >= 3)",
      "hosting.facilities.exists(f, f.rating >= 3)",
    ],
    ["a presence", "has(hosting.noServers)", "has(hosting.noServers) || has(hosting.migrationPlan)"],
    ["a text", "risk.framework.matches('[a-z]{2}')", "risk.framework.matches('[a-z]{3}')"],
  ])("finds %s", (_, one, other) => {
    const found = distinguish(
      { policies, body: gateOf(one) },
      { policies, body: gateOf(other) },
      { subject, asOf },
    );
    if (!found.differ) throw new Error("no difference");
    expect(found.answers[0].outcome).not.toBe(found.answers[1].outcome);
    expect(isValidCase(found.witness, subject)).toBe(true);
    expect(JSON.stringify(found.witness).length).toBeLessThan(260);
  });

  it.each([
    ["the same", "classification.importantSystem", "classification.importantSystem"],
    [
      "another order",
      "classification.importantSystem && scope.politicalSystem",
      "scope.politicalSystem && classification.importantSystem",
    ],
    ["whole numbers", "classification.dataSubjects.basic > 5", "classification.dataSubjects.basic >= 6"],
    ["the end of a vocabulary", "classification.proposedLevel >= 1", "classification.proposedLevel > 0"],
    [
      "De Morgan over a list",
      "size(risk.register) == 0 || risk.register.all(r, r.severity != 'high')",
      "!risk.register.exists(r, r.severity == 'high')",
    ],
    [
      "dates apart",
      "project.dates.trialStart - project.dates.constructionStart >= 1",
      "project.dates.constructionStart < project.dates.trialStart",
    ],
  ])("proves %s equal", (_, one, other) => {
    const found = distinguish(
      { policies, body: gateOf(one) },
      { policies, body: gateOf(other) },
      { subject, asOf },
    );
    expect(found).toEqual({ differ: false, proved: true });
  });

  it("only searches where a text is matched", () => {
    const [one, other] = ["risk.framework.matches('^ab?$')", "risk.framework.matches('^(a|ab)$')"].map(
      (text) => gateOf(text),
    );
    if (!one || !other) throw new Error("two gates");
    const found = distinguish(
      { policies, body: one },
      { policies, body: other },
      { subject, asOf, budget: 500 },
    );
    expect(found).toMatchObject({ differ: false, proved: false });
    expect(found).toHaveProperty("reason.en");
  });
});
