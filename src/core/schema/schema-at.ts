import type { JsonObject } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { childSchema, type PlacedSchema, rootSchema, type SchemaRegistry } from "./json-schema.ts";

/** Finds the schema of the place a JSON pointer into a document names, references followed; or nothing. */
export function schemaAt(name: string, pointer: string, registry: SchemaRegistry): JsonObject | undefined {
  const tokens = parsePointer(pointer);
  const trail = schemaTrail(name, tokens, registry);
  return trail.length > tokens.length ? trail.at(-1)?.schema : undefined;
}

/** Lists the schemas from the root down to a place, as far as the schema knows the way. */
export function schemaTrail(
  name: string,
  tokens: readonly string[],
  registry: SchemaRegistry,
): readonly PlacedSchema[] {
  const trail = [rootSchema(name, registry)];
  for (const token of tokens) {
    const last = trail.at(-1);
    const next = last && childSchema(last, token, registry);
    if (next === undefined) break;
    trail.push(next);
  }
  return trail;
}
