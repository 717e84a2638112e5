import { facets } from "../schema/json-schema.ts";
import { schemaTrail } from "../schema/schema-at.ts";
import { type Json, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import type { Validation } from "./validation.ts";

/** Reads what a keyword says of a place in the document, by its schema or by a part of its combinations. */
export function keywordAt(
  { registry, schemaName }: Validation,
  path: string,
  keyword: string,
): Json | undefined {
  const tokens = parsePointer(path);
  const here = schemaTrail(schemaName, tokens, registry)[tokens.length];
  const parts = here === undefined ? [] : facets(here, registry);
  return parts.map(({ schema }) => ownProperty(schema, keyword)).find((value) => value !== undefined);
}

/** Reads a keyword that holds a number. */
export function numberAt(validation: Validation, path: string, keyword: string): number | undefined {
  const value = keywordAt(validation, path, keyword);
  return typeof value === "number" ? value : undefined;
}
