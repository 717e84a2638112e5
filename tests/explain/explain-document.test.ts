import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/core/check.ts";
import { explainDocument } from "../../src/core/explain/explain-document.ts";
import { findGate } from "../../src/core/explain/find-gate.ts";
import type { ConditionReasoning, Reasoning } from "../../src/core/explain/reasoning.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { STAGES } from "../../src/core/policy/policy-set.ts";
import { exampleSet } from "./sets.ts";

const policies = exampleSet();
const text = `apiVersion: gate57/v1
kind: SystemManifest
metadata: { id: he-thong-vi-du }
request: { stage: design }
scope: { politicalSystem: true, sector: civil, province: tay-ninh }
project: { buildType: running }
environments:
  - { id: prod, kind: production }
  - { id: dev, kind: development }
hosting:
  facilities:
    - { id: room, standard: STD-1, rating: 2 }
  servers:
    - { id: web, environment: prod, facility: room }
    - { id: lost, environment: prod, facility: nowhere }
    - id: silent
      environment: prod
    - { id: bench, environment: dev }
budget:
  total: 1000000
  lines:
    - { id: wall, amount: 100000, purpose: security }
    - { id: rest, amount: 900000, purpose: software }
`;
const [document] = parseDocuments({ name: "he-thong.yaml", text }).documents;
const options = { asOf: "2026-11-21", asOfSource: "option" } as const;

function explained(gate: string, more: object = {}, subject: Document | undefined = document): Reasoning {
  const found = findGate(policies, gate).gate;
  if (!subject || !found) throw new Error("nothing to explain");
  const { reasoning, diagnostics } = explainDocument(subject, policies, found, { ...options, ...more });
  if (!reasoning) throw new Error(JSON.stringify(diagnostics));
  return reasoning;
}

