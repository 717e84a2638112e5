import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { validateWith } from "../../src/core/validate/validate-with.ts";
import { registry, validator } from "./small-schemas.ts";

/** Holds what every document of the small schema needs. */
export const head = "apiVersion: gate57/v1\nkind: System\nid: abc\n";

/** Reads the one document of a text. */
export function parseOne(text: string): Document {
  const [document] = parseDocuments({ name: "x.yaml", text }).documents;
  if (document === undefined) throw new Error("no document");
  return document;
}

/** Judges a text by the small system schema. */
export function judge(text: string): readonly Diagnostic[] {
  return validateWith(validator, {
    document: parseOne(text),
    schemaName: "system",
    registry,
    area: "manifest",
  });
}
