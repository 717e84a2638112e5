import { describe, expect, it } from "vitest";
import { smallDocuments } from "../../src/core/reason/documents.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import { asOf, conditionOf, outcomeOn, policies, subject } from "./small-reason.ts";

describe("small documents", () => {
  it.each([
    ["classification.importantSystem", 2 + 2, true],
    ["has(project.dates.trialStart) && project.dates.trialStart <= asOf", 6, true],
    ["hosting.servers.exists(s, facility(s.facility).kind == 'server-room')", 12, true],
    ["risk.framework.matches('[a-z]{2}')", 4, false],
  ])("of %s show every answer", (text, atLeast, complete) => {
    const expression = conditionOf(text);
    const small = smallDocuments(subject, [{ expression }], policies, asOf, 3000);
    expect(small.complete).toBe(complete);
    expect(small.documents.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(small.documents.map((facts) => outcomeOn(expression, facts))).size).toBe(3);
    expect(small.documents.every((facts) => isValidCase(facts, subject))).toBe(true);
  });
});
