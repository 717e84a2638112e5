import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { banner, root } from "../root.mjs";

/** @typedef {{ readonly [key: string]: unknown }} Schema */
/** @typedef {ReadonlyMap<string, Schema>} Schemas by short name, sorted */

const suffix = ".schema.json";

/**
 * Reads every schema, by its short name ("system-manifest").
 *
 * @returns {Promise<Schemas>}
 */
export async function readSchemas() {
  const names = (await readdir(join(root, "schemas"))).filter((name) => name.endsWith(suffix)).sort();
  /** @type {Map<string, Schema>} */
  const schemas = new Map();
  for (const name of names) {
    const text = await readFile(join(root, "schemas", name), "utf8");
    schemas.set(name.slice(0, -suffix.length), parse(name, text));
  }
  return schemas;
}

/** @param {string} name @param {string} text @returns {Schema} */
function parse(name, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`schemas/${name} is not JSON`, { cause: error });
  }
}

/**
 * Makes the data of the schemas, and the module that types it, for whoever walks them at run time.
 *
 * @param {Schemas} schemas
 */
export function schemasModule(schemas) {
  return new Map([
    ["src/generated/schemas.json", `${JSON.stringify(Object.fromEntries(schemas), undefined, 1)}\n`],
    ["src/generated/schemas.d.json.ts", banner + dataType],
    ["src/generated/schemas.ts", banner + module([...schemas.keys()])],
  ]);
}

const dataType = `import type { schemas } from "./schemas.ts";

declare const data: typeof schemas;
export = data;
`;

/** @param {readonly string[]} names */
function module(names) {
  return `import data from "./schemas.json" with { type: "json" };

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Names a schema by its file's name without \`${suffix}\`. */
export type SchemaName =
${names.map((name) => `  | "${name}"`).join("\n")};

/** Holds the schemas whole, annotations included. */
export const schemas: Readonly<Record<SchemaName, JsonObject>> = data;
`;
}
