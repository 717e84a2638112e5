import type { SchemaViolation } from "../../generated/validators.js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { type DataKind, kindOf, kindWords } from "../diagnostic/kind-words.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { HIDDEN } from "../diagnostic/worded.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import { isJsonArray, isJsonObject, type Json } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { describeBound } from "./describe-bound.ts";
import { describeFormat, describePattern } from "./describe-text.ts";
import { suggestValue } from "./enum-suggestion.ts";
import { keywordAt } from "./keyword-at.ts";
import { numberWanted } from "./number-wanted.ts";
import { typeHint } from "./type-hint.ts";
import { unknownField } from "./unknown-field.ts";
import { judgedValue, keyPlace, shownValue, type Validation, valuePlace } from "./validation.ts";

/** Tells one violation of a schema in a person's words, at the place where it can be mended. */
export function describeViolation(validation: Validation, violation: SchemaViolation): Diagnostic {
  const { instancePath, keyword, params } = violation;
  switch (keyword) {
    case "additionalProperties":
    case "unevaluatedProperties":
      return unknownField(
        validation,
        instancePath,
        nameIn(params, "additionalProperty", "unevaluatedProperty"),
      );
    case "required":
    case "dependentRequired":
      return missingKey(validation, instancePath, nameIn(params, "missingProperty"));
    case "type":
      return wrongType(validation, instancePath, dataKinds(params.type));
    case "enum":
      return unknownValue(validation, instancePath, values(params.allowedValues));
    case "const":
      return unknownValue(validation, instancePath, values([params.allowedValue]));
    case "format":
      return (
        describeFormat(validation, instancePath, params.format) ?? invalid(validation, instancePath, keyword)
      );
    case "pattern":
      return describePattern(validation, violation);
    case "anyOf":
    case "oneOf":
      return noAlternative(validation, instancePath);
    default:
      return describeBound(validation, violation) ?? invalid(validation, instancePath, keyword);
  }
}

function missingKey(validation: Validation, parent: string, key: string): Diagnostic {
  const path = appendPointer(parent, key);
  const label = labelAt(validation, path, "title") ?? labelAt(validation, path, "description");
  const data = { key, ...(label ? { label } : {}) };
  return diagnostic(`${validation.area}/missing-key`, data, keyPlace(validation, path));
}

/** Reads what a place is called; a description takes part in a sentence, so it loses its full stop. */
function labelAt(validation: Validation, path: string, keyword: "title" | "description"): Text | undefined {
  const [vi, en] = [keywordAt(validation, path, keyword), keywordAt(validation, path, `x-${keyword}-en`)];
  if (typeof vi !== "string" || typeof en !== "string") return undefined;
  return { vi: vi.replace(/\.$/, ""), en: en.replace(/\.$/, "") };
}

function wrongType(validation: Validation, path: string, expected: readonly DataKind[]): Diagnostic {
  const value = judgedValue(validation, path);
  // A number where a date belongs would be no better in quotes.
  const isPlain = typeof value === "number" || typeof value === "boolean";
  const misread = isPlain && describeFormat(validation, path, keywordAt(validation, path, "format"));
  if (misread) return misread;
  const place = valuePlace(validation, path);
  const written = validation.document.source.text.slice(place.range?.start, place.range?.end);
  const wanted = numberWanted(validation, path);
  const hint = typeHint(expected, { value, written, wanted });
  // What kind of value it is, is told anyway.
  const unread = typeof value === "string" ? HIDDEN : value;
  const openHint = typeHint(expected, { value: unread, written: HIDDEN, wanted });
  const data = { expected, found: kindOf(value), hint, openHint };
  return diagnostic(`${validation.area}/wrong-type`, data, place);
}

function unknownValue(validation: Validation, path: string, choices: readonly Json[]): Diagnostic {
  const value = judgedValue(validation, path);
  if (isJsonArray(value) || isJsonObject(value)) {
    return wrongType(validation, path, [...new Set(choices.map(kindOf))]);
  }
  const written = shownValue(value);
  const allowed = choices.map(shownValue);
  const suggestion = suggestValue(written, allowed, keywordAt(validation, path, "x-enum"));
  const { isConfidential } = annotationsAt(validation.schemaName, path, validation.registry);
  const data = {
    value: written,
    suggestion,
    openSuggestion: isConfidential ? undefined : suggestion,
    allowed,
  };
  const codes = { "/kind": "unknown-kind", "/apiVersion": "unknown-version" } as const;
  const code = path === "/kind" || path === "/apiVersion" ? codes[path] : "unknown-value";
  return diagnostic(`${validation.area}/${code}`, data, valuePlace(validation, path));
}

function noAlternative(validation: Validation, path: string): Diagnostic {
  const choices = keyChoices(keywordAt(validation, path, "oneOf"));
  const data = { expected: [], choices };
  return diagnostic(`${validation.area}/no-alternative`, data, valuePlace(validation, path));
}

/** Reads the alternatives of a mapping that differ by the keys they require, if they all are such. */
function keyChoices(alternatives: Json | undefined): readonly (readonly string[])[] {
  const all = isJsonArray(alternatives) ? alternatives : [];
  const keys = all.map((one) => {
    const required = isJsonObject(one) ? one.required : undefined;
    return isJsonArray(required) ? required.filter((key) => typeof key === "string") : [];
  });
  return keys.every((one) => one.length > 0) ? keys : [];
}

function invalid(validation: Validation, path: string, rule: string): Diagnostic {
  return diagnostic(`${validation.area}/invalid`, { rule }, valuePlace(validation, path));
}

type Params = SchemaViolation["params"];

function nameIn(params: Params, ...names: readonly string[]): string {
  const found = names.map((name) => params[name]).find((value) => typeof value === "string");
  return typeof found === "string" ? found : "";
}

function dataKinds(type: unknown): readonly DataKind[] {
  const names: readonly unknown[] = Array.isArray(type) ? type : [type];
  return names.filter((name): name is DataKind => typeof name === "string" && Object.hasOwn(kindWords, name));
}

/** Reads the values a schema allows: plain ones, as no schema of ours allows one certain list or mapping. */
function values(allowed: unknown): readonly Json[] {
  const all: readonly unknown[] = Array.isArray(allowed) ? allowed : [];
  return all.filter(
    (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
  );
}
