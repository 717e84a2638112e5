import { interpret, type Scope } from "../expression/interpret.ts";
import type { Fact, Place } from "../expression/result.ts";
import type { Justification } from "../policy/policy-set.ts";
import { isJsonArray, type Json, ownProperty } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { isFullDate } from "../validate/formats.ts";

/** Tells how far the justification of a failing element goes. */
export type JustificationState =
  | { readonly state: "absent" }
  | {
      readonly state: "incomplete";
      readonly missing: readonly string[];
      readonly place: Place;
      readonly facts: readonly Fact[];
    }
  | {
      readonly state: "complete";
      readonly id: string;
      readonly place: Place;
      readonly facts: readonly Fact[];
    };

/** Reads the justification of a failing element: complete when every field says something, and nothing lies in the future. */
export function justificationOf(justification: Justification | undefined, scope: Scope): JustificationState {
  const result = justification && interpret(justification.expression, scope);
  if (!justification || !result?.known) return { state: "absent" };
  const { value } = result;
  if (typeof value !== "object" || value?.kind !== "object") return { state: "absent" };
  const { data, place } = value;
  const asOf = String(scope.variables.get("asOf"));
  const given = (field: string) => saysSomething(ownProperty(data, field), asOf);
  const missing = justification.complete.filter((field) => !given(field));
  const facts = justification.complete.filter(given).map((field): Fact => {
    return {
      root: place.root,
      pointer: appendPointer(place.pointer, field),
      value: ownProperty(data, field) ?? null,
    };
  });
  if (missing.length > 0) return { state: "incomplete", missing, place, facts };
  return { state: "complete", id: String(ownProperty(data, "id") ?? place.pointer), place, facts };
}

/** A dot or a blank is no reason, a list of them is none either, and what is decided later is not decided yet. */
function saysSomething(value: Json | undefined, asOf: string): boolean {
  if (isJsonArray(value)) return value.length > 0 && value.every((item) => saysSomething(item, asOf));
  if (typeof value !== "string") return value !== undefined && value !== null;
  return isFullDate(value) ? value <= asOf : /[\p{L}\p{N}]/u.test(value);
}
