import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer, parsePointer } from "../source/json-pointer.ts";
import { CASE_ROOTS, type CaseFacts, type CaseRoot } from "./case-facts.ts";
import type { Choice, Choices } from "./choices.ts";
import { ANY, below, type PatternText } from "./place-pattern.ts";
import type { PlaceText } from "./tracked.ts";

/** Holds what places are given, what is above before what is below; all others are as in a base, else as small as may be. */
export type Assignment = ReadonlyMap<PlaceText, Choice>;

interface Building {
  readonly assigned: Assignment;
  /** The names of what is given something, below each place. */
  readonly names: ReadonlyMap<PlaceText, readonly string[]>;
  readonly choices: Choices;
}

/** Makes the case that an assignment describes. */
export function buildCase(assigned: Assignment, choices: Choices, base?: CaseFacts): CaseFacts {
  const building = { assigned, names: namesIn(assigned), choices };
  const [facts, attested, plan] = CASE_ROOTS.map((root) => rootOf(building, root, base?.[root]));
  return {
    facts: facts ?? {},
    ...(attested && Object.keys(attested).length > 0 ? { attested } : {}),
    ...(plan ? { plan } : {}),
  };
}

function namesIn(assigned: Assignment): ReadonlyMap<PlaceText, readonly string[]> {
  const names = new Map<PlaceText, string[]>();
  for (const place of assigned.keys()) {
    const at = place.lastIndexOf("/");
    if (at < 0) continue;
    const [name = ""] = parsePointer(place.slice(at));
    const above = place.slice(0, at);
    const known = names.get(above);
    if (known) known.push(name);
    else names.set(above, [name]);
  }
  return names;
}

function rootOf(building: Building, root: CaseRoot, base: JsonObject | undefined): JsonObject | undefined {
  const place = `${root}:`;
  const given = building.assigned.get(place);
  const isThere =
    root === "facts" || root === "attested" || (given ? given.kind !== "absent" : base !== undefined);
  return isThere ? objectAt(building, place, place, base) : undefined;
}

function objectAt(
  building: Building,
  place: PlaceText,
  pattern: PatternText,
  base: Json | undefined,
): JsonObject {
  const own = isJsonObject(base) ? base : {};
  const required = building.choices.placeOf(pattern)?.required ?? [];
  const names = new Set([...Object.keys(own), ...required, ...(building.names.get(place) ?? [])]);
  const entries = [...names].flatMap((name) => {
    const value = valueAt(building, appendPointer(place, name), below(pattern, name), ownProperty(own, name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function valueAt(
  building: Building,
  place: PlaceText,
  pattern: PatternText,
  base: Json | undefined,
  spare?: Json,
): Json | undefined {
  const given = building.assigned.get(place);
  switch (given?.kind) {
    case "absent":
      return undefined;
    case "value":
      return given.value;
    case "object":
      return objectAt(building, place, pattern, base);
    case "list":
      return listAt(building, place, pattern, base, given.length);
    default:
      return ungiven(building, place, pattern, base, spare);
  }
}

/** What is given nothing is as in the base; else what a schema requires is there, and nothing more. */
function ungiven(
  building: Building,
  place: PlaceText,
  pattern: PatternText,
  base: Json | undefined,
  spare: Json | undefined,
): Json | undefined {
  if (isJsonArray(base)) return listAt(building, place, pattern, base, base.length);
  if (isJsonObject(base)) return objectAt(building, place, pattern, base);
  if (base !== undefined) return base;
  if (!building.choices.isRequired(pattern)) return undefined;
  const schema = building.choices.placeOf(pattern);
  if (schema?.type === "object") return objectAt(building, place, pattern, undefined);
  if (schema?.type === "array") return listAt(building, place, pattern, undefined, schema.minItems);
  return spare ?? building.choices.valuesAt(pattern)[0];
}

function listAt(
  building: Building,
  place: PlaceText,
  pattern: PatternText,
  base: Json | undefined,
  length: number,
): readonly Json[] {
  const own = isJsonArray(base) ? base : [];
  const element = below(pattern, ANY);
  const spares = sparesFor(building, place, pattern, own, length);
  return Array.from({ length }, (_, index) => {
    const at = appendPointer(place, index);
    const key = building.choices.placeOf(pattern)?.key;
    const spare = spares[index];
    const before = own[index];
    if (key === undefined) return valueAt(building, at, element, before, spare) ?? null;
    return keyedElement(building, at, element, before, { key, spare });
  });
}

function keyedElement(
  building: Building,
  place: PlaceText,
  pattern: PatternText,
  base: Json | undefined,
  { key, spare }: { readonly key: string; readonly spare: Json | undefined },
): Json {
  const named = isJsonObject(base) || spare === undefined ? base : { [key]: spare };
  return objectAt(building, place, pattern, named);
}

/**
 * Lists for the elements of a list what they are, or are called, where nothing says: each time something that no
 * other element is.
 */
function sparesFor(
  { assigned, choices }: Building,
  place: PlaceText,
  pattern: PatternText,
  own: readonly Json[],
  length: number,
): readonly (Json | undefined)[] {
  const key = choices.placeOf(pattern)?.key;
  const element = below(pattern, ANY);
  const values = choices.valuesAt(key === undefined ? element : below(element, key));
  const identify = (index: number) =>
    key === undefined ? appendPointer(place, index) : appendPointer(appendPointer(place, index), key);
  const taken = new Set<Json>();
  for (let index = 0; index < length; index++) {
    const given = assigned.get(identify(index));
    const before = own[index];
    if (given?.kind === "value") taken.add(given.value);
    else if (before !== undefined)
      taken.add(isJsonObject(before) && key !== undefined ? (ownProperty(before, key) ?? "") : before);
  }
  const free = values.filter((value) => !taken.has(value));
  let next = 0;
  return Array.from({ length }, (_, index) => {
    if (own[index] !== undefined || assigned.has(identify(index))) return undefined;
    return free[next++] ?? (key === undefined ? values[0] : `m${index + 1}-${place.length}`);
  });
}
