import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { isDate } from "../../core/expression/calendar.ts";
import { oddCharacters } from "../../core/parse/odd-characters.ts";
import { elementSchema, type PlacedSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, type Json, type JsonObject, ownProperty } from "../../core/source/json.ts";
import { suggestValue } from "../../core/validate/enum-suggestion.ts";
import { readDate } from "../../core/validate/read-date.ts";
import { schemas } from "../../generated/schemas.ts";
import { runDiagnostic } from "../../node/run-messages.ts";

/** Is the value that an option says, or everything that is wrong with it. */
export interface ReadValue {
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what was written for an option by the schema of what it says; mistakes are told of the option. */
export function readValue(written: readonly string[], placed: PlacedSchema, option: string): ReadValue {
  const items = elementSchema(placed, "items", schemas);
  if (items === undefined) return readScalar(written.at(-1) ?? "", placed.schema, option);
  const isListed = ownProperty(items.schema, "enum") !== undefined;
  const words = written.flatMap((text) => (isListed ? text.split(",").map((word) => word.trim()) : [text]));
  const read = [...new Set(words)].map((word) => readScalar(word, items.schema, option));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  return diagnostics.length > 0
    ? { diagnostics }
    : { value: read.map(({ value }) => value ?? null), diagnostics };
}

function readScalar(written: string, schema: JsonObject, option: string): ReadValue {
  // As in documents, so that what is signed and what is read back are the same characters.
  const text = written.normalize("NFC").trim();
  if (text === "") return refused(runDiagnostic("act/empty", {}, option));
  const allowed = ownProperty(schema, "enum");
  if (isJsonArray(allowed))
    return readWord(
      text,
      allowed.filter((one) => typeof one === "string"),
      schema,
      option,
    );
  if (ownProperty(schema, "type") === "integer") return readInteger(text, schema, option);
  return ownProperty(schema, "format") === "date" ? readDay(text, option) : readText(text, schema, option);
}

/** The words that people see stand for a value too: `thiết kế` is a near miss of `design`. */
function readWord(text: string, allowed: readonly string[], schema: JsonObject, option: string): ReadValue {
  if (allowed.includes(text)) return { value: text, diagnostics: [] };
  const suggestion = suggestValue(text, allowed, ownProperty(schema, "x-enum"));
  return refused(runDiagnostic("usage/unknown-value", { value: text, suggestion, allowed }, option));
}

function readInteger(text: string, schema: JsonObject, option: string): ReadValue {
  const [minimum, maximum] = [Number(schema.minimum ?? 0), Number(schema.maximum ?? Number.MAX_SAFE_INTEGER)];
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= minimum && value <= maximum
    ? { value, diagnostics: [] }
    : refused(runDiagnostic("act/not-a-number", { value: text, minimum, maximum }, option));
}

function readDay(text: string, option: string): ReadValue {
  if (isDate(text)) return { value: text, diagnostics: [] };
  const { meant } = readDate(text);
  return refused(
    meant === undefined
      ? runDiagnostic("usage/bad-date", { value: text }, option)
      : runDiagnostic("act/not-a-date", { value: text, meant }, option),
  );
}

function readText(text: string, schema: JsonObject, option: string): ReadValue {
  const odd = oddCharacters(text, 1)[0];
  if (odd) return refused(runDiagnostic("act/odd-character", { codePoint: odd.codePoint }, option));
  const limit = Number(schema.maxLength ?? Number.MAX_SAFE_INTEGER);
  return [...text].length > limit
    ? refused(runDiagnostic("act/too-long", { limit }, option))
    : { value: text, diagnostics: [] };
}

function refused(diagnostic: Diagnostic): ReadValue {
  return { diagnostics: [diagnostic] };
}
