import { type Annotations, annotated } from "../../core/schema/annotations-at.ts";
import { childSchema, type PlacedSchema, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, type Json, type JsonObject, ownProperty } from "../../core/source/json.ts";
import { appendPointer, parsePointer } from "../../core/source/json-pointer.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { manifestKinds } from "../../core/validate/kinds.ts";
import { schemas } from "../../generated/schemas.ts";
import type { Verdict } from "../../generated/types/verdict.ts";

/** Is how far a path was followed: the schema there, what comes down from above it, and the value. */
interface Reached {
  readonly schema: PlacedSchema | undefined;
  readonly notes: Annotations | undefined;
  readonly value: Json | undefined;
}

/**
 * Names a place so that it stays the same one when other elements come, go or move: an element of a keyed
 * list by its key instead of its index. A confidential key is not told: guesses of it could be tried.
 */
export function stablePath(
  pointer: string,
  kind: Verdict["kind"],
  document: () => JsonObject | undefined,
): readonly Json[] {
  const tokens = parsePointer(pointer);
  if (!tokens.some((token) => /^\d+$/.test(token))) return tokens;
  const names: Json[] = [];
  const schema = rootSchema(manifestKinds[kind], schemas);
  let at: Reached = { schema, notes: annotated(schema.schema), value: document() };
  for (const token of tokens) {
    const next = stepTo(token, at);
    names.push(keyOf(token, at, next) ?? token);
    at = next;
  }
  return names;
}

function stepTo(token: string, { schema, notes, value }: Reached): Reached {
  const next = schema && childSchema(schema, token, schemas);
  return {
    schema: next,
    notes: next ? annotated(next.schema, notes) : notes,
    value: value === undefined ? undefined : valueAt(value, appendPointer("", token)),
  };
}

function keyOf(token: string, list: Reached, element: Reached): Json | undefined {
  const key = ownProperty(list.schema?.schema ?? {}, "x-key");
  if (typeof key !== "string" || !isJsonArray(list.value) || !/^\d+$/.test(token)) return undefined;
  const { notes, value } = stepTo(key, element);
  return notes?.isConfidential || typeof value !== "string" ? undefined : [key, value];
}
