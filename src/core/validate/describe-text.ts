import type { SchemaViolation } from "../../generated/validators.js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { IdWanted } from "../diagnostic/document-data.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { slugOf } from "../source/slug.ts";
import { numberAt } from "./keyword-at.ts";
import { readDate } from "./read-date.ts";
import { judgedValue, keyPlace, shownValue, type Validation, valuePlace } from "./validation.ts";

/** Tells of a value that is no date or period where one is wanted; of other formats, nothing. */
export function describeFormat(
  validation: Validation,
  path: string,
  format: unknown,
): Diagnostic | undefined {
  const value = shownValue(judgedValue(validation, path));
  const place = valuePlace(validation, path);
  if (format === "duration") return diagnostic(`${validation.area}/bad-period`, { value }, place);
  if (format !== "date") return undefined;
  const { absence } = annotationsAt(validation.schemaName, path, validation.registry);
  return diagnostic(`${validation.area}/bad-date`, { value, absence, ...readDate(value) }, place);
}

/** Tells of a text, or of the name of a property, that does not have its form. */
export function describePattern(
  validation: Validation,
  { instancePath, params, propertyName }: SchemaViolation,
): Diagnostic {
  const pattern = typeof params.pattern === "string" ? params.pattern : "";
  const code = `${validation.area}/bad-pattern` as const;
  if (propertyName !== undefined) {
    const place = keyPlace(validation, appendPointer(instancePath, propertyName));
    const id = idWanted(pattern, propertyName, undefined);
    return diagnostic(code, { value: propertyName, pattern, id }, place);
  }
  const value = shownValue(judgedValue(validation, instancePath));
  const id = idWanted(pattern, value, numberAt(validation, instancePath, "maxLength"));
  return diagnostic(code, { value, pattern, id }, valuePlace(validation, instancePath));
}

/** Knows the pattern of an identifier by what it lets through, however it is written. */
function idWanted(pattern: string, written: string, longest: number | undefined): IdWanted | undefined {
  const form = new RegExp(pattern, "u");
  const isForId = form.test("ab-1c") && !["Ab", "a b", "a/b", "ă"].some((other) => form.test(other));
  if (!isForId) return undefined;
  const slug = slugOf(written);
  const isFitting = form.test(slug) && slug.length <= (longest ?? slug.length);
  return { slug: isFitting ? slug : undefined, startsWithLetter: !form.test("1a") };
}
