import { expect, it } from "vitest";
import { comparePolicies } from "../../src/core/diff/compare-policies.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type SmallSet, smallPolicies } from "../evaluate/small-world.ts";

const OTHER = { vi: "khác", en: "other" };
const requirement = { that: "classification.proposedLevel >= params.least" };
const value = { from: "2026-01-01", value: 2 };
const parameter = { id: "least", type: "integer", unit: "level", values: [value] };
const field = (en: string) => ({ code: { type: "string", title: { vi: "mã", en } } });
const catalogue = {
  key: "code",
  fields: field("code"),
  entries: [{ from: "2026-01-01", value: { code: "a" } }],
};
const rule = { id: "always", value: 2 };
const fact = { id: "least", type: "integer", unit: "level", choose: "highest", rules: [rule] };
const signed = (more: object) => [
  { id: "c1", that: "waiver.date <= asOf", message: { vi: "a", en: "a" }, ...more },
];
const each = {
  that: "server.form == 'physical'",
  each: { variable: "server", in: "hosting.servers", ifEmpty: "pass" },
};

const set = (
  one: {
    gate?: object;
    requirement?: object;
    binding?: JsonObject;
    profile?: JsonObject;
    rest?: Partial<SmallSet>;
  } = {},
): PolicySet =>
  smallPolicies({
    gate: { ...one.gate, require: [{ ...requirement, ...one.requirement }] },
    bindings: [{ ...one.binding }],
    profile: { ...one.profile },
    ...{ parameters: [parameter], catalogue, derived: [fact] },
    ...one.rest,
  });

/** What is changed of a set; what decides is never the same, and proved so. */
it.each<[string, "decides" | "is read", PolicySet, PolicySet?]>([
  ["an assurance", "decides", set({ binding: { assurance: "evidenced" } })],
  ["a stage of a requirement", "decides", set({ requirement: { from: "trial" } })],
  ["a stage of a binding", "decides", set({ binding: { from: "trial" } })],
  ["a last stage", "decides", set({ binding: { until: "trial" } })],
  [
    "what an empty list says",
    "decides",
    set({ requirement: { ...each, each: { ...each.each, ifEmpty: "fail" } } }),
    set({ requirement: each }),
  ],
  [
    "a rule of a derived fact",
    "decides",
    set({ requirement: derived(), rest: { derived: [{ ...fact, rules: [{ ...rule, value: 3 }] }] } }),
    set({ requirement: derived() }),
  ],
  [
    "an entry of a catalogue",
    "decides",
    set({
      requirement: listed(),
      rest: { catalogue: { ...catalogue, entries: [{ from: "2026-01-01", value: { code: "b" } }] } },
    }),
    set({ requirement: listed() }),
  ],
  ["a value of a binding", "decides", set({ binding: { parameters: { least: own(3) } } })],
  ["the kinds of document", "decides", ofPlans(["SystemManifest", "Plan"]), ofPlans(["SystemManifest"])],
  ["who is out of scope", "is read", set({ profile: { outOfScope: "scope.sector == 'military'" } })],
  ["the province", "is read", set({ profile: { province: "tay-ninh" } })],
  ["a reason to approve again", "is read", set({ profile: { reapproval: [again()] } })],
  [
    "a condition of competence",
    "is read",
    set({ profile: { competence: { waiver: "waiver.date < asOf" } } }),
  ],
  [
    "a message of competence",
    "is read",
    set({ profile: { competence: { waiver: signed({ message: OTHER }) } } }),
    set({ profile: { competence: { waiver: signed({}) } } }),
  ],
  ["a decision to be made", "is read", set({ binding: { decide: true } })],
  ["a message", "is read", set({ requirement: { message: OTHER } })],
  [
    "an actor",
    "is read",
    set({ requirement: { remedy: { actor: "owner", vi: "chưa đạt", en: "not met" } } }),
  ],
  ["a place", "is read", set({ requirement: { at: "classification.proposedLevel" } })],
  ["a parameter to be decided", "is read", set({ rest: { parameters: [{ ...parameter, decide: OTHER }] } })],
  ["a field of a catalogue", "is read", set({ rest: { catalogue: { ...catalogue, fields: field("id") } } })],
  [
    "a rule to be decided",
    "is read",
    set({ rest: { derived: [{ ...fact, rules: [{ ...rule, decide: OTHER }] }] } }),
  ],
])("a comparison tells of %s, which %s", (_, kind, changed, base = set()) => {
  const sides = [base, changed].map((policies) => ({ policies, cases: [] }));
  for (const [old, now] of [sides, [...sides].reverse()]) {
    if (!old || !now) throw new Error("two sides");
    const diff = comparePolicies(old, now);
    expect(diff.isSame).toBe(false);
    const said = diff.gates.map(({ answer, certainty }) => `${answer} ${certainty}`);
    if (kind === "decides") expect(said).not.toEqual(["same proved"]);
  }
});

function derived() {
  return { that: "classification.proposedLevel >= derived.least.value" };
}

function listed() {
  return { that: "catalogues.places.exists(place, place.code == metadata.name)" };
}

function own(least: number) {
  return { value: least, basis: ["TT:1"], evidence: "read", reason: OTHER };
}

function again() {
  return { id: "moved", title: OTHER, paths: ["/hosting"], clauses: ["TT:1"] };
}

/** Of a plan without anything the gate says nothing bad. */
function ofPlans(subjects: readonly string[]): PolicySet {
  return smallPolicies({
    gate: { subjects: ["SystemManifest", "Plan"], require: [{ that: "metadata.id != 'x'" }] },
    bindings: [{ subjects: [...subjects] }],
  });
}
