import type { SchemaViolation } from "../../generated/validators.js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import { isJsonArray, isJsonObject } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { rangeAt } from "./number-wanted.ts";
import { judgedValue, type Validation, valuePlace } from "./validation.ts";

/** Ties the keywords that bound a value to the codes that tell of it. */
const codes = {
  minimum: "too-small",
  exclusiveMinimum: "too-small",
  maximum: "too-great",
  exclusiveMaximum: "too-great",
  minLength: "too-short",
  maxLength: "too-long",
  minItems: "too-few",
  maxItems: "too-many",
  minProperties: "too-few",
  maxProperties: "too-many",
} as const;

/** Tells of a value beyond a bound, or of an element that is there twice; of other keywords, nothing. */
export function describeBound(validation: Validation, violation: SchemaViolation): Diagnostic | undefined {
  const { instancePath, keyword, params } = violation;
  if (keyword === "uniqueItems") {
    const [left, right] = [Number(params.i), Number(params.j)];
    const place = valuePlace(validation, appendPointer(instancePath, Math.max(left, right)));
    return diagnostic(`${validation.area}/not-unique`, {}, place);
  }
  if (!isBound(keyword)) return undefined;
  const range = rangeAt(validation, instancePath);
  const count = countAt(validation, instancePath);
  const { isConfidential } = annotationsAt(validation.schemaName, instancePath, validation.registry);
  const openCount = isConfidential ? undefined : count;
  const data = { limit: Number(params.limit), range, count, openCount };
  return diagnostic(`${validation.area}/${codes[keyword]}`, data, valuePlace(validation, instancePath));
}

function countAt(validation: Validation, path: string): number {
  const value = judgedValue(validation, path);
  if (isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function isBound(keyword: string): keyword is keyof typeof codes {
  return Object.hasOwn(codes, keyword);
}
