import { existsSync } from "node:fs";
import { join } from "node:path";
import { _ } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { banner, root } from "../root.mjs";
import { withoutKeywords } from "./keywords.mjs";
import { shareParts } from "./share.mjs";

/** @import { Schema, Schemas } from "./schemas.mjs" */

const formats = "src/core/validate/formats.ts";

/** Stands in for the formats while the core has none. */
const plainFormats = `
export const isFullDate = (text) => /^\\d{4}-\\d{2}-\\d{2}$/.test(text);
export const isCalendarPeriod = (text) => /^P(?=\\d)(\\d+Y)?(\\d+M)?(\\d+D)?$/.test(text);
`;

/**
 * Makes the validators ahead of time: one plain module without \`require\` and without \`new Function\`,
 * so that no start compiles a schema and a page under a strict content-security policy can validate.
 *
 * @param {Schemas} schemas
 */
export async function validatorModules(schemas) {
  const code = await bundled(entry(schemas));
  const strange = /\brequire\(|new Function|\beval\(|\bparentData\b|\brootData\b/.exec(code);
  if (strange !== null) throw new Error(`the validators hold what they should not: ${strange[0]}`);
  return new Map([
    ["src/generated/validators.js", banner + code],
    ["src/generated/validators.d.ts", banner + declarations],
  ]);
}

/** @param {Schemas} schemas */
function entry(schemas) {
  const ajv = compiler();
  for (const [name, schema] of schemas) {
    const bare = /** @type {Schema} */ (withoutKeywords(schema, isAnnotation));
    ajv.addSchema({ ...shareParts(bare), $id: fileName(name) });
  }
  const names = [...schemas.keys()];
  const exported = names.map((name) => [identifier(name), fileName(name)]);
  const table = names.map((name) => `  ${JSON.stringify(name)}: ${identifier(name)},\n`);
  return [
    'import { isCalendarPeriod, isFullDate } from "gate57:formats";',
    'import { codePoints, equal } from "./scripts/generate/validator-runtime.mjs";',
    "const formats = { date: isFullDate, duration: isCalendarPeriod };",
    withoutRequire(standaloneCode.default(ajv, Object.fromEntries(exported))),
    `export const validators = {\n${table.join("")}};`,
  ].join("\n");
}

/** Is how ajv appends a violation: six lines, thousands of times. */
const appendedViolation =
  /const (err\d+) = (.*);\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/g;

/** Are how ajv writes the head of a function and a call of one, with arguments that nothing of ours uses. */
const head = /\(data, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)/g;
const call = /, \{instancePath:(.*?),parentData:.*?,parentDataProperty:.*?,rootData\}\)/g;
const callOnTheSame = /, \{instancePath,\s*parentData,\s*parentDataProperty,\s*rootData\}\)/g;

/**
 * Turns ajv's output, which still asks for its run time by `require` (ajv#2598), into a plain module.
 *
 * @param {string} code
 */
function withoutRequire(code) {
  return code
    .replace('"use strict";', "")
    .replace(appendedViolation, "(vErrors ??= []).push($2);errors++;")
    .replace(head, '(data, instancePath = "")')
    .replace(call, ", $1)")
    .replace(callOnTheSame, ", instancePath)")
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', "codePoints")
    .replaceAll('require("ajv/dist/runtime/equal").default', "equal")
    .replace(/^export const /gm, "const ");
}

function compiler() {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    formats: { date: () => true, duration: () => true },
  });
  // No schema of ours uses these two; without them the code is a third shorter.
  ajv.opts.unevaluated = false;
  ajv.opts.dynamicRef = false;
  return ajv;
}

/** @param {string} key */
function isAnnotation(key) {
  return key.startsWith("x-") || key === "title" || key === "description";
}

/** @param {string} code */
async function bundled(code) {
  const result = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    treeShaking: true,
    legalComments: "none",
    logLevel: "error",
    plugins: [formatsPlugin],
  });
  return result.outputFiles[0]?.text ?? "";
}

/** @type {import("esbuild").Plugin} */
const formatsPlugin = {
  name: "formats",
  setup(build) {
    build.onResolve({ filter: /^gate57:formats$/ }, () =>
      existsSync(join(root, formats))
        ? { path: join(root, formats) }
        : { path: "formats", namespace: "plain" },
    );
    build.onLoad({ filter: /./, namespace: "plain" }, () => ({ contents: plainFormats, loader: "js" }));
  },
};

/** @param {string} name */
function fileName(name) {
  return `${name}.schema.json`;
}

/** @param {string} name */
function identifier(name) {
  return `validate_${name.replaceAll("-", "_")}`;
}

const declarations = `import type { SchemaName } from "./schemas.ts";

/** Describes one violation of a schema; \`params\` says more by keyword (\`additionalProperty\`, \`allowedValues\`, ...). */
export interface SchemaViolation {
  /** A JSON pointer into the data. */
  readonly instancePath: string;
  /** Ends in the keyword; what stands before it is about the validator, not about the schema's file. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on violations of the names of properties. */
  readonly propertyName?: string;
}

/** Judges data by one schema; \`errors\` holds every violation of the last call, or nothing. */
export interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaViolation[] | null;
}

export declare const validators: Readonly<Record<SchemaName, Validator>>;
`;
