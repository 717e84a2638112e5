import { type ComparedSet, comparePolicies } from "../../src/core/diff/compare-policies.ts";
import type { BindingDiff, PolicyDiff } from "../../src/core/diff/policy-diff.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";

/** Is a small policy set as the files that say it. */
export type Files = Readonly<Record<string, string>>;

const text = { vi: "ví dụ", en: "example" };
const header = (kind: string, id: string) => ({
  apiVersion: "gate57/v1",
  kind,
  metadata: { id, title: text },
});

interface Required {
  readonly id: string;
  readonly that: string;
  readonly [name: string]: unknown;
}

/** Writes a requirement. */
export function requirement(id: string, that: string, more: object = {}): Required {
  return { id, that, message: text, remedy: { actor: "owner", ...text }, ...more };
}

/** Writes a gate. */
export function gate(id: string, number: string, require: readonly Required[], more: object = {}): string {
  const { metadata, ...head } = header("Gate", id);
  return JSON.stringify({
    ...head,
    metadata: { ...metadata, number, clauses: ["VD:1"] },
    spec: { subjects: ["SystemManifest"], rationale: text, require, ...more },
  });
}

/** Writes a binding of the profile `tay-ninh`, unless another one is named. */
export function binding(gateId: string, more: object = {}, profile = "tay-ninh"): object {
  return {
    id: `${profile}/${gateId.split("/")[1]}`,
    gate: gateId,
    from: "design",
    enforcement: "mandatory",
    effective: { from: "2026-01-01" },
    clauses: ["VD:1"],
    reason: text,
    ...more,
  };
}

/** Writes a profile. */
export function profile(id: string, bindings: readonly object[], more: object = {}): string {
  return JSON.stringify({ ...header("Profile", id), spec: { province: id, bindings, ...more } });
}

/** Writes the cases of a gate: a base that is good, and one line of changes each. */
export function cases(gateId: string, manifest: object, expect: readonly object[]): string {
  const base = {
    apiVersion: "gate57/v1",
    kind: "SystemManifest",
    metadata: { id: "he-thong" },
    scope: { province: "tay-ninh" },
  };
  const spec = {
    ...{ profile: "tay-ninh", stage: "design", asOf: "2026-11-21" },
    manifest: { ...base, ...manifest },
    cases: expect.map((one, index) => ({ name: `case ${index}`, ...one })),
  };
  return JSON.stringify({
    ...{ apiVersion: "gate57/v1", kind: "GateCases", metadata: { gate: gateId } },
    spec,
  });
}

/** Writes one dated parameter. */
export function parameter(id: string, type: object, values: readonly object[]): string {
  const dated = values.map((value) => ({ basis: ["VD:1"], evidence: "read", ...value }));
  return JSON.stringify({
    ...{ apiVersion: "gate57/v1", kind: "Parameters", metadata: { id: id.toLowerCase() } },
    spec: { parameters: [{ id, title: text, ...type, values: dated }] },
  });
}

const register = JSON.stringify({
  ...header("ClauseRegister", "VD"),
  metadata: { id: "VD", title: text, document: { number: null, date: null, issuer: text, note: text } },
  spec: { clauses: [{ id: "VD:1", text, disposition: "gate", evidence: "read" }] },
});

/** Is a set of two gates: a level that is high enough, and an owner that is named. */
export const smallSet: Files = {
  "clauses.yaml": register,
  "level.yaml": gate("test/level", "G01", [
    requirement("level-reached", "classification.proposedLevel >= params.least"),
  ]),
  "level.cases.yaml": cases("test/level", { classification: { proposedLevel: 3 } }, [
    { set: { "/metadata/name": "x" }, expect: { outcome: "pass" } },
    { set: { "/classification/proposedLevel": 2 }, expect: { outcome: "pass" } },
    { set: { "/classification/proposedLevel": 1 }, expect: { outcome: "fail" } },
  ]),
  "owner.yaml": gate("test/owner", "G02", [
    requirement("owner-kind", "ownership.governingBody.kind == 'enterprise'"),
  ]),
  "owner.cases.yaml": cases("test/owner", { ownership: { governingBody: { kind: "enterprise" } } }, [
    { set: { "/metadata/name": "x" }, expect: { outcome: "pass" } },
    { set: { "/ownership/governingBody/kind": "people-committee" }, expect: { outcome: "fail" } },
  ]),
  "least.yaml": parameter("least", { type: "integer", unit: "level" }, [{ from: "2026-01-01", value: 2 }]),
  "profile.yaml": profile("tay-ninh", [binding("test/level"), binding("test/owner")]),
};

/** Loads a set; a mistake in it is one of the test. */
export function side(files: Files, named?: string): ComparedSet {
  const { policies, cases: known, diagnostics } = loadPolicies(new Map(Object.entries(files)));
  if (!policies)
    throw new Error(JSON.stringify(diagnostics.map(({ code, path, message }) => [code, path, message.en])));
  return { policies, cases: known, ...(named === undefined ? {} : { profile: named }) };
}

/** Compares the small set, or another, with itself changed. */
export function compared(changes: Files, base: Files = smallSet): PolicyDiff {
  return comparePolicies(side(base), side({ ...base, ...changes }));
}

/** Finds what is said of a binding. */
export function bindingIn(diff: PolicyDiff, id: string): BindingDiff {
  const found = diff.gates
    .flatMap(({ bindings }) => bindings)
    .find((one) => [one.old?.id, one.new?.id].includes(id));
  if (!found) throw new Error(`no binding ${id}`);
  return found;
}
