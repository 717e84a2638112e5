import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";

/** Holds schemas by short name: `system-manifest`, `plan`, `gate`, ... */
export type SchemaRegistry = Readonly<Record<string, JsonObject>>;

/** Is a schema together with the file that its local references are into. */
export interface PlacedSchema {
  readonly file: string;
  readonly schema: JsonObject;
}

/** Finds the schema of a whole document; throws when there is none by that name, which is our own mistake. */
export function rootSchema(name: string, registry: SchemaRegistry): PlacedSchema {
  const schema = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (schema === undefined) throw new Error(`no schema \`${name}\``);
  return followed({ file: name, schema }, registry);
}

/** Remembers what is found of each schema of a registry: a schema stands in one file, and every document asks the same of it. */
function oncePerSchema<T>(
  find: (placed: PlacedSchema, registry: SchemaRegistry) => T,
): (placed: PlacedSchema, registry: SchemaRegistry) => T {
  const found = new WeakMap<SchemaRegistry, WeakMap<JsonObject, T>>();
  return (placed, registry) => {
    const bySchema = found.get(registry) ?? new WeakMap<JsonObject, T>();
    found.set(registry, bySchema);
    const known = bySchema.get(placed.schema);
    if (known !== undefined) return known;
    const fresh = find(placed, registry);
    bySchema.set(placed.schema, fresh);
    return fresh;
  };
}

/**
 * Follows `$ref`, local (`#/$defs/x`) or to a whole file (`budget.schema.json`), until there is none;
 * annotations beside a reference stand over those of its target.
 */
export const followed = oncePerSchema((placed, registry): PlacedSchema => {
  const reference = ownProperty(placed.schema, "$ref");
  if (typeof reference !== "string") return placed;
  const target = followed(referenced(reference, placed.file, registry), registry);
  const { $ref: _, ...beside } = placed.schema;
  return { file: target.file, schema: { ...target.schema, ...beside } };
});

function referenced(reference: string, from: string, registry: SchemaRegistry): PlacedSchema {
  const [path = "", fragment = ""] = reference.split("#");
  const file = path === "" ? from : path.replace(/^.*\//, "").replace(/\.schema\.json$/, "");
  let schema: Json | undefined = Object.hasOwn(registry, file) ? registry[file] : undefined;
  for (const token of fragment.split("/").slice(1)) {
    schema = isJsonObject(schema) ? ownProperty(schema, token) : undefined;
  }
  if (!isJsonObject(schema)) throw new Error(`\`${reference}\` in schema \`${from}\` leads nowhere`);
  return { file, schema };
}

/** Lists the places where a schema may say more of the same value: itself, and the parts of its combinations. */
export const facets = oncePerSchema((placed, registry): readonly PlacedSchema[] => {
  const keywords = ["allOf", "anyOf", "oneOf", "then", "else"];
  const parts = keywords.flatMap((keyword) => subschemas(ownProperty(placed.schema, keyword)));
  const below = parts.map((schema) => followed({ file: placed.file, schema }, registry));
  return [placed, ...below.flatMap((part) => facets(part, registry))];
});

function subschemas(value: Json | undefined): readonly JsonObject[] {
  if (isJsonArray(value)) return value.filter((item) => isJsonObject(item));
  return isJsonObject(value) ? [value] : [];
}

/** Lists the properties a schema names, those of its combinations included. */
export function propertiesOf(
  placed: PlacedSchema,
  registry: SchemaRegistry,
): ReadonlyMap<string, PlacedSchema> {
  const found = new Map<string, PlacedSchema>();
  for (const { file, schema } of facets(placed, registry)) {
    const properties = ownProperty(schema, "properties");
    for (const [name, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
      if (isJsonObject(property) && !found.has(name))
        found.set(name, followed({ file, schema: property }, registry));
    }
  }
  return found;
}

/** Finds the schema of a list's elements, or of a mapping's values where any name is allowed. */
export function elementSchema(
  placed: PlacedSchema,
  keyword: "items" | "additionalProperties",
  registry: SchemaRegistry,
): PlacedSchema | undefined {
  for (const { file, schema } of facets(placed, registry)) {
    const element = ownProperty(schema, keyword);
    if (isJsonObject(element)) return followed({ file, schema: element }, registry);
  }
  return undefined;
}

/** Finds the schema of a property or, by index, of an element. */
export function childSchema(
  placed: PlacedSchema,
  token: string,
  registry: SchemaRegistry,
): PlacedSchema | undefined {
  for (const { file, schema } of facets(placed, registry)) {
    const properties = ownProperty(schema, "properties");
    const property = isJsonObject(properties) ? ownProperty(properties, token) : undefined;
    if (isJsonObject(property)) return followed({ file, schema: property }, registry);
  }
  const items = /^\d+$/.test(token) ? elementSchema(placed, "items", registry) : undefined;
  return items ?? elementSchema(placed, "additionalProperties", registry);
}
