import type { Subject } from "../policy/policy-set.ts";
import { documentOf } from "../policy-test/document-of.ts";
import { isJsonArray, type Json, type JsonObject } from "../source/json.ts";
import { formatPointer } from "../source/json-pointer.ts";
import { validate } from "../validate/validate.ts";
import { CASE_ROOTS, type CaseFacts, type CaseRoot, withRoot } from "./case-facts.ts";
import { applyEdit } from "./edits.ts";
import { schemaNameOf } from "./schema-place.ts";

/** The most documents that are tried. */
const MOST_TRIES = 20_000;

/** Tells whether each part of a case is valid by its schema. */
export function isValidCase(all: CaseFacts, subject: Subject): boolean {
  return CASE_ROOTS.every((root) => {
    const data = all[root];
    return data === undefined || isValidRoot(data, root, subject);
  });
}

function isValidRoot(data: JsonObject, root: CaseRoot, subject: Subject): boolean {
  const name = schemaNameOf(root, subject);
  return validate(documentOf(data, name), name).length === 0;
}

/**
 * Takes away from a case whatever a property does not need, as long as it stays valid by its schemas. What comes out
 * is 1-minimal: nothing more can be taken away alone (unless the case is so large that the bound of tries ends first).
 */
export function shrink(all: CaseFacts, subject: Subject, holds: (facts: CaseFacts) => boolean): CaseFacts {
  const search: Shrinking = { subject, holds, tries: MOST_TRIES };
  let current = all;
  for (;;) {
    const smaller = pass(current, search);
    if (smaller === current) return current;
    current = smaller;
  }
}

interface Shrinking {
  readonly subject: Subject;
  readonly holds: (facts: CaseFacts) => boolean;
  tries: number;
}

function pass(all: CaseFacts, search: Shrinking): CaseFacts {
  let current = all;
  for (const root of ["plan", "attested"] as const) {
    if (current[root]) current = ifGood(current, withRoot(current, root, undefined), root, search);
  }
  for (const root of CASE_ROOTS) current = shrinkBelow(current, root, [], search);
  return current;
}

/** Goes down from the whole: what goes as one piece need not be gone through. */
function shrinkBelow(all: CaseFacts, root: CaseRoot, at: readonly string[], search: Shrinking): CaseFacts {
  let current = isJsonArray(valueIn(all, root, at)) ? shrinkList(all, root, at, search) : all;
  for (const token of tokensOf(valueIn(current, root, at))) {
    const place = [...at, token];
    const without = applyEdit(current, { root, kind: "remove", pointer: formatPointer(place) });
    const smaller = without ? ifGood(current, without, root, search) : current;
    current = smaller === current ? shrinkBelow(current, root, place, search) : smaller;
  }
  return current;
}

/** Takes away halves, then quarters, and so on; single elements go with the properties. */
function shrinkList(all: CaseFacts, root: CaseRoot, at: readonly string[], search: Shrinking): CaseFacts {
  let current = all;
  const list = () => {
    const value = valueIn(current, root, at);
    return isJsonArray(value) ? value : [];
  };
  for (let size = list().length; size > 1; size = Math.floor(size / 2)) {
    for (let from = Math.floor((list().length - 1) / size) * size; from >= 0; from -= size) {
      const value = list().toSpliced(from, size);
      const without = applyEdit(current, { root, kind: "set", pointer: formatPointer(at), value });
      if (without) current = ifGood(current, without, root, search);
    }
  }
  return current;
}

/** Goes through a list from its end, so that an index means what it meant before. */
function tokensOf(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const tokens = Object.keys(value);
  return isJsonArray(value) ? tokens.reverse() : tokens;
}

function valueIn(all: CaseFacts, root: CaseRoot, at: readonly string[]): Json | undefined {
  let value: Json | undefined = all[root];
  for (const token of at) value = child(value, token);
  return value;
}

function child(value: Json | undefined, token: string): Json | undefined {
  if (isJsonArray(value)) return value[Number(token)];
  return typeof value === "object" && value !== null && Object.hasOwn(value, token)
    ? value[token]
    : undefined;
}

function ifGood(current: CaseFacts, smaller: CaseFacts, root: CaseRoot, search: Shrinking): CaseFacts {
  if (search.tries <= 0) return current;
  search.tries -= 1;
  const data = smaller[root];
  const isValid = data === undefined || isValidRoot(data, root, search.subject);
  return isValid && search.holds(smaller) ? smaller : current;
}
