import { compile } from "json-schema-to-typescript";
import { banner } from "../root.mjs";
import { withoutKeywords } from "./keywords.mjs";

/** @import { Schema, Schemas } from "./schemas.mjs" */

const wholeFile = /^([a-z-]+)\.schema\.json$/;

/**
 * Makes one module of TypeScript types for each schema; English descriptions become its comments.
 *
 * @param {Schemas} schemas
 */
export async function typeModules(schemas) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const [name, schema] of schemas) {
    files.set(`src/generated/types/${name}.ts`, await typeModule(name, schema));
  }
  return files;
}

/** @param {string} name @param {Schema} schema */
async function typeModule(name, schema) {
  /** @type {Set<string>} */
  const imports = new Set();
  const plain = /** @type {Schema} */ (forTypes(schema, imports));
  const text = await compile({ ...plain, title: typeName(name, schema) }, typeName(name, schema), {
    bannerComment: "",
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    strictIndexSignatures: true,
    unknownAny: true,
    style: { printWidth: 110 },
  });
  const lines = [...imports].sort().map((file) => `import type { ${pascal(file)} } from "./${file}.ts";\n`);
  return banner + lines.join("") + text.replace(/^\n*/, "\n");
}

/**
 * Names the type of a whole file; a part of it that bears the same name wins.
 *
 * @param {string} name @param {Schema} schema
 */
function typeName(name, schema) {
  const parts = Object.keys(schema.$defs ?? {}).map(pascal);
  return parts.includes(pascal(name)) ? `${pascal(name)}Document` : pascal(name);
}

/**
 * Leaves what matters to the types: no annotations of ours, no titles (they would become names), English
 * descriptions, and a reference with neighbours as an `allOf`, so that the type keeps its name.
 *
 * @param {Schema} schema @param {Set<string>} imports collects the files whose types are referred to
 */
function forTypes(schema, imports) {
  return withoutKeywords(schema, isDropped, (before, kept) => {
    const description = before["x-description-en"] ?? before.description;
    const comment = typeof description === "string" ? { description } : {};
    if (Object.keys(kept).length === 0) return { ...comment, tsType: "unknown" };
    return typeof kept.$ref === "string"
      ? { ...comment, ...reference(kept.$ref, imports) }
      : { ...kept, ...comment };
  });
}

/** @param {string} target @param {Set<string>} imports */
function reference(target, imports) {
  const file = wholeFile.exec(target)?.[1];
  if (file === undefined) return { allOf: [{ $ref: target }] };
  imports.add(file);
  return { tsType: pascal(file) };
}

const dropped = new Set(["title", "description", "$id", "$schema", "format", "default", "examples"]);

/** @param {string} key */
function isDropped(key) {
  return key.startsWith("x-") || dropped.has(key) || /^(min|max)/.test(key) || key === "uniqueItems";
}

/** @param {string} name */
function pascal(name) {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}
