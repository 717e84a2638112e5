import { describe, expect, it } from "vitest";
import { applyChanges } from "../../src/core/policy-test/apply-changes.ts";
import type { CaseFacts } from "../../src/core/reason/case-facts.ts";
import { neighbours } from "../../src/core/reason/neighbours.ts";
import { conditionsRead, representativesOf } from "../../src/core/reason/representatives.ts";
import { isValidCase, shrink } from "../../src/core/reason/shrink.ts";
import { canonicalText } from "../../src/core/source/canonical-text.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";

const asOf = "2026-11-21";
const gate = builtInPolicies.gates.find(({ id }) => id === "hosting/qualified-data-centre");
const body = gate?.bodies.SystemManifest;
if (!body) throw new Error("no such gate");
const representatives = representativesOf("SystemManifest", conditionsRead(body), builtInPolicies, asOf);
const base: CaseFacts = {
  facts: {
    apiVersion: "gate57/v1",
    kind: "SystemManifest",
    metadata: { id: "he-thong-thu" },
    hosting: {
      facilities: [{ id: "a", kind: "commercial-data-centre", rating: 3 }],
      servers: [{ id: "s1", facility: "a", environment: "e" }],
    },
    environments: [{ id: "e", kind: "production" }],
  },
};

describe("representatives", () => {
  it.each<[string, (string | number | undefined)[]]>([
    ["facts:/hosting/servers/-/facility", ["m1", "m2", "khong-co", undefined]],
    [
      "facts:/hosting/facilities/-/certificate/validUntil",
      ["2026-11-20", "2026-11-21", "2026-11-22", undefined],
    ],
    ["facts:/classification/proposedLevel", [1, 5, undefined]],
  ])("of %s include %j", (pattern, values) => {
    expect(representatives.places.get(pattern)).toEqual(expect.arrayContaining(values));
  });
});

describe("neighbours", () => {
  it("come with the changes that lead to them", () => {
    const all = [...neighbours(base, representatives, 2000)];
    expect(all.length).toBeGreaterThan(1000);
    for (const { edits, ...after } of all) {
      expect(canonicalText(applyChanges(base.facts, edits).document)).toBe(canonicalText(after.facts));
    }
    expect(new Set(all.slice(0, 100).map((one) => canonicalText(one.facts))).size).toBe(100);
  });

  it("are mostly valid", () => {
    const all = [...neighbours(base, representatives, 300)];
    expect(isValidCase(base, "SystemManifest")).toBe(true);
    const valid = all.filter((one) => isValidCase(one, "SystemManifest"));
    expect(valid.length / all.length).toBeGreaterThan(0.9);
  });

  it("are the same each time", () => {
    const texts = () =>
      [...neighbours(base, representatives, 500)].map(({ edits }) => canonicalText(edits as never));
    expect(texts()).toEqual(texts());
  });
});

describe("shrink", () => {
  it("keeps only what a property needs", () => {
    const smallest = shrink(base, "SystemManifest", ({ facts }) =>
      JSON.stringify(facts).includes('"rating":3'),
    );
    expect(smallest).toEqual({
      facts: {
        apiVersion: "gate57/v1",
        kind: "SystemManifest",
        metadata: { id: "he-thong-thu" },
        hosting: { facilities: [{ id: "a", rating: 3 }] },
      },
    });
  });
});
