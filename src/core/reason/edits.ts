import { applyChanges, type Changes } from "../policy-test/apply-changes.ts";
import { canonicalText } from "../source/canonical-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { formatPointer } from "../source/json-pointer.ts";
import { type CaseFacts, type CaseRoot, withRoot } from "./case-facts.ts";
import { minimalObject, minimalValue, type PlaceFinder } from "./minimal-value.ts";
import { ANY, below, type PatternText, patternOf, patternText, readPattern } from "./place-pattern.ts";

/** Is one change of one root of a case. */
export interface Edit {
  readonly root: CaseRoot;
  readonly kind: "set" | "remove" | "add";
  readonly pointer: string;
  readonly value?: Json;
}

/** Writes changes as a case of a gate does: of the document one by one, of the other roots what they become (`{}` for none). */
export interface CaseEdits extends Changes {
  readonly attested?: JsonObject;
  readonly plan?: JsonObject;
}

/** Applies an edit; undefined when it changes nothing. */
export function applyEdit(base: CaseFacts, { root, kind, pointer, value }: Edit): CaseFacts | undefined {
  const { document } = applyChanges(base[root] ?? {}, changesOf(kind, pointer, value));
  if (!document) return undefined;
  const isGone = root !== "facts" && Object.keys(document).length === 0;
  return withRoot(base, root, isGone ? undefined : document);
}

function changesOf(kind: Edit["kind"], pointer: string, value: Json | undefined): Changes {
  if (kind === "remove" || value === undefined) return { remove: [pointer] };
  return { [kind]: { [pointer]: value } };
}

/** Writes edits as the changes of a case; `after` is what they led to. */
export function caseEdits(edits: readonly Edit[], after: CaseFacts): CaseEdits {
  const own = edits.filter(({ root }) => root === "facts");
  const entries = (kind: Edit["kind"]) =>
    own.flatMap(({ kind: k, pointer, value }) =>
      k === kind && value !== undefined ? [[pointer, value] as const] : [],
    );
  const remove = own.flatMap(({ kind, pointer }) => (kind === "remove" ? [pointer] : []));
  const has = (root: CaseRoot) => edits.some((edit) => edit.root === root);
  return {
    ...filled("set", entries("set")),
    ...filled("add", entries("add")),
    ...(remove.length > 0 ? { remove } : {}),
    ...(has("attested") ? { attested: after.attested ?? {} } : {}),
    ...(has("plan") ? { plan: after.plan ?? {} } : {}),
  };
}

function filled(name: "set" | "add", entries: readonly (readonly [string, Json])[]): Changes {
  return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : {};
}

/** Is a concrete place of a pattern in a document, or how far the document goes towards one. */
export interface Spot {
  readonly root: CaseRoot;
  /** The way to it, or to the nearest place on the way that is not there. */
  readonly at: readonly string[];
  /** What is missing below `at`; empty where the place itself can be set. */
  readonly rest: readonly string[];
  readonly value: Json | undefined;
}

/** The most elements of a list that are gone through one by one. */
const MOST_ELEMENTS = 6;

/** Lists the concrete places of a pattern in a document. */
export function spotsOf(pattern: PatternText, all: CaseFacts): readonly Spot[] {
  const { root, tokens } = readPattern(pattern);
  return spotsBelow({ root, at: [], rest: tokens, value: all[root] ?? {} });
}

function spotsBelow(spot: Spot): readonly Spot[] {
  const { root, at, rest, value } = spot;
  const [token, ...more] = rest;
  if (token === undefined || value === undefined) return [spot];
  if (token === ANY) {
    if (!isJsonArray(value)) return [];
    if (value.length === 0) return [{ ...spot, value: undefined }];
    return value
      .slice(0, MOST_ELEMENTS)
      .flatMap((item, index) => spotsBelow({ root, at: [...at, String(index)], rest: more, value: item }));
  }
  if (!isJsonObject(value)) return [];
  return spotsBelow({ root, at: [...at, token], rest: more, value: ownProperty(value, token) });
}

/** Makes the edit that gives a place a value; the places on the way are made as small as they may be. */
export function settingEdit({ root, at, rest }: Spot, value: Json, find: PlaceFinder): Edit {
  const made = rest.length === 0 ? value : madeWith(patternOf(root, at), rest, value, find);
  return { root, kind: "set", pointer: formatPointer(at), value: made };
}

function madeWith(
  pattern: PatternText,
  [token, ...rest]: readonly string[],
  value: Json,
  find: PlaceFinder,
): Json {
  if (token === undefined) return value;
  const inner = madeWith(below(pattern, token), rest, value, find);
  return token === ANY ? [inner] : { ...minimalObject(pattern, find), [token]: inner };
}

/** Lists the edits of the elements of a list: one gone, one twice, one more, none left. */
export function listEdits(pattern: PatternText, all: CaseFacts, find: PlaceFinder): readonly Edit[] {
  const place = find(pattern);
  return spotsOf(pattern, all).flatMap(({ root, at, rest, value }) => {
    if (rest.length > 0 || !isJsonArray(value)) return [];
    const pointer = formatPointer(at);
    const items = value.slice(0, MOST_ELEMENTS);
    const removals = items.map(
      (_, index): Edit => ({ root, kind: "remove", pointer: `${pointer}/${index}` }),
    );
    const copies = items.flatMap((item) => copyOf(item, value, place?.key) ?? []);
    const smallest = minimalValue(below(pattern, ANY), find, value.length + 1);
    const fresh = smallest === undefined ? [] : (copyOf(smallest, value, place?.key) ?? []);
    const additions = [...copies, fresh]
      .flat()
      .map((item): Edit => ({ root, kind: "add", pointer, value: item }));
    const isUnique = place?.uniqueItems === true;
    const kept = isUnique ? additions.filter((edit) => !isAmong(edit.value, value)) : additions;
    return [
      ...removals,
      ...kept,
      ...(value.length > 1 ? [{ root, kind: "set", pointer, value: [] } as const] : []),
    ];
  });
}

function isAmong(item: Json | undefined, list: readonly Json[]): boolean {
  return list.some((one) => canonicalText(one) === canonicalText(item));
}

/** Copies an element, under a name that the list does not have yet. */
function copyOf(item: Json, list: readonly Json[], key: string | undefined): Json | undefined {
  if (!isJsonObject(item) || key === undefined) return item;
  const taken = new Set(list.map((one) => (isJsonObject(one) ? ownProperty(one, key) : undefined)));
  if (!taken.has(ownProperty(item, key) ?? null)) return item;
  const name = Array.from({ length: list.length + 1 }, (_, index) => `m${index + 1}`).find(
    (one) => !taken.has(one),
  );
  return name === undefined ? undefined : { ...item, [key]: name };
}

/** Names the list patterns that a pattern goes through, itself included when it is one. */
export function listsOn(pattern: PatternText, find: PlaceFinder): readonly PatternText[] {
  const { root, tokens } = readPattern(pattern);
  const prefixes = tokens.map((_, index) => patternText({ root, tokens: tokens.slice(0, index + 1) }));
  return prefixes.filter((prefix) => find(prefix)?.type === "array");
}
