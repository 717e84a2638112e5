import { compiled, readJson, schemaProblems } from "./json-schema-problems.ts";
import { vendored } from "./vendored.ts";

/** What errata 01 adds to the schema that is kept here: see `tests/vendor/sarif/README.md`. */
const ERRATA = {
  definitions: {
    region: {
      anyOf: [{ required: ["startLine"] }, { required: ["charOffset"] }, { required: ["byteOffset"] }],
    },
    run: { properties: { language: { pattern: "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$" } } },
    toolComponent: { properties: { language: { pattern: "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$" } } },
  },
};

const validate = compiled(corrected());

/** Tells what of a text is not SARIF 2.1.0 by the schema of OASIS. */
export function sarifProblems(text: string): readonly string[] {
  const read = readJson(text);
  return "problem" in read ? [read.problem] : schemaProblems(validate, read.value);
}

/** Its names for itself are of draft 4, which the validator does not know; nothing else in it is. */
function corrected(): object {
  const { $schema: _draft, id: _name, ...schema } = JSON.parse(vendored("sarif/sarif-2.1.0-rtm.5.json"));
  return merged(schema, ERRATA);
}

function merged(base: Record<string, unknown>, added: Record<string, unknown>): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(added)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
