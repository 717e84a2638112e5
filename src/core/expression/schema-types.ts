import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { formatPointer, parsePointer } from "../source/json-pointer.ts";
import type { Field, Fields, KeyedList } from "./environment.ts";
import type { Type } from "./tree.ts";
import { unitNamed } from "./unit.ts";

/** Holds what the schemas say about the data: object types by name, and the keyed lists of each schema's root. */
export interface SchemaTypes {
  /** By `file#/json/pointer`; the root object of a file is `file#`. */
  readonly objects: ReadonlyMap<string, Fields>;
  /** By file, then by function name. */
  readonly lookups: ReadonlyMap<string, ReadonlyMap<string, KeyedList>>;
}

type Schemas = ReadonlyMap<string, JsonObject>;

/** A schema and where it is written; through a `$ref`, where it leads. */
interface Located {
  readonly file: string;
  readonly pointer: string;
  readonly schema: JsonObject;
  /** Annotations beside a `$ref`, which go before those it leads to. */
  readonly beside: JsonObject;
}

/**
 * Reads the types of a set of JSON schemas by file name: all objects reachable from their roots.
 * Throws on a schema outside the subset that the documents' schemas keep to, which is our own mistake.
 */
export function typesOfSchemas(schemas: Schemas): SchemaTypes {
  const objects = new Map<string, Fields>();
  const lookups = new Map<string, ReadonlyMap<string, KeyedList>>();
  for (const [file, schema] of schemas) {
    const root = { file, pointer: "", schema, beside: {} };
    addObject(schemas, objects, root);
    lookups.set(file, new Map(lookupsBelow(schemas, root, [])));
  }
  return { objects, lookups };
}

function nameOf({ file, pointer }: Located): string {
  return `${file}#${pointer}`;
}

function addObject(schemas: Schemas, objects: Map<string, Fields>, located: Located): void {
  const name = nameOf(located);
  if (objects.has(name)) return;
  const fields = new Map<string, Field>();
  // The name is taken before the fields are read, because an object may hold itself.
  objects.set(name, fields);
  for (const [property, child] of propertiesOf(schemas, located)) {
    const absence = annotation(child, "x-absence") !== undefined;
    const type = typeOf(schemas, objects, child);
    fields.set(property, { type, absence, ...(isRequest(child) ? { isRequest: true } : {}) });
  }
}

/** What lies below a request is reached through it, so that the annotation itself is all there is to see. */
function isRequest(located: Located): boolean {
  return annotation(located, "x-part") === "request";
}

function propertiesOf(schemas: Schemas, located: Located): readonly (readonly [string, Located])[] {
  const properties = ownProperty(located.schema, "properties");
  if (!isJsonObject(properties)) throw new Error(`an object without properties: ${nameOf(located)}`);
  return Object.keys(properties).map((property) => [
    property,
    child(schemas, located, ["properties", property]),
  ]);
}

/** Follows a path within a schema, and the `$ref` at its end. */
function child(schemas: Schemas, { file, pointer, schema }: Located, path: readonly string[]): Located {
  const next = within(schema, path);
  if (!next) throw new Error(`no schema: ${file}#${pointer}${formatPointer(path)}`);
  return resolved(schemas, { file, pointer: `${pointer}${formatPointer(path)}`, schema: next, beside: {} });
}

function within(schema: JsonObject, path: readonly string[]): JsonObject | undefined {
  let at: Json | undefined = schema;
  for (const step of path) at = isJsonObject(at) ? ownProperty(at, step) : undefined;
  return isJsonObject(at) ? at : undefined;
}

function resolved(schemas: Schemas, located: Located): Located {
  const ref = ownProperty(located.schema, "$ref");
  if (typeof ref !== "string") return located;
  const [file = "", pointer = ""] = ref.split("#");
  const target = file === "" ? located.file : file;
  const root = schemas.get(target);
  const schema = root && within(root, parsePointer(pointer));
  if (!schema) throw new Error(`a $ref that leads nowhere: ${ref} in ${nameOf(located)}`);
  return resolved(schemas, {
    file: target,
    pointer,
    schema,
    beside: { ...located.schema, ...located.beside },
  });
}

function annotation({ schema, beside }: Located, name: string): Json | undefined {
  return ownProperty(beside, name) ?? ownProperty(schema, name);
}

function typeOf(schemas: Schemas, objects: Map<string, Fields>, located: Located): Type {
  switch (ownProperty(located.schema, "type")) {
    case "boolean":
      return { kind: "bool" };
    case "integer":
      return { kind: "int", unit: unitNamed(textOf(annotation(located, "x-unit"))) };
    case "string":
      return textType(located);
    case "array":
      return listType(schemas, objects, located);
    case "object":
      addObject(schemas, objects, located);
      return { kind: "object", name: nameOf(located) };
    default:
      throw new Error(`a schema without one supported type: ${nameOf(located)}`);
  }
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function textType(located: Located): Type {
  const format = annotation(located, "format");
  if (format === "date") return { kind: "date" };
  if (format === "duration") return { kind: "period" };
  const oneOf = valuesOf(located);
  const references = textOf(annotation(located, "x-references"));
  return { kind: "string", ...(oneOf && { oneOf }), ...(references !== undefined && { references }) };
}

function valuesOf(located: Located): readonly string[] | undefined {
  const only = textOf(ownProperty(located.schema, "const"));
  const values = annotation(located, "enum");
  if (isJsonArray(values)) return values.filter((value) => typeof value === "string");
  return only === undefined ? undefined : [only];
}

function listType(schemas: Schemas, objects: Map<string, Fields>, located: Located): Type {
  const element = typeOf(schemas, objects, child(schemas, located, ["items"]));
  const least = annotation(located, "minItems");
  return { kind: "list", element, mayBeEmpty: !(typeof least === "number" && least >= 1) };
}

/** Finds the keyed lists that have one place in the document: below objects only, never below another list. */
function lookupsBelow(
  schemas: Schemas,
  located: Located,
  path: readonly string[],
  above: readonly string[] = [],
): Lookups {
  const name = nameOf(located);
  if (above.includes(name)) return [];
  return propertiesOf(schemas, located).flatMap(([property, next]) => {
    const kind = ownProperty(next.schema, "type");
    if (isRequest(next)) return [];
    if (kind === "object") return lookupsBelow(schemas, next, [...path, property], [...above, name]);
    return kind === "array" ? lookupOf(schemas, next, [...path, property]) : [];
  });
}

type Lookups = readonly (readonly [string, KeyedList])[];

function lookupOf(schemas: Schemas, located: Located, path: readonly string[]): Lookups {
  const name = textOf(annotation(located, "x-lookup"));
  const key = textOf(annotation(located, "x-key"));
  if (name === undefined || key === undefined) return [];
  const element = typeOf(schemas, new Map(), child(schemas, located, ["items"]));
  return [[name, { list: path.join("."), key, element }]];
}
