import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explainDocument } from "../../src/core/explain/explain-document.ts";
import { explainGate } from "../../src/core/explain/explain-gate.ts";
import type { ConditionReasoning } from "../../src/core/explain/reasoning.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { readFolder } from "../policy/policy-folder.ts";

const files = readFolder(join(import.meta.dirname, "../trace/set"));
const profile = "profiles/tay-ninh.yaml";
const condition = "classification.proposedLevel >= params.highLevel";

/** Loads the small set of the trace, with a text of one file changed. */
function setWith(file = profile, replace = "", by = "") {
  const { policies, diagnostics } = loadPolicies(
    new Map(files).set(file, (files.get(file) ?? "").replace(replace, by)),
  );
  if (!policies) throw new Error(JSON.stringify(diagnostics));
  const gate = policies.gates.find(({ number }) => number === "G10");
  if (!gate) throw new Error("the set has G10");
  return { policies, gate };
}

/** Finds the derived facts that are told of the only entry that is judged, at the given level. */
function told(level: string) {
  const text = `{apiVersion: gate57/v1, kind: SystemManifest, metadata: {id: a}, classification: {${level}},
    hosting: {facilities: [{id: f, standard: STD-1, rating: 3}], servers: [{id: s, facility: f}]}}`;
  const [document] = parseDocuments({ name: "a.yaml", text }).documents;
  const { policies, gate } = setWith();
  if (!document) throw new Error("no document");
  const options = { asOf: "2026-11-21", asOfSource: "option", stage: "design", profile: "tay-ninh" } as const;
  const { reasoning } = explainDocument(document, policies, gate, options);
  const parts = reasoning?.bindings.flatMap(({ requirements }) =>
    requirements.flatMap(({ elements }) => elements.flatMap(({ that }) => (that ? partsOf(that) : []))),
  );
  return parts?.flatMap(({ derived = [] }) => derived);
}

function partsOf(part: ConditionReasoning): readonly ConditionReasoning[] {
  return [part, ...part.children.flatMap(partsOf)];
}

describe("a derived fact in the reasoning", () => {
  it("is told with the rule that gave it, its basis and its facts", () => {
    expect(told("proposedLevel: 3")).toMatchObject([
      {
        id: "leastRating",
        value: { en: "3" },
        rules: [{ id: "high-level", holds: true, basis: ["VB:II.1/2"], facts: [{ value: 3 }] }],
      },
    ]);
  });

  it("that nobody knows yet is told with the open rule and what it would give", () => {
    const [fact] = told("") ?? [];
    expect(fact).not.toHaveProperty("value");
    expect(fact?.rules).toMatchObject([{ id: "high-level", holds: false, value: { en: "3" } }]);
    expect(fact?.rules[0]?.causes).toHaveLength(1);
  });
});

describe("the explanation of a gate", () => {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  it("has the parameters that rules and messages read", () => {
    const { policies, gate } = setWith();
    expect(ids(explainGate(policies, gate, schemas).parameters)).toEqual(["highLevel", "usualRating"]);
  });

  it("has what only the condition of a binding reads", () => {
    const { policies, gate } = setWith(profile, "enforcement:", `when: ${condition}\n      enforcement:`);
    const owner = { ...gate, bodies: {} };
    const { parameters, derived } = explainGate(policies, owner, schemas);
    expect([ids(parameters), ids(derived)]).toEqual([["highLevel"], []]);
  });

  it("orders the rules of which the highest counts from the highest down", () => {
    const { policies, gate } = setWith();
    const [derived] = explainGate(policies, gate, schemas).derived;
    expect(derived?.rules.map(({ value }) => value)).toEqual([3, 2]);
  });
});
