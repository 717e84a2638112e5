import { canonicalJson, digestOf } from "../digest/digest.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Derived, Place } from "../expression/result.ts";
import type { ConditionReach } from "../policy/binding-reads.ts";
import type { Binding, Condition, DerivedFact, Gate } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer, parsePointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";
import { canRead, entriesOf, type Ground, type Readable } from "./can-read.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import { holdsOn, type InForce } from "./in-force.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** Is what the elements of one binding can be read from. */
export interface Readings {
  readonly binding: Binding;
  readonly gate: Gate;
  readonly inForce: InForce;
  readonly derive: (name: string) => Derived;
  readonly derived: readonly DerivedFact[];
  readonly matter: SubjectMatter;
}

/** Is one thing that can be read, as it is: what an official excuses is exactly these. */
type Read = { readonly path: string; readonly value: Json };

/**
 * Digests what can be read where elements are judged, the values of the policy set included: SHA-256 over the
 * sorted, distinct list of `{path, value}`, null standing for what is not there. What decided alone is too
 * little: a fact that was not looked at because another sufficed may be changed for the worse. An entry of a
 * keyed list counts by its key, so that another entry at the same place does not pass for it.
 */
export function evidenceDigestOf(elements: readonly ElementAssessment[], readings: Readings): string {
  const reads = elements.flatMap((element) => readsOf(element, readings));
  const distinct = new Map(reads.map((read) => [canonicalJson(read), read] as const));
  return digestOf([...distinct].sort(([one], [other]) => compareText(one, other)).map(([, read]) => read));
}

function readsOf(element: ElementAssessment, readings: Readings): readonly Read[] {
  const places = placesRead(element, readings);
  return [
    ...places.map((place) => ({ path: pathOf(place), value: asRead(place, readings) })),
    ...places.flatMap((place) => entryKeys(place, readings)),
    ...judgedEntry(element, readings),
  ];
}

/** Lists the places that the expressions of a requirement can read of an element, with what binds and applies its gate. */
export function placesRead(
  element: ElementAssessment,
  readings: Readings,
  reach: ConditionReach = "shown",
): readonly Readable[] {
  const { binding, gate, matter } = readings;
  const ground = groundOf(element, readings);
  const switches = [
    binding.when[matter.subject],
    gate.bodies[matter.subject]?.appliesWhen,
    element.requirement.when,
  ];
  return [
    ...switches.flatMap((one) => (one ? canRead(one.expression, ground) : [])),
    ...(element.decidedAt === "when" ? [] : judgedReads(element, ground, reach)),
  ];
}

function judgedReads(
  { requirement, decidedAt, scope }: ElementAssessment,
  ground: Ground,
  reach: ConditionReach,
): readonly Readable[] {
  const { each } = requirement;
  if (!each || scope.variables.has(each.variable)) {
    const before = each ? entriesOf(each.in.expression, ground).reads : [];
    return [...before, ...elementReads(requirement, ground, reach)];
  }
  // Of a list of which no entry is judged it counts which entries it has, and why none is.
  const { entries, reads } = entriesOf(each.in.expression, ground);
  const extent = [...reads, ...canRead(each.in.expression, ground, "extent")];
  const { where } = each;
  if (decidedAt !== "none-match" || !where) return extent;
  const ofEntry = (entry: Place) => canRead(where.expression, { ...ground, placeOf: () => entry });
  return [...extent, ...entries.flatMap(ofEntry)];
}

function elementReads(
  { each, that, at, message }: ElementAssessment["requirement"],
  ground: Ground,
  reach: ConditionReach,
): readonly Readable[] {
  const deciding = [...(each?.where ? [each.where] : []), that];
  const reads = deciding.flatMap(({ expression }) => canRead(expression, ground));
  if (reach === "deciding") return reads;
  const shown = [...message.vi, ...message.en].filter((part) => typeof part !== "string");
  return [
    ...reads,
    ...shown.flatMap(({ expression }) => canRead(expression, ground)),
    // It is shown where this is, not what it is.
    ...(at ? canRead(at.expression, ground, "extent") : []),
  ];
}

function groundOf({ scope }: ElementAssessment, readings: Readings): Ground {
  const asOf = String(scope.variables.get("asOf"));
  return {
    dataAt: (place) => dataAt(place, readings),
    placeOf: (variable) => {
      const value = scope.variables.get(variable);
      const isData = typeof value === "object" && (value?.kind === "object" || value?.kind === "list");
      return isData ? value.place : scope.places?.get(variable);
    },
    rulesOf: (name) => rulesOf(name, readings, asOf),
  };
}

function rulesOf(name: string, { derived }: Readings, asOf: string): readonly Condition[] {
  const rules = derived.find(({ id }) => id === name)?.rules ?? [];
  return rules.flatMap(({ when, effective }) => (when && holdsOn(effective, asOf) ? [when] : []));
}

function asRead({ of, ...place }: Readable, readings: Readings): Json {
  const data = dataAt(place, readings) ?? null;
  if (of === "presence") return data !== null;
  return of === "extent" ? extentOf(data, readings.matter.annotate(place)?.key) : data;
}

/** Tells of a list of objects how many it has, or which; a list of values is told whole. */
function extentOf(data: Json, key: string | undefined): Json {
  if (isJsonObject(data)) return true;
  if (!isJsonArray(data) || !data.some(isJsonObject)) return data;
  if (key === undefined) return data.length;
  return data.map((entry) => (isJsonObject(entry) ? (ownProperty(entry, key) ?? null) : null));
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
  const { each } = element.requirement;
  const place = each && groundOf(element, readings).placeOf(each.variable);
  return place ? [{ path: pathOf(place), value: true }, ...entryKeys(place, readings)] : [];
}
