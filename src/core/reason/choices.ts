import { canonicalText } from "../source/canonical-text.ts";
import type { Json } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { CASE_ROOTS } from "./case-facts.ts";
import { ANY, below, type PatternText, patternOf } from "./place-pattern.ts";
import { distinctValues, placeValues } from "./place-values.ts";
import type { Representatives } from "./representatives.ts";
import { type SchemaPlace, schemaPlaces } from "./schema-place.ts";
import type { PlaceText } from "./tracked.ts";

/** Is what a place is given: nothing, a text or number, an object that is there, or a list of so many elements. */
export type Choice =
  | { readonly kind: "absent" }
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "object" }
  | { readonly kind: "list"; readonly length: number };

/** Finds the choices that places have. */
export interface Choices {
  readonly placeOf: (pattern: PatternText) => SchemaPlace | undefined;
  /** The choices of a place, likelier ones first. */
  readonly at: (place: PlaceText) => readonly Choice[];
  /** The values of a text or number, without absence. */
  readonly valuesAt: (pattern: PatternText) => readonly Json[];
  readonly isRequired: (pattern: PatternText) => boolean;
}

/** Bounds the lengths of lists, by the pattern of the list; without one, short and full lists are tried. */
export type Lengths = ReadonlyMap<PatternText, number>;

const ABSENT: Choice = { kind: "absent" };

/** Makes what finds the choices of places, by the values that conditions can tell apart. */
export function choicesOf(representatives: Representatives, lengths: Lengths | undefined): Choices {
  const placeOf = schemaPlaces(representatives.subject);
  const valuesAt = oncePer((pattern) => valuesOf(pattern, representatives, placeOf));
  const isRequired = oncePer((pattern) => isRequiredBy(pattern, placeOf));
  const ofPattern = oncePer((pattern) => choicesFor(pattern, { placeOf, valuesAt, isRequired, lengths }));
  const at = oncePer((place) => ofPattern(patternOfPlace(place)));
  return { placeOf, valuesAt, isRequired, at };
}

/** Finds the pattern of a concrete place. */
function patternOfPlace(place: PlaceText): PatternText {
  const at = place.indexOf(":");
  const root = CASE_ROOTS.find((one) => one === place.slice(0, at));
  if (!root) throw new Error(`no place: ${place}`);
  return patternOf(root, parsePointer(place.slice(at + 1)));
}

function oncePer<T>(find: (pattern: PatternText) => T): (pattern: PatternText) => T {
  const known = new Map<PatternText, { readonly found: T }>();
  return (pattern) => {
    const before = known.get(pattern);
    if (before) return before.found;
    const found = find(pattern);
    known.set(pattern, { found });
    return found;
  };
}

function valuesOf(
  pattern: PatternText,
  { places, asOf }: Representatives,
  find: Choices["placeOf"],
): readonly Json[] {
  const own = places.get(pattern);
  if (own) return distinctValues(own.filter((value) => value !== undefined));
  const place = find(pattern);
  const findings = {
    read: new Set(""),
    seeds: new Map(),
    links: new Map(),
    patterns: new Map(),
    sizes: new Map(),
  };
  return place
    ? placeValues(pattern, place, { findings: { ...findings, derived: new Set("") }, find, asOf })
    : [];
}

/** An element is there when its list is so long. */
function isRequiredBy(pattern: PatternText, find: Choices["placeOf"]): boolean {
  const at = pattern.lastIndexOf("/");
  if (at < 0) return !pattern.startsWith("plan:");
  const last = pattern.slice(at + 1);
  return last === ANY || find(pattern.slice(0, at))?.required.includes(last) === true;
}

interface Finding extends Pick<Choices, "placeOf" | "valuesAt" | "isRequired"> {
  readonly lengths: Lengths | undefined;
}

function choicesFor(pattern: PatternText, finding: Finding): readonly Choice[] {
  const place = finding.placeOf(pattern);
  // What the schema does not know can only be absent.
  if (!place) return [ABSENT];
  const open = finding.isRequired(pattern) ? [] : [ABSENT];
  if (place.type === "object") return [{ kind: "object" }, ...open];
  if (place.type === "array") return [...lengthsOf(pattern, place, finding), ...open];
  return [...finding.valuesAt(pattern).map((value) => ({ kind: "value", value }) as const), ...open];
}

function lengthsOf(pattern: PatternText, place: SchemaPlace, finding: Finding): readonly Choice[] {
  const { lengths, valuesAt, placeOf } = finding;
  const element = below(pattern, ANY);
  const isScalar = placeOf(element)?.type !== "object";
  const bound = lengths?.get(pattern);
  const upTo = Array.from({ length: (bound ?? USUAL_LENGTH) + 1 }, (_, length) => length);
  const full =
    bound === undefined ? [isScalar ? Math.min(valuesAt(element).length, LONGEST) : LONGEST_OF_OBJECTS] : [];
  // One element says most, none and many are for the rest.
  const [none, ...more] = [...new Set([...upTo, ...full, place.minItems])];
  const allowed = [...more, ...(none === undefined ? [] : [none])].filter(
    (length) => length >= place.minItems && length <= place.maxItems,
  );
  return allowed.map((length) => ({ kind: "list", length }));
}

const USUAL_LENGTH = 2;
const LONGEST = 40;
const LONGEST_OF_OBJECTS = 8;

/** Tells whether two choices are the same. */
export function isSameChoice(one: Choice, other: Choice): boolean {
  return canonicalText(one) === canonicalText(other);
}
