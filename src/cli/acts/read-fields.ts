import { resolve } from "node:path";
import { statementDigest } from "../../attestation/pae.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { type PlacedSchema, propertiesOf, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, type Json, type JsonObject, ownProperty } from "../../core/source/json.ts";
import { schemas } from "../../generated/schemas.ts";
import { displayPath } from "../../node/display-path.ts";
import { digestFile } from "../../node/file-digest.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import type { ActField } from "./act.ts";
import { optionForm } from "./option-form.ts";
import { readEarlierEnvelope, readFileBytes } from "./read-statement-file.ts";
import { type ReadValue, readValue } from "./read-value.ts";
import { titleOf } from "./statement-title.ts";

/** Holds the options of a command as they were written, by the names that the parser of arguments gives them. */
export type Written = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Holds what options say, or everything that is wrong with them. */
export interface ReadFields {
  readonly values: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads options by the schema of the predicate they make; what the schema requires and nobody gave is told too. */
export function readFields(
  fields: readonly ActField[],
  schemaName: string,
  written: Written,
  { defaults, io }: { readonly defaults: JsonObject; readonly io: Pick<Io, "cwd"> },
): ReadFields {
  const root = rootSchema(schemaName, schemas);
  const required = ownProperty(root.schema, "required");
  const properties = propertiesOf(root, schemas);
  const values: Record<string, Json> = {};
  const diagnostics: Diagnostic[] = [];
  for (const field of fields) {
    const placed = properties.get(field.property);
    if (placed === undefined)
      throw new Error(`no property \`${field.property}\` in schema \`${schemaName}\``);
    const read = readField(field, placed, written, { type: schemaName, io });
    const value = read.value ?? ownProperty(defaults, field.property);
    diagnostics.push(...read.diagnostics);
    if (value !== undefined) values[field.property] = value;
    else if (read.diagnostics.length === 0 && isJsonArray(required) && required.includes(field.property)) {
      diagnostics.push(missing(field, placed));
    }
  }
  return { values, diagnostics };
}

/** Lists the options among some that were given. */
export function givenOptions(options: readonly string[], written: Written): readonly string[] {
  return options.filter((option) => isGiven(written[optionKey(option)]));
}

/** Names an option as the parser of arguments does: `--valid-from` is `validFrom`. */
export function optionKey(option: string): string {
  return option.replace(/^--/, "").replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Reads an option that is written once, with a value. */
export function textOf(option: string, written: Written): string | undefined {
  const value = written[optionKey(option)];
  return typeof value === "string" ? value : undefined;
}

function isGiven(value: Written[string]): boolean {
  return value !== undefined && value !== false;
}

function readField(
  field: ActField,
  placed: PlacedSchema,
  written: Written,
  { type, io }: { readonly type: string; readonly io: Pick<Io, "cwd"> },
): ReadValue {
  const value = written[optionKey(field.option)];
  if (field.kind === "flag") return value === true ? { value, diagnostics: [] } : { diagnostics: [] };
  if (value === undefined || typeof value === "boolean") return { diagnostics: [] };
  const texts = typeof value === "string" ? [value] : value;
  if (field.kind === "statement") return digestsOfStatements(texts, type, io);
  return field.kind === "file"
    ? digestOfFile(texts.at(-1) ?? "", io)
    : readValue(texts, placed, field.option);
}

function digestOfFile(file: string, { cwd }: Pick<Io, "cwd">): ReadValue {
  const path = resolve(cwd, file);
  const { digest, diagnostic } = digestFile(path, displayPath(path, cwd));
  return digest === undefined ? { diagnostics: [diagnostic] } : { value: digest, diagnostics: [] };
}

/** Only an earlier statement of the same type can be carried on. */
function digestsOfStatements(files: readonly string[], type: string, io: Pick<Io, "cwd">): ReadValue {
  const read = files.map((file) => digestOfStatement(file, type, io));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  return { value: [...new Set(read.map(({ value }) => value ?? null))], diagnostics };
}

function digestOfStatement(file: string, type: string, io: Pick<Io, "cwd">): ReadValue {
  const bytes = readFileBytes(file, io);
  const { statement, diagnostics } = readEarlierEnvelope(bytes);
  if (statement === undefined) return { diagnostics };
  if (statement.type !== type) {
    const wanted = annotated(rootSchema(type, schemas).schema).title;
    return {
      diagnostics: [runDiagnostic("act/other-type", { found: titleOf(statement), wanted }, bytes.name)],
    };
  }
  return { value: statementDigest(statement.payload), diagnostics: [] };
}

function missing(field: ActField, placed: PlacedSchema): Diagnostic {
  const { title } = annotated(placed.schema);
  return runDiagnostic("act/missing-option", { title, form: optionForm(field, placed) }, field.option);
}
