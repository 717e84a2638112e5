import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { admit } from "../../src/core/attest/admit.ts";
import type { AttestationType, VerifiedStatement } from "../../src/core/attest/attestation.ts";
import { designDigest, digestOf, manifestDigest } from "../../src/core/digest/digest.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import { annotationsAt } from "../../src/core/schema/annotations-at.ts";
import type { Json, JsonObject } from "../../src/core/source/json.ts";
import { appendPointer } from "../../src/core/source/json-pointer.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { smallSet } from "../policy/policy-folder.ts";

const text = readFileSync("tests/fixtures/full-manifest.yaml", "utf8");
const manifest = parseDocuments({ name: "full", text }).documents[0]?.value ?? {};
const policies = everybodyMaySign();
const [profile] = policies.profiles;

/** Accepts whatever anybody signs: only what a statement binds is tried here. */
function everybodyMaySign() {
  const files = smallSet();
  const types = ["appraisal", "approval", "assessment", "waiver", "remediation", "exclusion"];
  const competence = types.map(
    (type) => `    ${type}: [{ id: any, that: "${type}.id != ''", message: { vi: a, en: b } }]`,
  );
  const national = files.get("profiles/national.yaml") ?? "";
  const open = national.replace("  bindings:", `  competence:\n${competence.join("\n")}\n  bindings:`);
  files.set("profiles/national.yaml", open);
  const loaded = loadPolicies(files);
  if (!loaded.policies) throw new Error(loaded.diagnostics.map(({ message }) => message.en).join("\n"));
  return loaded.policies;
}

const body = { id: "co-quan", names: ["Cơ quan"], kind: "governing-body", operates: [] } as const;
const said: Readonly<Record<AttestationType, JsonObject>> = {
  appraisal: { covers: ["design"], result: "positive", level: 3 },
  approval: { covers: ["design"], level: 3 },
  assessment: { type: "readiness", independent: true, result: "eligible", scope: "x" },
  waiver: {
    ...{ gate: "hosting/qualified", requirement: "model-known", outcome: "fail", reason: "x" },
    ...{ evidenceDigest: digestOf("x"), validUntil: "2027-12-31" },
  },
  remediation: {
    ...{ gate: "hosting/qualified", requirement: "model-known" },
    ...{ evidenceDigest: digestOf("x"), deadline: "2027-12-31" },
  },
  exclusion: { sector: "military" },
};

function statement(type: AttestationType, sha256: string, id: string = type): VerifiedStatement {
  const subject = { name: "he-thong-benh-vien-vi-du", sha256: sha256.slice("sha256:".length) };
  const predicate = { ...said[type], id, date: "2026-10-01" };
  return {
    source: id,
    digest: digestOf(id),
    type,
    subject,
    predicate,
    authority: body,
    signedBy: body,
    operatorListed: true,
  };
}

const types = Object.keys(said) as AttestationType[];
const design = designDigest(manifest, "system-manifest");
const statements = [
  ...types.map((type) => statement(type, design)),
  statement("exclusion", digestOf("he-thong-benh-vien-vi-du"), "exclusion of the id alone"),
];
const ALL = statements.map(({ source }) => source).sort();

/** Lists the statements that no longer count for a manifest. */
function ended(changed: JsonObject): readonly string[] {
  if (!profile) throw new Error("no profile");
  const document = documentOf(changed, "changed");
  const question = { profile, asOf: "2026-11-22" };
  const { refused } = admit(statements, document, "SystemManifest", policies, question);
  return refused.map((one) => one.statement.source).sort();
}

/** Lists the leaves of a document with a changed value for each. */
function* leaves(value: Json, pointer = ""): Generator<readonly [string, Json]> {
  if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, appendPointer(pointer, key));
  } else yield [pointer, otherThan(value)];
}

function otherThan(value: Json): Json {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 : `${String(value)}x`;
}

function withValue(value: Json, [token, ...rest]: readonly string[], changed: Json): Json {
  if (token === undefined) return changed;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === token ? withValue(item, rest, changed) : item));
  }
  const object = value as JsonObject;
  return { ...object, [token]: withValue(object[token] ?? null, rest, changed) };
}

const changes = [...leaves(manifest)].map(([pointer, value]) => {
  const { part } = annotationsAt("system-manifest", pointer, schemas);
  const changed = withValue(manifest, pointer.split("/").slice(1), value) as JsonObject;
  return { pointer, part: part ?? "design", changed };
});

test("nothing ends while nothing changes", () => {
  expect(ended(manifest)).toEqual([]);
});

test("every leaf of the design ends what binds the design, and nothing else of a manifest does", () => {
  const wrong = changes.flatMap(({ pointer, part, changed }) => {
    const bound = ALL.filter((name) => pointer === "/metadata/id" || name !== "exclusion of the id alone");
    const expected = part === "design" ? bound : [];
    const actual = ended(changed);
    return actual.join() === expected.join() ? [] : [{ pointer, part, actual, expected }];
  });
  expect(wrong).toEqual([]);
});

test("every leaf ends a signed verdict", () => {
  const digest = manifestDigest(manifest);
  expect(changes.filter(({ changed }) => manifestDigest(changed) === digest)).toEqual([]);
});

test("all three parts are tried", () => {
  const count = (part: string) => changes.filter((one) => one.part === part).length;
  expect(count("request")).toBeGreaterThan(1);
  expect(count("record")).toBeGreaterThan(100);
  expect(count("design")).toBeGreaterThan(300);
});
