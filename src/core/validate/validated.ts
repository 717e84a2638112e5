import type { JsonObject } from "../source/json.ts";

/**
 * Takes data for the type that is generated from its schema. The validator of that schema has to have passed:
 * a type made from a schema says what the schema says, which the compiler cannot know.
 */
export function validated<T extends object>(value: JsonObject): T {
  return value as unknown as T;
}

/** Takes a value whose type is generated from a schema for the data it is; such a type has no index signature. */
export function asData(value: object): JsonObject {
  return value as unknown as JsonObject;
}
