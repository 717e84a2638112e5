import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { DocumentArea } from "../diagnostic/manifest-messages.ts";
import type { Place } from "../diagnostic/messages.ts";
import type { Document } from "../parse/document.ts";
import type { SchemaRegistry } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json } from "../source/json.ts";
import { valueAt } from "../source/value-at.ts";

/** Is what judging one document by one schema needs. */
export interface Validation {
  readonly document: Document;
  readonly schemaName: string;
  readonly registry: SchemaRegistry;
  readonly area: DocumentArea;
}

/** Tells of a mistake that was found, when it is to be told: most of the work is in finding its place. */
export type Untold = () => Diagnostic;

/** Names a place of the document by its key, or by its nearest ancestor's. */
export function keyPlace({ document }: Validation, path: string): Place {
  return { source: document.source, range: document.locate(path, "key"), path };
}

/** Names a place of the document by its value; a list or mapping by its key, as it may be pages long. */
export function valuePlace(validation: Validation, path: string): Place {
  const value = judgedValue(validation, path);
  if (isJsonArray(value) || isJsonObject(value)) return keyPlace(validation, path);
  return { source: validation.document.source, range: validation.document.locate(path), path };
}

/** Reads the value at a place that is known to be there. */
export function judgedValue({ document }: Validation, path: string): Json {
  return valueAt(document.value, path) ?? null;
}

/** Writes a value as the file does, as near as matters to a reader. */
export function shownValue(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
