import { canonicalText } from "../source/canonical-text.ts";
import type { Json } from "../source/json.ts";
import { isJsonArray } from "../source/json.ts";
import { formatPointer, isWithin, parsePointer } from "../source/json-pointer.ts";
import type { CaseFacts } from "./case-facts.ts";
import {
  applyEdit,
  type CaseEdits,
  caseEdits,
  type Edit,
  listEdits,
  listsOn,
  type Spot,
  settingEdit,
  spotsOf,
} from "./edits.ts";
import type { PlaceFinder } from "./minimal-value.ts";
import { type PatternText, patternOf } from "./place-pattern.ts";
import type { Representatives } from "./representatives.ts";
import { fitsPlace, schemaPlaces } from "./schema-place.ts";

/** Is a document near another, with the changes that lead to it. */
export interface Neighbour extends CaseFacts {
  readonly edits: CaseEdits;
}

/**
 * Enumerates the documents that stand one edit from a given one, then two, by representative values; at most `limit`.
 * Whether they are valid by their schemas is not looked at.
 */
export function* neighbours(
  base: CaseFacts,
  representatives: Representatives,
  limit: number,
): Generator<Neighbour> {
  const edits = editsOf(base, representatives);
  const seen = new Set([canonicalText(base.facts)]);
  let left = limit;
  for (const edit of edits) {
    const after = applyEdit(base, edit);
    if (!after || (edit.root === "facts" && isKnown(after, seen))) continue;
    if (left-- <= 0) return;
    yield { ...after, edits: caseEdits([edit], after) };
  }
  yield* twoAway(base, inTurns(edits), left);
}

/** Different edits may lead to one document: of a list with one element, that it goes and that the list is emptied. */
function isKnown({ facts }: CaseFacts, seen: Set<string>): boolean {
  const text = canonicalText(facts);
  const known = seen.has(text);
  seen.add(text);
  return known;
}

function* twoAway(base: CaseFacts, edits: readonly Edit[], limit: number): Generator<Neighbour> {
  let left = limit;
  for (let sum = 1; sum < 2 * edits.length - 2 && left > 0; sum++) {
    for (let first = Math.max(0, sum - edits.length + 1); 2 * first < sum && left > 0; first++) {
      const pair = [edits[first], edits[sum - first]].filter((edit) => edit !== undefined);
      const after = pair.length === 2 ? applyBoth(base, pair) : undefined;
      if (!after) continue;
      left--;
      yield { ...after, edits: caseEdits(pair, after) };
    }
  }
}

function applyBoth(base: CaseFacts, [one, other]: readonly Edit[]): CaseFacts | undefined {
  if (!one || !other || isTangled(one, other)) return undefined;
  const after = applyEdit(base, one);
  return after && applyEdit(after, other);
}

/** Two edits of one place, or of places in one list that loses an element, mean something else together. */
function isTangled(one: Edit, other: Edit): boolean {
  if (one.root !== other.root) return false;
  if (isWithin(one.pointer, other.pointer) || isWithin(other.pointer, one.pointer)) return true;
  return [one, other].some(
    ({ kind, pointer }) => kind === "remove" && /^\d+$/.test(parsePointer(pointer).at(-1) ?? ""),
  );
}

/** Puts the first edit of each place before the second of any, so that pairs are of different places. */
function inTurns(edits: readonly Edit[]): readonly Edit[] {
  const byPlace = new Map<PatternText, Edit[]>();
  for (const edit of edits) {
    const place = patternOf(edit.root, parsePointer(edit.pointer));
    const group = byPlace.get(place);
    if (group) group.push(edit);
    else byPlace.set(place, [edit]);
  }
  const groups = [...byPlace.values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((group) => group[turn] ?? [])).flat();
}

/** Lists the edits of a document that representative values suggest, by place. */
function editsOf(base: CaseFacts, representatives: Representatives): readonly Edit[] {
  const find = schemaPlaces(representatives.subject);
  const patterns = [...representatives.places.keys()];
  const lists = new Set(patterns.flatMap((pattern) => listsOn(pattern, find)));
  const all = [...new Set([...patterns, ...lists])].sort();
  return distinctEdits(
    all.flatMap((pattern) => [
      ...(lists.has(pattern) ? listEdits(pattern, base, find) : []),
      ...valueEdits(pattern, base, representatives, find),
    ]),
  );
}

function distinctEdits(edits: readonly Edit[]): readonly Edit[] {
  const keyOf = ({ root, kind, pointer, value }: Edit) =>
    `${root} ${kind} ${pointer} ${canonicalText(value)}`;
  return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()];
}

function valueEdits(
  pattern: PatternText,
  base: CaseFacts,
  representatives: Representatives,
  find: PlaceFinder,
): readonly Edit[] {
  const values = [
    ...(representatives.places.get(pattern) ?? []),
    ...valuesHere(pattern, base, representatives, find),
  ];
  return spotsOf(pattern, base).flatMap((spot) =>
    values.flatMap((value) => (value === undefined ? removalOf(spot, find) : changeTo(spot, value, find))),
  );
}

function changeTo(spot: Spot, value: Json, find: PlaceFinder): readonly Edit[] {
  // A list that is there is changed element by element; its other values are for documents without it.
  if (
    spot.rest.length === 0 &&
    isJsonArray(spot.value) &&
    isJsonArray(value) &&
    value.some((one) => typeof one === "object")
  )
    return [];
  const isSame = spot.rest.length === 0 && canonicalText(spot.value) === canonicalText(value);
  return isSame ? [] : [settingEdit(spot, value, find)];
}

function removalOf({ root, at, rest, value }: Spot, find: PlaceFinder): readonly Edit[] {
  if (rest.length > 0 || value === undefined) return [];
  const above = patternOf(root, at.slice(0, -1));
  const last = at.at(-1) ?? "";
  const isRequired = find(above)?.required.includes(last) === true;
  return isRequired ? [] : [{ root, kind: "remove", pointer: formatPointer(at) }];
}

/** What stands at a place that conditions compare with this one suggests values here as well. */
function valuesHere(
  pattern: PatternText,
  base: CaseFacts,
  { links }: Representatives,
  find: PlaceFinder,
): readonly Json[] {
  const place = find(pattern);
  const found = (links.get(pattern) ?? []).flatMap(({ other, suggest }) =>
    spotsOf(other, base).flatMap(({ rest, value }) =>
      rest.length > 0 || value === undefined ? [] : suggest(value),
    ),
  );
  return place ? found.filter((value) => fitsPlace(value, place)) : [];
}
