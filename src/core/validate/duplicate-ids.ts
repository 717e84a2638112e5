import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { childSchema, type PlacedSchema, rootSchema } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { positionAt } from "../source/position.ts";
import { shownValue, type Untold, type Validation, valuePlace } from "./validation.ts";

/** Finds elements of keyed lists (`x-key` of the schema) that have the key of an earlier one. */
export function duplicateIds(validation: Validation): readonly Untold[] {
  const { document, registry, schemaName } = validation;
  return within(validation, document.value, "", rootSchema(schemaName, registry));
}

function within(
  validation: Validation,
  value: Json,
  pointer: string,
  placed: PlacedSchema,
): readonly Untold[] {
  const own = isJsonArray(value)
    ? inList(validation, value, pointer, ownProperty(placed.schema, "x-key"))
    : [];
  const below = childrenOf(value).flatMap(([token, item]) => {
    const schema = childSchema(placed, token, validation.registry);
    return schema === undefined ? [] : within(validation, item, appendPointer(pointer, token), schema);
  });
  return [...own, ...below];
}

function childrenOf(value: Json): readonly (readonly [string, Json])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function inList(
  validation: Validation,
  list: readonly Json[],
  pointer: string,
  key: Json | undefined,
): readonly Untold[] {
  if (typeof key !== "string") return [];
  const first = new Map<string, string>();
  return list.flatMap((item, index) => {
    const id = isJsonObject(item) ? ownProperty(item, key) : undefined;
    if (id === undefined) return [];
    const path = appendPointer(appendPointer(pointer, index), key);
    const earlier = first.get(shownValue(id));
    if (earlier === undefined) first.set(shownValue(id), path);
    return earlier === undefined
      ? []
      : [() => duplicate(validation, path, earlier, { key, value: shownValue(id) })];
  });
}

function duplicate(
  validation: Validation,
  path: string,
  earlier: string,
  data: { readonly key: string; readonly value: string },
): Diagnostic {
  const { document, area } = validation;
  const { line } = positionAt(document.source.text, document.locate(earlier).start);
  return diagnostic(`${area}/duplicate-id`, { ...data, line }, valuePlace(validation, path));
}
