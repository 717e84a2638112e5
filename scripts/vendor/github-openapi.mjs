/**
 * Writes tests/vendor/github-openapi/openapi.json: the operations of GitHub's REST description that the local GitHub of
 * the tests answers. Run with the path of an unpacked `@octokit/openapi` (`npm pack` it: 400 MB, no dependency):
 *
 *     node scripts/vendor/github-openapi.mjs /path/to/package
 */
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.mjs";

/** @typedef {null | boolean | number | string | readonly Json[] | Part} Json */
/** @typedef {{ readonly [name: string]: Json }} Part */

const VERSION = "23.0.2";

const OPERATIONS = new Set(
  `repos/get repos/get-commit repos/get-branch repos/download-tarball-archive repos/get-content git/get-tree git/get-blob
  checks/create checks/update checks/list-for-ref repos/create-commit-status repos/list-commit-statuses-for-ref
  issues/list-comments issues/create-comment issues/update-comment issues/delete-comment pulls/get
  repos/create-deployment-status repos/get-deployment repos/list-deployments users/get-authenticated rate-limit/get
  actions/review-custom-gates-for-run apps/create-installation-access-token apps/get-authenticated
  repos/list-for-org`.split(/\s+/),
);

/** Keywords that say nothing about what is valid. */
const SAYS_NOTHING = new Set(
  "description summary example examples externalDocs title deprecated tags".split(" "),
);

/** Keywords whose members are named by the schema, so that none of them is a keyword. */
const NAMES = new Set(["properties", "schemas", "parameters", "responses", "mapping", "paths", "content"]);

/** @param {Json | undefined} value @returns {value is Part} */
const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Json | undefined} value @returns {Part} */
const part = (value) => (isPart(value) ? value : {});

/** Takes a value without what says nothing. @param {Json} value @param {boolean} named @returns {Json} */
function bare(value, named = false) {
  if (Array.isArray(value)) return value.map((one) => bare(one));
  if (!isPart(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) => named || !(SAYS_NOTHING.has(key) || key.startsWith("x-")),
  );
  const members = kept.map(([key, inner]) => [key, bare(inner, !named && NAMES.has(key))]);
  return named ? Object.fromEntries(members) : typed(Object.fromEntries(members));
}

/** Says null as a choice where `nullable` does not reach: it stands without a type, or beside a list of choices. @param {Part} schema @returns {Part} */
function typed(schema) {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return schema;
  if (schema.type === undefined) return { anyOf: [{ enum: [null] }, rest] };
  const choices = schema.enum;
  return Array.isArray(choices) && !choices.includes(null) ? { ...schema, enum: [...choices, null] } : schema;
}

/** Finds the part that a reference names. @param {Part} description @param {string} reference @returns {Json} */
function referred(description, reference) {
  /** @type {Json} */
  let found = description;
  for (const name of reference.replace("#/", "").split("/")) found = part(found)[name] ?? null;
  return found;
}

/** Puts what is referred to in the place of references and closes each object. @param {Part} description @param {Json} schema @returns {Json} */
function closed(description, schema) {
  if (Array.isArray(schema)) return schema.map((one) => closed(description, one));
  if (!isPart(schema)) return schema;
  if (typeof schema.$ref === "string") return closed(description, referred(description, schema.$ref));
  const members = Object.entries(schema).map(([key, inner]) => [
    key,
    key === "properties" ? closedEach(description, part(inner)) : closed(description, inner),
  ]);
  const open = schema.properties !== undefined && schema.additionalProperties === undefined;
  return { ...Object.fromEntries(members), ...(open ? { additionalProperties: false } : {}) };
}

/** @param {Part} description @param {Part} properties @returns {Part} */
function closedEach(description, properties) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, closed(description, inner)]),
  );
}

