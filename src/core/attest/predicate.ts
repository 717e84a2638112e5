import { type JsonObject, ownProperty } from "../source/json.ts";

/** Reads a text of what a statement says, if it says it. */
export function textIn(predicate: JsonObject, name: string): string | undefined {
  const value = ownProperty(predicate, name);
  return typeof value === "string" ? value : undefined;
}

/** Reads a text without which a statement is not valid by its schema, which the caller has checked. */
export function textOf(predicate: JsonObject, name: string): string {
  const text = textIn(predicate, name);
  if (text === undefined) throw new Error(`a statement without \`${name}\` was said to be valid`);
  return text;
}
