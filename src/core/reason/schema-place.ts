import { schemas } from "../../generated/schemas.ts";
import type { Subject } from "../policy/policy-set.ts";
import { childSchema, type PlacedSchema, rootSchema } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { manifestKinds } from "../validate/kinds.ts";
import { ANY, type PatternText, readPattern } from "./place-pattern.ts";

/** Says what the schema wants of a place, in the terms in which values are chosen. */
export interface SchemaPlace {
  readonly type: "boolean" | "integer" | "string" | "array" | "object";
  readonly placed: PlacedSchema;
  readonly constant?: Json;
  readonly values?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern?: string;
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
  /** The property that tells the elements of a list apart. */
  readonly key?: string;
  /** The dotted path of the list a text names an element of. */
  readonly references?: string;
  readonly required: readonly string[];
}

/** Names the schema of a root of a case's data. */
export function schemaNameOf(root: "facts" | "attested" | "plan", subject: Subject) {
  if (root === "facts") return manifestKinds[subject];
  return root === "plan" ? manifestKinds.Plan : ("attested-facts" as const);
}

/** Makes what finds the schema of a pattern; undefined where the schema knows no such place. */
export function schemaPlaces(subject: Subject): (pattern: PatternText) => SchemaPlace | undefined {
  const found = new Map<PatternText, SchemaPlace | undefined>();
  return (pattern) => {
    if (!found.has(pattern)) found.set(pattern, find(pattern, subject));
    return found.get(pattern);
  };
}

function find(pattern: PatternText, subject: Subject): SchemaPlace | undefined {
  const { root, tokens } = readPattern(pattern);
  let placed: PlacedSchema | undefined = rootSchema(schemaNameOf(root, subject), schemas);
  for (const token of tokens) {
    placed = placed && childSchema(placed, token === ANY ? "0" : token, schemas);
  }
  return placed && describe(placed);
}

const TYPES = ["boolean", "integer", "string", "array", "object"] as const;

function describe(placed: PlacedSchema): SchemaPlace | undefined {
  const { schema } = placed;
  const type = TYPES.find((one) => one === ownProperty(schema, "type"));
  if (!type) return undefined;
  const own = (name: string) => ownProperty(schema, name);
  return {
    type,
    placed,
    minLength: numberOr(own("minLength"), 0),
    maxLength: numberOr(own("maxLength"), Number.MAX_SAFE_INTEGER),
    minItems: numberOr(own("minItems"), 0),
    maxItems: numberOr(own("maxItems"), Number.MAX_SAFE_INTEGER),
    uniqueItems: own("uniqueItems") === true,
    required: textsOf(own("required")) ?? [],
    ...optional("constant", own("const")),
    ...optional("values", textsOf(own("enum"))),
    ...optional("format", textOf(own("format"))),
    ...optional("minimum", numberOf(own("minimum"))),
    ...optional("maximum", numberOf(own("maximum"))),
    ...optional("pattern", textOf(own("pattern"))),
    ...optional("key", textOf(own("x-key"))),
    ...optional("references", textOf(own("x-references"))),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  const entry: { [P in K]?: V } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return numberOf(value) ?? otherwise;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function textsOf(value: Json | undefined): readonly string[] | undefined {
  return isJsonArray(value) ? value.filter((one) => typeof one === "string") : undefined;
}

/** Tells whether a text, number or truth value is one its place may have. */
export function fitsPlace(value: Json, place: SchemaPlace): boolean {
  if (place.constant !== undefined) return value === place.constant;
  if (place.type === "boolean") return typeof value === "boolean";
  if (place.type === "integer") return typeof value === "number" && isIntegerOf(value, place);
  if (place.type === "string") return typeof value === "string" && isTextOf(value, place);
  return place.type === "array" ? isJsonArray(value) : isJsonObject(value);
}

function isIntegerOf(value: number, { minimum, maximum }: SchemaPlace): boolean {
  if (!Number.isSafeInteger(value)) return false;
  return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
}

function isTextOf(value: string, { values, format, pattern, minLength, maxLength }: SchemaPlace): boolean {
  if (values) return values.includes(value);
  if (format === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const length = [...value].length;
  if (length < minLength || length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}
