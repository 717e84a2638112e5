import type { Place } from "../expression/result.ts";
import type { Root } from "../expression/tree.ts";
import { ACTORS, type Actor, type Parameter, type PolicySet, type Subject } from "../policy/policy-set.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import type { SchemaRegistry } from "../schema/json-schema.ts";
import { schemaAt } from "../schema/schema-at.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { valueAt } from "../source/value-at.ts";
import { manifestKinds } from "../validate/kinds.ts";
import { assuranceOf } from "./assurance.ts";
import { remediationsOn } from "./remediation.ts";
import type { PlaceNotes, SubjectMatter } from "./subject-matter.ts";
import { waiversOn } from "./waiver.ts";

/** Holds what of a policy set is shown by labels. */
type Vocabularies = Pick<PolicySet, "parameters" | "derived">;

/** Gathers what is known of a document: its facts, what signatures attest, and what the schemas say of each place. */
export function matterOf(
  facts: JsonObject,
  subject: Subject,
  known: { readonly plan?: JsonObject; readonly attested?: JsonObject; readonly asOf: string },
  schemas: SchemaRegistry,
  policies: Vocabularies = { parameters: [], derived: [] },
): SubjectMatter {
  const attested = known.attested && withoutEmptyLists(known.attested);
  const approvals = attested
    ? listAt(attested, "/approvals").filter((approval) => isInForce(approval, known.asOf))
    : [];
  const ofKind = annotatorOf(policies, subject, schemas);
  const matter = {
    subject,
    facts,
    ...(known.plan ? { plan: known.plan } : {}),
    ...(attested ? { attested } : {}),
    designApproved: approvals.length > 0,
    acceptedJustifications: new Set(
      approvals.flatMap((approval) => listAt(approval, "/acceptedJustifications")).map(String),
    ),
    remediations: remediationsOn(attested ? listAt(attested, "/remediations") : [], known.asOf),
    waivers: waiversOn(attested ? listAt(attested, "/waivers") : [], known.asOf),
    annotate: oncePerPlace((place) => ofKind(firstOfItsKind(place))),
  };
  return { ...matter, assure: oncePerPlace((place) => assuranceOf(place, matter)) };
}

type Annotator = (place: Place) => PlaceNotes | undefined;

/** Remembers what the schemas and a policy set say of places: many documents are judged by one set. */
const annotators = new WeakMap<SchemaRegistry, WeakMap<Vocabularies, Readonly<Record<Subject, Annotator>>>>();

/** What is said of an element is said of every other of its list, so it is remembered of as many places as the schemas have. */
function annotatorOf(policies: Vocabularies, subject: Subject, schemas: SchemaRegistry): Annotator {
  const bySet = annotators.get(schemas) ?? new WeakMap<Vocabularies, Readonly<Record<Subject, Annotator>>>();
  annotators.set(schemas, bySet);
  const known = bySet.get(policies) ?? {
    SystemManifest: annotatorFor(policies, "SystemManifest", schemas),
    Plan: annotatorFor(policies, "Plan", schemas),
  };
  bySet.set(policies, known);
  return known[subject];
}

function annotatorFor(policies: Vocabularies, subject: Subject, schemas: SchemaRegistry): Annotator {
  return oncePerPlace((place) => {
    if (place.root === "params") return annotateParameter(place, policies.parameters, schemas);
    if (place.root === "derived") return annotateDerived(place, policies.derived, schemas);
    return annotate(place, subject, schemas);
  });
}

/** No attestation of a kind is a missing fact, not an empty list. */
function withoutEmptyLists(attested: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(attested).filter(([, value]) => !isJsonArray(value) || value.length > 0),
  );
}

