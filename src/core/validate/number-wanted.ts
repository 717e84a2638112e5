import type { NumberRange } from "../diagnostic/document-data.ts";
import { keywordAt, numberAt } from "./keyword-at.ts";
import type { NumberWanted } from "./number-hint.ts";
import type { Validation } from "./validation.ts";

/** Reads from the schema what number a place of the document asks for. */
export function numberWanted(validation: Validation, path: string): NumberWanted {
  const unit = keywordAt(validation, path, "x-unit");
  return { range: rangeAt(validation, path), unit: typeof unit === "string" ? unit : undefined };
}

/** Reads the range of a number, where both its ends are known. */
export function rangeAt(validation: Validation, path: string): NumberRange | undefined {
  const minimum = numberAt(validation, path, "minimum");
  const maximum = numberAt(validation, path, "maximum");
  return minimum === undefined || maximum === undefined ? undefined : { minimum, maximum };
}
