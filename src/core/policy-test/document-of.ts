import type { Document } from "../parse/document.ts";
import type { JsonObject } from "../source/json.ts";
import { valueAt } from "../source/value-at.ts";

const START = { start: 0, end: 0 };

/** Wraps data that no text stands behind as a document, so that it can be checked like one. */
export function documentOf(value: JsonObject, name: string): Document {
  return {
    source: { name, text: "" },
    index: 0,
    value,
    blanks: [],
    locate: () => START,
    has: (pointer) => valueAt(value, pointer) !== undefined,
    embedded: () => undefined,
  };
}