/** Keeps of an operation what can be validated. @param {Part} description @param {Part} operation @returns {Part} */
function operationOf(description, operation) {
  const { operationId, parameters, requestBody, responses } = part(bare(operation));
  const body = requestBody === undefined ? {} : { requestBody: closed(description, requestBody) };
  return {
    operationId: operationId ?? "",
    parameters: parameters ?? [],
    ...body,
    responses: responses ?? {},
  };
}

/** @param {Part} description @returns {Part} */
function pathsOf(description) {
  /** @type {Record<string, Record<string, Part>>} */
  const paths = {};
  for (const [path, methods] of Object.entries(part(description.paths))) {
    for (const [method, operation] of Object.entries(part(methods))) {
      const id = part(operation).operationId;
      if (typeof id !== "string" || !OPERATIONS.has(id)) continue;
      paths[path] = { ...paths[path], [method]: operationOf(description, part(operation)) };
    }
  }
  return paths;
}

/** Lists what a value refers to. @param {Json} value @returns {string[]} */
function referencesIn(value) {
  return [...JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/[^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
}

/** Takes the components that the paths reach. @param {Part} description @param {Part} paths @returns {Part} */
function componentsOf(description, paths) {
  /** @type {Map<string, Json>} */
  const found = new Map();
  const waiting = referencesIn(paths);
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    if (found.has(reference)) continue;
    const component = bare(referred(description, reference));
    found.set(reference, component);
    waiting.push(...referencesIn(component));
  }
  /** @type {Record<string, Record<string, Json>>} */
  const components = {};
  for (const reference of [...found.keys()].sort()) {
    const [, , kind = "", name = ""] = reference.split("/");
    components[kind] = { ...components[kind], [name]: found.get(reference) ?? null };
  }
  return components;
}

/** @param {Part} description */
function extract(description) {
  const paths = pathsOf(description);
  const count = Object.values(paths).flatMap((methods) => Object.keys(part(methods))).length;
  if (count !== OPERATIONS.size) throw new Error(`found ${count} operations of ${OPERATIONS.size}`);
  const info = { title: "an extract of GitHub's REST description", version: VERSION };
  return { openapi: "3.0.3", info, paths, components: componentsOf(description, paths) };
}

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** @param {string} text @param {Buffer} licence @param {string} source */
const readme = (text, licence, source) => `# An extract of GitHub's REST description

${OPERATIONS.size} operations of GitHub's OpenAPI description, as npm's \`@octokit/openapi\` ${VERSION} ships it
(<https://github.com/octokit/openapi>, \`generated/api.github.com.json\`, SHA-256
\`${source}\`). Licence: MIT (\`LICENSE\` here).
\`scripts/vendor/github-openapi.mjs\` makes it again from the unpacked package. It follows references, leaves out what
says nothing about validity (descriptions, examples, \`x-\` members), closes the objects of request bodies
(\`additionalProperties: false\`) and says null as a choice where \`nullable\` stands without a type or beside an
\`enum\`.

| File | SHA-256 |
| --- | --- |
| \`LICENSE\` | \`${sha256(licence)}\` |
| \`openapi.json\` | \`${sha256(text)}\` |
`;

const [unpacked] = process.argv.slice(2);
if (unpacked === undefined) throw new Error("give the path of an unpacked @octokit/openapi");
const given = readFileSync(join(unpacked, "generated/api.github.com.json"));
const version = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")).version;
if (version !== VERSION) throw new Error(`expected @octokit/openapi ${VERSION}, found ${version}`);
const folder = join(root, "tests/vendor/github-openapi");
const text = `${JSON.stringify(extract(JSON.parse(given.toString("utf8"))))}\n`;
copyFileSync(join(unpacked, "LICENSE"), join(folder, "LICENSE"));
writeFileSync(join(folder, "openapi.json"), text);
writeFileSync(join(folder, "README.md"), readme(text, readFileSync(join(folder, "LICENSE")), sha256(given)));
console.log(`${text.length} bytes`);
