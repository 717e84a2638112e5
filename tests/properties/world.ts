import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkDocument } from "../../src/core/check.ts";
import { type Evaluation, evaluate } from "../../src/core/evaluate/evaluate.ts";
import { matterOf } from "../../src/core/evaluate/matter-of.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { type PolicySet, STAGES, type Stage, type Subject } from "../../src/core/policy/policy-set.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import { schemaAt } from "../../src/core/schema/schema-at.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/core/source/json.ts";
import { appendPointer, parentPointer } from "../../src/core/source/json-pointer.ts";
import { valueAt } from "../../src/core/source/value-at.ts";
import { schemas } from "../../src/generated/schemas.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { readFolder } from "../policy/policy-folder.ts";

/** Counts the runs of one property; raise it to search longer. */
export const RUNS = Number(process.env.GATE57_FUZZ_RUNS ?? 40);

const ROOT = join(import.meta.dirname, "../..");

/** Is a document to start from, with what is known beside it, and how it is asked. */
export interface Base {
  readonly name: string;
  readonly facts: JsonObject;
  readonly attested?: JsonObject;
  readonly plan?: JsonObject;
  readonly profile: string;
  readonly stage: Stage;
  readonly asOf: string;
}

export const FILES = readFolder(join(ROOT, "policies"));
const loaded = loadPolicies(FILES);
if (!loaded.policies) throw new Error(JSON.stringify(loaded.diagnostics.slice(0, 3)));

export const POLICIES: PolicySet = loaded.policies;
export const FULL_TEXT = readFileSync(join(ROOT, "tests/fixtures/full-manifest.yaml"), "utf8");

/** Lists the good documents that the built-in cases start from, and the manifest that says everything. */
export const BASES: readonly Base[] = [...loaded.cases.map(baseOf), fullBase()];

function baseOf({ document, content }: (typeof loaded.cases)[number]): Base {
  const { profile, stage, asOf } = content.spec;
  const attested = objectAt(document.value, "/spec/attested");
  const plan = objectAt(document.value, "/spec/plan");
  return {
    ...{ name: content.metadata.gate, facts: objectAt(document.value, "/spec/manifest") ?? {} },
    ...{ profile, stage, asOf },
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  };
}

/** What all the cases attest together is attested of the full manifest. */
function fullBase(): Base {
  const [document] = parseDocuments({ name: "full.yaml", text: FULL_TEXT }).documents;
  const attested: Record<string, Json[]> = {};
  for (const { document: cases } of loaded.cases) {
    for (const [name, list] of Object.entries(objectAt(cases.value, "/spec/attested") ?? {})) {
      if (isJsonArray(list)) attested[name] = [...(attested[name] ?? []), ...list];
    }
  }
  const facts = document?.value ?? {};
  return { name: "full", facts, attested, profile: "tay-ninh", stage: "operation", asOf: "2026-11-21" };
}

function objectAt(value: JsonObject, pointer: string): JsonObject | undefined {
  const found = valueAt(value, pointer);
  return isJsonObject(found) ? found : undefined;
}

/** Is a base, asked in some way: under a profile, for a stage, with what is attested or without. */
export const situations: fc.Arbitrary<Base> = fc
  .record({
    base: fc.constantFrom(...BASES),
    profile: fc.constantFrom(...POLICIES.profiles.map(({ id }) => id)),
    stage: fc.constantFrom(...STAGES),
    attested: fc.boolean(),
  })
  .map(({ base: { attested: known, ...base }, profile, stage, attested }) => ({
    ...{ ...base, profile, stage },
    ...(known && attested ? { attested: known } : {}),
  }));

export function subjectOf({ facts }: Base): Subject {
  return facts.kind === "Plan" ? "Plan" : "SystemManifest";
}

/** Evaluates a situation without wording a verdict of it. */
export function judge(base: Base, policies: PolicySet = POLICIES): Evaluation {
  const profile = policies.profiles.find(({ id }) => id === base.profile);
  if (!profile) throw new Error(`no profile ${base.profile}`);
  const matter = matterOf(base.facts, subjectOf(base), base, schemas, policies);
  return evaluate(policies, matter, { profile, stage: base.stage, asOf: base.asOf });
}

/** Checks a situation as the command does; undefined when nothing applies. */
export function check(base: Base, policies: PolicySet = POLICIES): Verdict | undefined {
  const { facts, ...options } = base;
  return checkDocument(documentOf(facts, "x.yaml"), policies, { ...options, asOfSource: "option" }).verdict;
}

/** Names a fact of one of the documents of a situation, as evidence does. */
export interface Fact {
  readonly root: "facts" | "attested";
  readonly pointer: string;
}

/** Lists everything that a situation says below its root: leaves, objects and lists. */
export function factsOf({ facts, attested }: Base): readonly Fact[] {
  return [
    ...pointersBelow(facts, "").map((pointer) => ({ root: "facts" as const, pointer })),
    ...pointersBelow(attested ?? {}, "").map((pointer) => ({ root: "attested" as const, pointer })),
  ];
}

function pointersBelow(value: Json, pointer: string): readonly string[] {
  if (!isJsonArray(value) && !isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = appendPointer(pointer, key);
    return [below, ...pointersBelow(child, below)];
  });
}

/** Takes a fact away. */
export function without(base: Base, { root, pointer }: Fact): Base {
  return { ...base, [root]: edited(base[root] ?? {}, pointer.split("/").slice(1), undefined) };
}

/** Puts another value in the place of a fact of the document. */
export function withValue(base: Base, pointer: string, value: Json): Base {
  return { ...base, facts: edited(base.facts, pointer.split("/").slice(1), value) as JsonObject };
}

function edited(value: Json, [token = "", ...rest]: readonly string[], put: Json | undefined): Json {
  const change = (here: Json) => (rest.length === 0 ? put : edited(here, rest, put));
  if (isJsonArray(value)) {
    return value.flatMap((item, index) => (String(index) === token ? (change(item) ?? []) : [item])) as Json;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const now = key === token ? change(item) : item;
    return now === undefined ? [] : [[key, now] as const];
  });
  return Object.fromEntries(entries);
}

/** Tells whether absence says something here: it is meant, or it is an element of a list. */
export function absenceSpeaks(base: Base, { root, pointer }: Fact): boolean {
  if (isJsonArray(valueAt(base[root] ?? {}, parentPointer(pointer) ?? ""))) return true;
  const manifest = subjectOf(base) === "Plan" ? "plan" : "system-manifest";
  const schema = schemaAt(root === "facts" ? manifest : "attested-facts", pointer, schemas);
  return schema?.["x-absence"] !== undefined;
}
