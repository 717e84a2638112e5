import { type SchemaName, schemas } from "../../generated/schemas.ts";
import { validators } from "../../generated/validators.js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { policyKinds } from "./kinds.ts";
import { validateWith } from "./validate-with.ts";

const policySchemas: ReadonlySet<string> = new Set(Object.values(policyKinds));

/** Judges a document by one of the project's schemas; no diagnostics mean that its data has the shape promised. */
export function validate(document: Document, schemaName: SchemaName): readonly Diagnostic[] {
  const area = policySchemas.has(schemaName) ? "policy" : "manifest";
  return validateWith(validators[schemaName], { document, schemaName, registry: schemas, area });
}
