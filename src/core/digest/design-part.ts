import { annotated } from "../schema/annotations-at.ts";
import { childSchema, type PlacedSchema, rootSchema, type SchemaRegistry } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../source/json.ts";

/**
 * Keeps of a document what belongs to its design. A single value stays if its part is `design`. A mapping
 * or list stays if its part is `design`, or if something of design is in it; what is not of design is taken
 * out of it, elements of a list included. A place without a part counts as design: an approval rather
 * dies once too often.
 */
export function designPart(value: JsonObject, schemaName: string, registry: SchemaRegistry): JsonObject {
  const kept = project(value, { placed: rootSchema(schemaName, registry), isDesign: true }, registry);
  return isJsonObject(kept) ? kept : {};
}

interface Place {
  readonly placed: PlacedSchema | undefined;
  readonly isDesign: boolean;
}

function project(value: Json, place: Place, registry: SchemaRegistry): Json | undefined {
  const below = (item: Json, token: string): Json | undefined =>
    project(item, child(place, token, registry), registry);
  if (isJsonArray(value)) {
    const kept = value.map((item, index) => below(item, String(index))).filter((item) => item !== undefined);
    return place.isDesign || kept.length > 0 ? kept : undefined;
  }
  if (!isJsonObject(value)) return place.isDesign ? value : undefined;
  const kept: Record<string, Json> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    const part = below(item, key);
    if (part !== undefined) kept[key] = part;
  }
  return place.isDesign || Object.keys(kept).length > 0 ? kept : undefined;
}

function child({ placed, isDesign }: Place, token: string, registry: SchemaRegistry): Place {
  const next = placed && childSchema(placed, token, registry);
  const { part } = annotated(next?.schema ?? {});
  const inherited = next === undefined ? true : isDesign;
  return { placed: next, isDesign: part === undefined ? inherited : part === "design" };
}
