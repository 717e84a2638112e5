import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import {
  elementSchema,
  type PlacedSchema,
  propertiesOf,
  rootSchema,
  type SchemaRegistry,
} from "../schema/json-schema.ts";
import { schemaTrail } from "../schema/schema-at.ts";
import { type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer, parsePointer } from "../source/json-pointer.ts";
import { suggest } from "../source/suggest.ts";
import { keyPlace, type Validation } from "./validation.ts";

/** How deep a misplaced field is looked for; schemas may contain themselves. */
const DEPTH = 8;
const FEW = 3;

/** Tells of a field the schema has not: a near name of the same place, else where a field of that name belongs. */
export function unknownField(validation: Validation, parent: string, field: string): Diagnostic {
  const { area, registry, schemaName } = validation;
  const place = keyPlace(validation, appendPointer(parent, field));
  const tokens = parsePointer(parent);
  const here = schemaTrail(schemaName, tokens, registry)[tokens.length];
  const allowed =
    here === undefined ? [] : [...propertiesOf(here, registry)].filter(isWritable).map(([name]) => name);
  const suggestion = suggest(field, allowed);
  const places = suggestion === undefined ? placesOf(validation, field) : [];
  if (places.length > 0) return diagnostic(`${area}/misplaced-field`, { field, places }, place);
  return diagnostic(`${area}/unknown-field`, { field, suggestion, allowed }, place);
}

/** A property whose schema is `false` is named only to be forbidden. */
function isWritable([, { schema }]: readonly [string, PlacedSchema]): boolean {
  return ownProperty(schema, "not") === undefined;
}

/** Finds where fields of this name belong, if it is in few enough places to be a hint. */
function placesOf({ registry, schemaName }: Validation, field: string): readonly string[] {
  const root = rootSchema(schemaName, registry);
  const index = indexes.get(root.schema) ?? placesByName(root, registry);
  indexes.set(root.schema, index);
  const found = index.get(field) ?? [];
  return found.length > FEW ? [] : found;
}

/** Keeps each schema's index, which is made when the first unknown field asks for it. */
const indexes = new WeakMap<JsonObject, ReadonlyMap<string, readonly string[]>>();

function placesByName(root: PlacedSchema, registry: SchemaRegistry): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const search = (placed: PlacedSchema, path: string, depth: number): void => {
    if (depth > DEPTH) return;
    for (const [name, property] of propertiesOf(placed, registry)) {
      const here = path === "" ? name : `${path}.${name}`;
      index.set(name, [...(index.get(name) ?? []), here]);
      search(property, here, depth + 1);
    }
    const items = elementSchema(placed, "items", registry);
    if (items !== undefined) search(items, `${path}[]`, depth + 1);
  };
  search(root, "", 0);
  return index;
}