/** An approval of a later day, one whose day is not told, or one that has ended, covers nothing; its last day counts. */
function isInForce(approval: Json, asOf: string): boolean {
  const day = (name: string) => {
    const value = isJsonObject(approval) ? ownProperty(approval, name) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const date = day("date");
  if (date === undefined || date > asOf || (day("validFrom") ?? date) > asOf) return false;
  return (day("validUntil") ?? asOf) >= asOf;
}

function listAt(value: Json, pointer: string): readonly Json[] {
  const list = isJsonObject(value) ? valueAt(value, pointer) : undefined;
  return isJsonArray(list) ? list : [];
}

/** Names the first element of every list on the way instead of the one a place is in. */
function firstOfItsKind({ root, pointer }: Place): Place {
  return { root, pointer: pointer.replaceAll(/\/\d+(?=\/|$)/g, "/0") };
}

/** Many gates read the same places, at every stage: what the schemas say of one is looked up once. */
function oncePerPlace<T>(find: (place: Place) => T): (place: Place) => T {
  const found = new Map<string, T>();
  return (place) => {
    const key = `${place.root}:${place.pointer}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const fresh = find(place);
    found.set(key, fresh);
    return fresh;
  };
}

const SCHEMA_OF_ROOT: Readonly<Partial<Record<Root, string>>> = {
  plan: manifestKinds.Plan,
  attested: "attested-facts",
};

/** A parameter whose values are of a vocabulary of the manifest has its labels; what the law says is no secret. */
function annotateParameter(
  { pointer }: Place,
  parameters: readonly Parameter[],
  schemas: SchemaRegistry,
): PlaceNotes | undefined {
  const [id] = parsePointer(pointer);
  const vocabulary = parameters.find((parameter) => parameter.id === id)?.vocabulary;
  if (vocabulary === undefined) return undefined;
  const notes = annotate(vocabulary, "SystemManifest", schemas);
  return notes && { ...notes, confidential: false };
}

/** A derived value is shown by the labels of its vocabulary, its grounds by the titles of the rules. */
function annotateDerived(
  { pointer }: Place,
  derived: PolicySet["derived"],
  schemas: SchemaRegistry,
): PlaceNotes | undefined {
  const [id, field] = parsePointer(pointer);
  const fact = derived.find((one) => one.id === id);
  if (!fact) return undefined;
  const { title, unit, vocabulary, rules } = fact;
  const notes = vocabulary && annotate(vocabulary, "SystemManifest", schemas);
  const grounds = Object.fromEntries(rules.map((rule) => [rule.id, rule.title]));
  const labels = field === "grounds" ? grounds : notes?.labels;
  return {
    ...{
      title,
      description: title,
      part: "design" as const,
      actor: "authority" as const,
      confidential: false,
    },
    ...(unit === undefined ? {} : { unit }),
    ...(labels ? { labels } : {}),
  };
}

function annotate(
  { root, pointer }: Place,
  subject: Subject,
  schemas: SchemaRegistry,
): PlaceNotes | undefined {
  const name = root === "facts" ? manifestKinds[subject] : SCHEMA_OF_ROOT[root];
  if (name === undefined) return undefined;
  const { title, description, part, actor, isConfidential } = annotationsAt(name, pointer, schemas);
  const schema = schemaAt(name, pointer, schemas) ?? {};
  const unit = ownProperty(schema, "x-unit");
  const key = ownProperty(schema, "x-key");
  const labels = labelsOf(schema);
  return {
    title,
    description,
    part: partOf(part),
    actor: actorOf(actor),
    confidential: isConfidential,
    ...(typeof unit === "string" ? { unit } : {}),
    ...(typeof key === "string" ? { key } : {}),
    ...(labels ? { labels } : {}),
  };
}

function labelsOf(schema: JsonObject): { readonly [value: string]: Text } | undefined {
  const labels = ownProperty(schema, "x-enum");
  if (!isJsonObject(labels)) return undefined;
  return Object.fromEntries(
    Object.entries(labels).flatMap(([value, label]) => (isText(label) ? [[value, label]] : [])),
  );
}

function isText(value: unknown): value is Text {
  return (
    typeof value === "object" &&
    value !== null &&
    "vi" in value &&
    "en" in value &&
    typeof value.vi === "string" &&
    typeof value.en === "string"
  );
}

function partOf(part: string | undefined): PlaceNotes["part"] {
  return part === "request" || part === "record" ? part : "design";
}

function actorOf(actor: string | undefined): Actor {
  return ACTORS.find((one) => one === actor) ?? "vendor";
}
