import { draftWaivers, type WaiverRequest } from "../../src/core/attest/draft-waivers.ts";
import { type Checked, type CheckOptions, checkDocument } from "../../src/core/check.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";
import { applyChanges, type Changes } from "../../src/core/policy-test/apply-changes.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import type { Json, JsonObject } from "../../src/core/source/json.ts";

/** Is what a small policy set says of its own; everything else is filled in. */
export interface SmallSet {
  /** Of one gate: `appliesWhen`, `subjects` and requirements, of which only `that` is needed. */
  readonly gate: JsonObject & { readonly require: readonly JsonObject[] };
  /** The bindings of the profile `p`; one mandatory from planning on where nothing is said. */
  readonly bindings?: readonly JsonObject[];
  readonly profile?: JsonObject;
  readonly parameters?: readonly JsonObject[];
  readonly catalogue?: JsonObject;
  /** Derived facts: their id and what their spec says; a rule needs only an id and a value. */
  readonly derived?: readonly (JsonObject & { readonly id: string; readonly rules: readonly JsonObject[] })[];
}

const TEXT = { vi: "chưa đạt", en: "not met" };
const BASIS = { basis: ["TT:1"], evidence: "read" };

/** Loads a small set; a mistake in it is a mistake of the test. */
export function smallPolicies(set: SmallSet): PolicySet {
  const { policies, diagnostics } = loadPolicies(smallFiles(set));
  if (!policies) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join("; "));
  return policies;
}

/** Writes a small set as the files of a policy set. */
export function smallFiles({
  gate,
  bindings = [{}],
  profile,
  parameters,
  catalogue,
  derived = [],
}: SmallSet) {
  const documents = [
    register(),
    policy("Gate", { id: "test/gate", number: "G10", clauses: ["TT:1"] }, gateSpec(gate)),
    policy("Profile", { id: "p" }, { ...profileSpec(profile), bindings: bindings.map(binding) }),
    ...(parameters ? [policy("Parameters", { id: "own" }, { parameters: parameters.map(parameter) })] : []),
    ...(catalogue ? [policy("Catalogue", { id: "places" }, dated(catalogue, "entries"))] : []),
  ];
  documents.push(...derived.map(derivedFact));
  return new Map(documents.map((document, index) => [`${index}.yaml`, JSON.stringify(document)]));
}

function policy(kind: string, metadata: JsonObject, spec: Json): JsonObject {
  const title = kind === "Parameters" ? {} : { title: TEXT };
  return { apiVersion: "gate57/v1", kind, metadata: { ...title, ...metadata }, spec };
}

function register(): JsonObject {
  const clause = { id: "TT:1", text: TEXT, disposition: "gate", gates: ["G10"], evidence: "read" };
  return policy("ClauseRegister", { id: "TT", document: { issuer: TEXT } }, { clauses: [clause] });
}

function gateSpec({ require, ...gate }: SmallSet["gate"]): JsonObject {
  const requirements = require.map((one, index) => ({
    id: `r${index + 1}`,
    message: TEXT,
    remedy: { actor: "vendor", ...TEXT },
    ...one,
  }));
  return { subjects: ["SystemManifest"], rationale: TEXT, ...gate, require: requirements };
}

/** A type's conditions may be one expression, whose id is then `c1`. */
function profileSpec({ competence, ...spec }: JsonObject = {}): JsonObject {
  if (typeof competence !== "object" || competence === null) return spec;
  const own = Object.entries(competence).map(([name, said]) => {
    const isOne = typeof said === "string" && name !== "independentOfOperator";
    return [name, isOne ? [{ id: "c1", that: said, message: TEXT }] : said] as const;
  });
  return { ...spec, competence: Object.fromEntries(own) };
}

function binding(one: JsonObject, index: number): JsonObject {
  const defaults = { id: `p/b${index + 1}`, gate: "test/gate", from: "planning", enforcement: "mandatory" };
  return { ...defaults, reason: TEXT, ...one };
}

function parameter(one: JsonObject): JsonObject {
  return { title: TEXT, ...dated(one, "values") };
}

function derivedFact({ id, rules, ...spec }: NonNullable<SmallSet["derived"]>[number]): JsonObject {
  const rule = { title: TEXT, effective: { from: "2026-01-01" }, ...BASIS };
  return policy("DerivedFact", { id }, { ...spec, rules: rules.map((one) => ({ ...rule, ...one })) });
}

function dated(one: JsonObject, list: string): JsonObject {
  const values = one[list];
  return {
    ...one,
    [list]: Array.isArray(values) ? values.map((value: JsonObject) => ({ ...BASIS, ...value })) : [],
  };
}

/** Is a question put to a small set: changed facts, a stage, a date, what is attested. */
export interface SmallQuestion extends Changes {
  readonly attested?: JsonObject;
  readonly plan?: JsonObject;
  readonly stage?: string;
  readonly asOf?: string;
  readonly redact?: boolean;
}

const MANIFEST = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } };
const PLAN = { apiVersion: "gate57/v1", kind: "Plan", metadata: { id: "ke-hoach-thu" } };

/** Asks a small set about facts; a change that changes nothing is a mistake of the test. */
export function ask(policies: PolicySet, facts: JsonObject, question: SmallQuestion): Checked {
  const { document, options } = smallCase(facts, withEvidence(policies, facts, question));
  return checkDocument(document, policies, options);
}

/** Makes the plans to mend of a question be over the evidence of today, where they do not say over which. */
export function withEvidence(policies: PolicySet, facts: JsonObject, question: SmallQuestion): SmallQuestion {
  const { remediations: plans, ...others } = question.attested ?? {};
  if (!Array.isArray(plans)) return question;
  const requests = draft(policies, facts, { ...question, attested: others });
  const remediations = plans.map((plan: JsonObject) => {
    const { evidenceDigest } =
      requests.find((one) => one.gate === plan.gate && one.requirement === plan.requirement) ?? {};
    return evidenceDigest === undefined ? plan : { evidenceDigest, ...plan };
  });
  return { ...question, attested: { ...others, remediations } };
}

/** Drafts the waivers of what blocks facts. */
export function draft(
  policies: PolicySet,
  facts: JsonObject,
  question: SmallQuestion,
): readonly WaiverRequest[] {
  const { document, options } = smallCase(facts, question);
  return draftWaivers(document, policies, options);
}

/** Makes the document and the options of a question. */
export function smallCase(
  facts: JsonObject,
  question: SmallQuestion,
): { readonly document: Document; readonly options: CheckOptions } {
  const changed = applyChanges({ ...MANIFEST, ...facts }, question);
  if (!changed.document) throw new Error(`the change at ${changed.idle} changes nothing`);
  const options: CheckOptions = {
    stage: question.stage ?? "planning",
    profile: "p",
    asOf: question.asOf ?? "2026-11-21",
    asOfSource: "option",
    ...(question.redact ? { redact: true } : {}),
    ...(question.attested ? { attested: question.attested } : {}),
    ...(question.plan ? { plan: { ...PLAN, ...question.plan } } : {}),
  };
  return { document: documentOf(changed.document, "thu.yaml"), options };
}
