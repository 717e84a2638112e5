import { describe, expect, it } from "vitest";
import { type ComparedSet, comparePolicies } from "../../src/core/diff/compare-policies.ts";
import type { BindingDiff } from "../../src/core/diff/policy-diff.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type SmallSet, smallFiles } from "../evaluate/small-world.ts";

const SYNCHRONISED = { that: "logging.timeSynchronised" };
const JUSTIFIED = { ...SYNCHRONISED, justification: "logging.justification" };
const LATE = { that: "project.dates.trialStart <= asOf", from: "trial" };
const LIST = { fields: { code: { type: "string", title: { vi: "mã", en: "code" } } }, key: "code" };
const REVIEWED = "logging.reviewedOn + params.least > asOf";
const MANY = "classification.dataSubjects.basic <= classification.dataSubjects.sensitive * params.least";

function asked(requirement: object, binding: object = {}, more: object = {}): SmallSet {
  return { gate: { require: [{ ...requirement }] }, bindings: [{ ...binding }], ...more };
}

function period(value: string) {
  return { parameters: [{ id: "least", type: "period", values: [{ from: "2026-01-01", value }] }] };
}

function count(value: number) {
  return {
    parameters: [{ id: "least", type: "integer", unit: "count", values: [{ from: "2026-01-01", value }] }],
  };
}

interface Row {
  readonly name: string;
  readonly sets: readonly [SmallSet, SmallSet];
  /** What a case of the gate says, where one is needed to find what differs. */
  readonly facts?: JsonObject;
  /** What is said one way, then the other way round. */
  readonly answers: readonly [string, string];
  /** What the documents that are excused have. */
  readonly excuse?: "waived" | "justified";
}

const PROVED = ["looser proved", "stricter proved"] as const;
const rows: readonly Row[] = [
  {
    name: "room for a waiver in the binding",
    sets: [asked(SYNCHRONISED, { waivable: false }), asked(SYNCHRONISED)],
    ...{ answers: PROVED, excuse: "waived" },
  },
  {
    name: "room for a waiver in the requirement",
    sets: [asked({ ...SYNCHRONISED, waivable: false }), asked(SYNCHRONISED)],
    ...{ answers: PROVED, excuse: "waived" },
  },
  {
    name: "room for a plan to mend alone",
    sets: [
      asked({ ...SYNCHRONISED, waivable: false }, { waivable: false }),
      asked({ ...SYNCHRONISED, waivable: false }),
    ],
    ...{ answers: PROVED, excuse: "waived" },
  },
  {
    name: "a plan to mend what is only advised",
    sets: [
      asked(SYNCHRONISED, { enforcement: "advisory", waivable: false }),
      asked(SYNCHRONISED, { enforcement: "advisory" }),
    ],
    answers: ["different searched", "different searched"],
    excuse: "waived",
  },
  {
    name: "a justification",
    sets: [asked(SYNCHRONISED, { enforcement: "justified" }), asked(JUSTIFIED, { enforcement: "justified" })],
    ...{ answers: PROVED, excuse: "justified" },
  },
  {
    name: "a justification that an approval has to accept",
    sets: [
      asked(SYNCHRONISED, { enforcement: "justified", from: "construction" }),
      asked(JUSTIFIED, { enforcement: "justified", from: "construction" }),
    ],
    ...{ answers: PROVED, excuse: "justified" },
  },
  {
    name: "a justification that no approval can accept",
    sets: [
      asked(LATE, { enforcement: "justified" }),
      asked({ ...LATE, justification: "logging.justification" }, { enforcement: "justified" }),
    ],
    answers: ["same searched", "same searched"],
  },
  {
    name: "a justification that no approval can accept, since what is read of an element is of the record",
    sets: [
      asked(certificates({}), { enforcement: "justified" }),
      asked(certificates({ justification: "logging.justification" }), { enforcement: "justified" }),
    ],
    answers: ["same searched", "same searched"],
  },
  {
    name: "a justification of an element",
    sets: [
      asked(servers({}), { enforcement: "justified" }),
      asked(servers({ justification: "server.justification" }), { enforcement: "justified" }),
    ],
    ...{ answers: PROVED, excuse: "justified" },
  },
  {
    name: "a justification by an enforcement",
    sets: [asked(JUSTIFIED, { enforcement: "mandatory" }), asked(JUSTIFIED, { enforcement: "justified" })],
    ...{ answers: PROVED, excuse: "justified" },
  },
  {
    name: "a period that leads past the calendar",
    sets: [asked({ that: REVIEWED }, {}, period("P6M")), asked({ that: REVIEWED }, {}, period("P2Y"))],
    facts: { logging: { reviewedOn: "2026-01-01" } },
    answers: ["looser searched", "stricter searched"],
  },
  {
    name: "a product that is too large",
    sets: [asked({ that: MANY }, {}, count(2)), asked({ that: MANY }, {}, count(9_223_372_037))],
    facts: { classification: { dataSubjects: { basic: 9, sensitive: 1 } } },
    answers: ["different proved", "different proved"],
  },
  {
    name: "a product that never is",
    sets: [asked({ that: MANY }, {}, count(2)), asked({ that: MANY }, {}, count(3))],
    facts: { classification: { dataSubjects: { basic: 3, sensitive: 1 } } },
    answers: PROVED,
  },
  {
    name: "an entry that is read by its place",
    sets: [placed("b", "a"), placed("a", "b")],
    answers: ["different proved", "different proved"],
  },
  {
    name: "a condition of advice that may be unknown",
    sets: [
      asked({ that: "scope.politicalSystem" }, { enforcement: "advisory" }),
      asked({ that: "scope.politicalSystem" }, { enforcement: "advisory", when: "scope.politicalSystem" }),
    ],
    answers: ["different proved", "different proved"],
  },
];