describe("the reasoning on a document", () => {
  const [national, tayNinh] = explained("G10").bindings;

  it("has an entry for each binding, in agreement with the verdict", () => {
    for (const stage of STAGES) {
      const verdict = document && checkDocument(document, policies, { ...options, stage }).verdict;
      for (const gate of policies.gates) {
        const outcomes = explained(gate.id, { stage }).bindings.map(({ id, outcome, blocking }) => ({
          id,
          outcome,
          blocking,
        }));
        const judged = verdict?.gates
          .filter(({ id }) => id === gate.id)
          .map(({ binding, outcome, blocking }) => ({ id: binding, outcome, blocking }));
        expect(outcomes).toEqual(judged);
      }
    }
  });

  it("shows every entry of the list with its own outcome", () => {
    const elements = (binding = national) =>
      binding?.requirements[0]?.elements.map(({ element, outcome }) => [
        element?.en.replace(/^«.+» /, ""),
        outcome,
      ]);
    expect(elements()).toEqual([
      ["web", "fail"],
      ["lost", "undetermined"],
      ["silent", "undetermined"],
      ["bench", "not-applicable"],
    ]);
    expect(elements(tayNinh)?.[0]).toEqual(["web", "pass"]);
  });

  it("names each entry shortly, with its line", () => {
    const entries = national?.requirements[0]?.elements.map(({ entry }) => [entry?.name, entry?.start?.line]);
    expect(entries?.[0]).toEqual(["web", 14]);
  });

  it("answers each part of a condition, with the facts it read", () => {
    const that = national?.requirements[0]?.elements[0]?.that;
    expect(that?.answer).toBe("false");
    expect(that?.children.map(({ answer, code }) => [answer, code.split(" ")[0]])).toEqual([
      ["false", "facility(server.facility).rating"],
      ["true", "catalogues.standards.exists(s,"],
    ]);
    const facts = that?.children[0]?.facts.map(({ path, value }) => [path, value]);
    expect(facts).toContainEqual(["/hosting/facilities/0/rating", 2]);
    expect(facts).toContainEqual(["params:/minimumRating", 3]);
  });

  it("names a pattern in the words alone, not among the facts", () => {
    const [assessed] = explained("G06", { stage: "operation" }).bindings;
    const that = assessed?.requirements[1]?.elements[0]?.that;
    const paths = that?.children.flatMap(({ answer, facts }) => [answer, ...facts.map(({ path }) => path)]);
    expect(paths).toEqual(["true", "/metadata/id", "true", "/metadata/id"]);
  });

  it("tells why a part has no answer", () => {
    const causes = (index: number) =>
      national?.requirements[0]?.elements[index]?.that?.children[0]?.causes[0]?.en;
    expect(causes(1)).toContain("`/hosting/servers/1/facility`");
    expect(causes(2)).toContain("`/hosting/servers/2/facility`");
  });

  it("gives the place, the assurance and the label of each fact", () => {
    const fact = national?.facts.find(({ path }) => path === "/hosting/facilities/0/rating");
    expect(fact).toMatchObject({ value: 2, assurance: "declared", start: { line: 12 } });
    expect(fact?.label.vi).not.toBe("");
  });

  it("gives the value of a parameter with its legal basis, the binding's own before the dated one", () => {
    const rating = (binding = national) => binding?.parameters.find(({ id }) => id === "minimumRating");
    expect(rating()).toMatchObject({ value: 3, from: "2026-07-01", basis: "VD:1" });
    expect(rating(tayNinh)).toMatchObject({ value: 2, from: null });
    expect(rating()?.decide).toBeDefined();
  });

  it("says what is to be done, where and by whom", () => {
    expect(national?.findings.map(({ actor, start }) => [actor, start?.line])).toContainEqual([
      "data-centre",
      14,
    ]);
  });

  it("marks a requirement of a later stage, and a binding that is not asked", () => {
    expect(national?.requirements[1]).toMatchObject({
      id: "model-said",
      notBefore: "construction",
      elements: [],
    });
    expect(explained("G06").unasked).toMatchObject([{ id: "tay-ninh/assessed", why: "not-yet" }]);
    expect(explained("G06", { profile: "national" })).toMatchObject({ bindings: [], unasked: [] });
    expect(explained("G10", { asOf: "2027-02-01" }).unasked).toMatchObject([{ why: "not-in-force" }]);
    expect(explained("G22", { stage: "in-service" }).unasked).toMatchObject([{ why: "ended" }]);
  });

  it("shows the entries behind a sum, and no calculation in between", () => {
    const share = explained("G22").bindings[0]?.requirements[0]?.elements[0]?.that?.children[1];
    const names = share?.children.map(({ element, answer }) => [element?.en.split(" ").at(-1), answer]);
    expect(names).toEqual([
      ["wall", "true"],
      ["rest", "false"],
      ["wall", "value"],
    ]);
  });

  it("tells the entries that decided a list apart from what hangs on the others", () => {
    const exists = national?.requirements[0]?.elements[0]?.that?.children[1];
    expect(exists).toMatchObject({ quantifier: "exists", answer: "true", children: [{ answer: "true" }] });
  });

  it("says no more of a document that is out of scope", () => {
    const outside = text.replace("politicalSystem: true", "politicalSystem: false");
    const [other] = parseDocuments({ name: "x.yaml", text: outside }).documents;
    expect(explained("G10", {}, other)).toMatchObject({ outOfScope: true, bindings: [] });
  });

  it("repeats no fact of a part that the parts below have shown", () => {
    const all = explained("G22").bindings.flatMap(({ requirements }) =>
      requirements.flatMap(({ elements }) => elements),
    );
    for (const { that } of all) if (that) expectNoRepetition(that);
  });
});

function expectNoRepetition(part: ConditionReasoning): void {
  const below = new Set(part.children.flatMap(pathsIn));
  expect(part.facts.filter(({ path }) => below.has(path))).toEqual([]);
  part.children.forEach(expectNoRepetition);
}

function pathsIn({ facts, children }: ConditionReasoning): readonly string[] {
  return [...facts.map(({ path }) => path), ...children.flatMap(pathsIn)];
}
