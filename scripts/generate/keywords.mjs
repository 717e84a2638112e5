/** @import { Schema } from "./schemas.mjs" */

/** Hold schemas by name, so that their keys are names of the data and not keywords. */
const namedSchemas = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/**
 * Rebuilds a schema without the keywords that `drop` names, at every depth; names of properties stay.
 *
 * @param {unknown} node
 * @param {(key: string) => boolean} drop
 * @param {(schema: Schema, kept: Schema) => Schema} [finish] has the last word on each rebuilt object
 * @returns {unknown}
 */
export function withoutKeywords(node, drop, finish = (_, kept) => kept) {
  if (Array.isArray(node)) return node.map((item) => withoutKeywords(item, drop, finish));
  if (!isObject(node)) return node;
  const kept = Object.entries(node)
    .filter(([key]) => !drop(key))
    .map(([key, value]) => [key, inside(key, value, (below) => withoutKeywords(below, drop, finish))]);
  return finish(node, Object.fromEntries(kept));
}

/** @param {string} key @param {unknown} value @param {(node: unknown) => unknown} rebuild */
function inside(key, value, rebuild) {
  if (!namedSchemas.has(key) || !isObject(value)) return rebuild(value);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, rebuild(schema)]));
}

/** @param {unknown} value @returns {value is Schema} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