function servers(more: object) {
  return {
    each: { variable: "server", in: "hosting.servers", ifEmpty: "pass" },
    that: "server.form == 'physical'",
    ...more,
  };
}

function certificates(more: object) {
  return {
    ...{ each: { variable: "facility", in: "hosting.facilities", ifEmpty: "pass" }, from: "trial" },
    ...{ that: "facility.certificate.number != 'x'", ...more },
  };
}

function placed(...codes: readonly string[]): SmallSet {
  const entries = codes.map((code) => ({ from: "2026-01-01", value: { code } }));
  const that = "metadata.id == catalogues.places[0].code";
  return { gate: { require: [{ that }] }, catalogue: { ...LIST, entries } };
}

describe("what is known from the rules is never called the same", () => {
  it.each(rows)("$name", ({ sets: [one, other], facts, answers, excuse }) => {
    const found = [comparedSets(one, other, facts), comparedSets(other, one, facts)];
    expect(found.map(({ answer, certainty }) => `${answer} ${certainty}`)).toEqual(answers);
    for (const { excuses, witnesses } of excuse ? found : []) {
      expect(excuses.length).toBeGreaterThan(0);
      expect(witnesses.length).toBeGreaterThan(0);
      for (const { old, new: now, facts, subject } of witnesses) {
        expect([old.disposition, now.disposition].sort()).toEqual(["none", excuse].sort());
        expect(isValidCase(facts, subject)).toBe(true);
      }
    }
  });

  it.each<[string, SmallSet, SmallSet]>([
    [
      "a justification where none counts",
      asked(SYNCHRONISED, { enforcement: "mandatory" }),
      asked(JUSTIFIED, { enforcement: "mandatory" }),
    ],
    [
      "room for a waiver in a requirement whose binding leaves none",
      asked({ ...SYNCHRONISED, waivable: false }, { waivable: false }),
      asked(SYNCHRONISED, { waivable: false }),
    ],
    [
      "room for a waiver of advice",
      asked({ ...SYNCHRONISED, waivable: false }, { enforcement: "advisory" }),
      asked(SYNCHRONISED, { enforcement: "advisory" }),
    ],
  ])("but %s is", (_, one, other) => {
    expect(comparedSets(one, other)).toMatchObject({ answer: "same", certainty: "proved" });
  });
});

function comparedSets(one: SmallSet, other: SmallSet, facts?: JsonObject): BindingDiff {
  const [old, now] = [one, other].map((set) => sideOf(set, facts));
  const found = old && now && comparePolicies(old, now).gates[0]?.bindings[0];
  if (!found) throw new Error("no binding");
  return found;
}

function sideOf(set: SmallSet, facts: JsonObject | undefined): ComparedSet {
  const metadata = { id: "a" };
  const spec = {
    ...{ profile: "p", stage: "planning", asOf: "2026-11-21" },
    manifest: { apiVersion: "gate57/v1", kind: "SystemManifest", metadata, ...facts },
    cases: [{ name: "one", set: { "/metadata/name": "x" }, expect: { outcome: "pass" } }],
  };
  const cases = { apiVersion: "gate57/v1", kind: "GateCases", metadata: { gate: "test/gate" }, spec };
  const { policies, cases: known } = loadPolicies(
    new Map([...smallFiles(set), ...(facts ? [["cases.yaml", JSON.stringify(cases)] as const] : [])]),
  );
  if (!policies) throw new Error("a mistake in the set");
  return { policies, cases: known };
}
