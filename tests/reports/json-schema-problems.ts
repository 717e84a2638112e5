import { Ajv, type ValidateFunction } from "ajv";

const FORMATS = {
  uri: /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i,
  "uri-reference": /^(?:%[0-9a-f]{2}|[^\s"%<>\\^`{|}])*$/i,
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  regex: isRegex,
};

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}

/** Compiles a schema; formats are checked as far as they are written here, an unknown one throws. */
export function compiled(schema: object): ValidateFunction {
  return new Ajv({ strict: false, allErrors: true, formats: FORMATS }).compile(schema);
}

/** Tells what of a value does not hold by a schema, each with its place. */
export function schemaProblems(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
}

/** Reads JSON as strict consumers do: no byte order mark, and something that is JSON. */
export function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  if (text.startsWith("\ufeff")) return { problem: "/ begins with a byte order mark" };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `/ is no JSON: ${String(error)}` };
  }
}
