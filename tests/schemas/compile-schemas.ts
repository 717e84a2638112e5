import { Ajv2020 } from "ajv/dist/2020.js";
import { isFullDate } from "../../src/core/validate/formats.ts";
import { type SchemaFiles, schemaOf } from "./schema-tree.ts";

/** Our annotations: declared, so that ajv's strict mode still refuses a mistyped keyword. */
const annotations = [
  "x-title-en",
  "x-description-en",
  "x-part",
  "x-actor",
  "x-confidential",
  "x-absence",
  "x-unit",
  "x-enum",
  "x-key",
  "x-lookup",
  "x-references",
  "x-justification",
];

/** Makes a strict compiler that knows the given schemas by their file names. */
export function schemaCompiler(files: SchemaFiles): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true, validateFormats: true });
  ajv.addVocabulary(annotations);
  ajv.addFormat("date", isFullDate);
  for (const file of files.keys()) ajv.addSchema({ ...schemaOf(files, file), $id: file });
  return ajv;
}

/** Lists what ajv says against a document, as `/pointer keyword`; empty when it is valid. */
export function violations(ajv: Ajv2020, file: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(file);
  if (validate === undefined) throw new Error(`no schema ${file}`);
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
}
