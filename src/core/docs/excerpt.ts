import type { PlacePattern } from "../expression/reads-of.ts";
import { childSchema, type PlacedSchema, rootSchema, type SchemaRegistry } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";

/** Cuts a document down to some places, and to what its schema demands; lists keep their entries. */
export function excerptOf(
  facts: JsonObject,
  places: readonly PlacePattern[],
  schemaName: string,
  registry: SchemaRegistry,
): JsonObject {
  const paths = places.map(({ path }) => path);
  const leaves = paths.filter((path) => !paths.some((other) => isBelow(other, path)));
  const kept = cut(facts, leaves, rootSchema(schemaName, registry), registry);
  return isJsonObject(kept) ? kept : {};
}

type Path = readonly string[];

function isBelow(path: Path, above: Path): boolean {
  return path.length > above.length && above.every((name, index) => path[index] === name);
}

function cut(
  value: Json,
  paths: readonly Path[],
  placed: PlacedSchema | undefined,
  registry: SchemaRegistry,
): Json {
  const isWanted = paths.some((path) => path.length === 0);
  const next = (name: string): readonly Path[] =>
    paths.filter(([first]) => first === name || first === "*").map((path) => path.slice(1));
  const schemaOf = (name: string) => placed && childSchema(placed, name, registry);
  if (isWanted) return value;
  if (isJsonArray(value))
    return value.map((item, index) => cut(item, next(String(index)), schemaOf(String(index)), registry));
  if (!isJsonObject(value)) return value;
  const required = placed ? ownProperty(placed.schema, "required") : [];
  const isRequired = (name: string) => isJsonArray(required) && required.includes(name);
  const kept = Object.entries(value).flatMap(([name, item]): readonly (readonly [string, Json])[] => {
    const below = next(name);
    if (below.length === 0 && !isRequired(name)) return [];
    const part = cut(item, below, schemaOf(name), registry);
    return isHollow(part, item) && !isRequired(name) ? [] : [[name, part]];
  });
  return Object.fromEntries(kept);
}

/** Of what was there nothing is left. */
function isHollow(part: Json, whole: Json): boolean {
  return isJsonObject(part) && Object.keys(part).length === 0 && JSON.stringify(whole) !== "{}";
}
