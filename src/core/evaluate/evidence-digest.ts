import { canonicalJson, digestOf } from "../digest/digest.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Derived, Fact, Place } from "../expression/result.ts";
import { compareText } from "../source/compare-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer, parsePointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";
import type { ElementAssessment } from "./assess.ts";
import type { InForce } from "./in-force.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** Is what the elements of one binding were read from. */
export interface Readings {
  readonly inForce: InForce;
  readonly derive: (name: string) => Derived;
  readonly matter: SubjectMatter;
}

/** Is one thing that was read: what a waiver excuses is exactly these. */
type Read = { readonly path: string; readonly value: Json };

/**
 * Digests what elements rest on, the values of the policy set included: SHA-256 over the sorted, distinct list
 * of `{path, value}`. A list of values counts whole, and an entry of a keyed list by its key, so that neither
 * another value of the same number nor another entry at the same place passes for what was looked at.
 */
export function evidenceDigestOf(elements: readonly ElementAssessment[], readings: Readings): string {
  const reads = elements.flatMap((element) => readsOf(element, readings));
  const distinct = new Map(reads.map((read) => [canonicalJson(read), read] as const));
  return digestOf([...distinct].sort(([one], [other]) => compareText(one, other)).map(([, read]) => read));
}

function readsOf(element: ElementAssessment, readings: Readings): readonly Read[] {
  const missing = element.causes.filter((cause) => cause.kind !== "error");
  const places = [...element.support, ...missing];
  return [
    ...element.support.map((fact) => ({ path: pathOf(fact), value: wholeValue(fact, readings) })),
    ...places.flatMap((place) => entryKeys(place, readings)),
    ...judgedEntry(element, readings),
  ];
}

/** The support tells of a list how long it is, which another list may be too. */
function wholeValue({ value, ...place }: Fact, readings: Readings): Json {
  const found = typeof value === "number" ? dataAt(place, readings) : undefined;
  return isJsonArray(found) && found.every(isScalar) ? found : value;
}

function isScalar(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

function dataAt({ root, pointer }: Place, { inForce, derive, matter }: Readings): Json | undefined {
  if (root === "derived") {
    const [name = ""] = parsePointer(pointer);
    const derived = derive(name);
    return derived.known ? valueAt({ [name]: derived.data }, pointer) : undefined;
  }
  const { facts, plan, attested } = matter;
  const { params, catalogues } = inForce;
  const data: JsonObject | undefined = { facts, plan, attested, params, catalogues }[root];
  return data && valueAt(data, pointer);
}

/** Names by its key each entry of a keyed list that a place lies in. */
function entryKeys({ root, pointer }: Place, readings: Readings): readonly Read[] {
  if (root === "params" || root === "derived" || root === "catalogues") return [];
  let list = "";
  return parsePointer(pointer).flatMap((token) => {
    const entry = { root, pointer: appendPointer(list, token) };
    const key = /^\d+$/.test(token) ? readings.matter.annotate({ root, pointer: list })?.key : undefined;
    list = entry.pointer;
    return key === undefined ? [] : keyOf(entry, key, readings);
  });
}

function keyOf({ root, pointer }: Place, key: string, readings: Readings): readonly Read[] {
  const entry = dataAt({ root, pointer }, readings);
  const value = isJsonObject(entry) ? ownProperty(entry, key) : undefined;
  return value === undefined ? [] : [{ path: pathOf({ root, pointer: appendPointer(pointer, key) }), value }];
}

/** An entry that was judged counts, though its requirement may read nothing of it. */
function judgedEntry(element: ElementAssessment, readings: Readings): readonly Read[] {
  const place = placeOfEntry(element);
  return place ? [{ path: pathOf(place), value: true }, ...entryKeys(place, readings)] : [];
}

function placeOfEntry({ requirement, scope }: ElementAssessment): Place | undefined {
  if (!requirement.each) return undefined;
  const { variable } = requirement.each;
  const value = scope.variables.get(variable);
  const isEntry = typeof value === "object" && value?.kind === "object";
  return isEntry ? value.place : scope.places?.get(variable);
}
