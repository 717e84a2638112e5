import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { childSchema, type PlacedSchema, rootSchema, type SchemaRegistry } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { positionAt } from "../source/position.ts";
import { shownValue, type Untold, type Validation, valuePlace } from "./validation.ts";

/** Carries what the whole walk through a document shares. */
interface Walk {
  readonly validation: Validation;
  /** Where each id of a justification stands first: an approval accepts a justification by its id alone. */
  readonly justifications: Map<string, string>;
}

/** Where an id has to be the only one of its value. */
type Scope = "list" | "document";

/**
 * Finds elements of keyed lists (`x-key` of the schema) that have the key of an earlier one of their list, and
 * justifications (`x-justification`) that have the id of an earlier one of the document.
 */
export function duplicateIds(validation: Validation): readonly Untold[] {
  const { document, registry, schemaName } = validation;
  if (!hasIds(schemaName, registry)) return [];
  const walk = { validation, justifications: new Map<string, string>() };
  return within(walk, document.value, "", rootSchema(schemaName, registry));
}

/** Remembers which schemas have anything to look for: those of policies have nothing, and their files are the longest. */
const searched = new WeakMap<SchemaRegistry, Map<string, boolean>>();

function hasIds(name: string, registry: SchemaRegistry): boolean {
  const known = searched.get(registry) ?? new Map<string, boolean>();
  searched.set(registry, known);
  const found = known.get(name) ?? mentionsIds(name, registry);
  known.set(name, found);
  return found;
}

/** A schema that refers to another file may find ids there. */
function mentionsIds(name: string, registry: SchemaRegistry): boolean {
  const { schema } = rootSchema(name, registry);
  return /"x-key"|"x-justification"|"[^"#]+\.schema\.json/.test(JSON.stringify(schema));
}

function within(walk: Walk, value: Json, pointer: string, placed: PlacedSchema): readonly Untold[] {
  const below = childrenOf(value).flatMap(([token, item]) => {
    const schema = childSchema(placed, token, walk.validation.registry);
    return schema === undefined ? [] : within(walk, item, appendPointer(pointer, token), schema);
  });
  return [...ownIds(walk, value, pointer, placed), ...below];
}

function childrenOf(value: Json): readonly (readonly [string, Json])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function ownIds(walk: Walk, value: Json, pointer: string, { schema }: PlacedSchema): readonly Untold[] {
  if (isJsonArray(value)) {
    const key = ownProperty(schema, "x-key");
    const first = new Map<string, string>();
    const told = (item: Json, index: number) =>
      repeated(walk.validation, { item, pointer: appendPointer(pointer, index), key, first, scope: "list" });
    return value.flatMap(told);
  }
  if (ownProperty(schema, "x-justification") === undefined) return [];
  const first = walk.justifications;
  return repeated(walk.validation, { item: value, pointer, key: "id", first, scope: "document" });
}

interface Keyed {
  readonly item: Json;
  readonly pointer: string;
  readonly key: Json | undefined;
  readonly first: Map<string, string>;
  readonly scope: Scope;
}

/** Tells of an object whose key was there before, else remembers where its key stands. */
function repeated(validation: Validation, { item, pointer, key, first, scope }: Keyed): readonly Untold[] {
  const id = isJsonObject(item) && typeof key === "string" ? ownProperty(item, key) : undefined;
  if (id === undefined || typeof key !== "string") return [];
  const path = appendPointer(pointer, key);
  const value = shownValue(id);
  const earlier = first.get(value);
  if (earlier === undefined) first.set(value, path);
  return earlier === undefined ? [] : [() => duplicate(validation, path, earlier, { key, value, scope })];
}

function duplicate(
  validation: Validation,
  path: string,
  earlier: string,
  data: { readonly key: string; readonly value: string; readonly scope: Scope },
): Diagnostic {
  const { document, area } = validation;
  const { line } = positionAt(document.source.text, document.locate(earlier).start);
  return diagnostic(`${area}/duplicate-id`, { ...data, line }, valuePlace(validation, path));
}
