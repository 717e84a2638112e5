/** @import { Schema } from "./schemas.mjs" */

/**
 * Moves each part of a schema that is worth a function of its own to `$defs`, once for all its equals:
 * validators made of it are a fraction as long, and an engine compiles only the functions that the data
 * reaches. What the schema says stays the same.
 *
 * @param {Schema} schema
 * @returns {Schema}
 */
export function shareParts(schema) {
  /** @type {Map<string, string>} names by text */
  const names = new Map();
  /** @type {Record<string, unknown>} */
  const parts = {};

  /** @param {unknown} node @returns {unknown} */
  function shared(node) {
    if (!isObject(node)) return node;
    const inner = withSharedParts(node, shared);
    if (!isWorthSharing(inner)) return inner;
    const text = JSON.stringify(inner);
    const name = names.get(text) ?? `part${names.size}`;
    names.set(text, name);
    parts[name] = inner;
    return { $ref: `#/$defs/${name}` };
  }

  const own = Object.entries(isObject(schema.$defs) ? schema.$defs : {});
  const defs = own.map(([name, part]) => [name, isObject(part) ? withSharedParts(part, shared) : part]);
  const { $schema, $id: _id, $defs: _defs, ...root } = schema;
  const whole = shared(root);
  return { $schema, allOf: [whole], $defs: { ...Object.fromEntries(defs), ...parts } };
}

/** @param {Schema} node @param {(part: unknown) => unknown} shared @returns {Schema} */
function withSharedParts(node, shared) {
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === "properties" && isObject(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)]))];
    }
    // ajv compares unique items by their type, which it would not see behind a reference.
    const isApart = (key === "items" && node.uniqueItems !== true) || key === "additionalProperties";
    return [key, isApart ? shared(value) : value];
  });
  return Object.fromEntries(entries);
}

/** @param {Schema} part */
function isWorthSharing(part) {
  return ["properties", "items", "additionalProperties", "enum", "pattern", "maxLength", "maximum"].some(
    (key) => key in part,
  );
}

/** @param {unknown} value @returns {value is Schema} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
