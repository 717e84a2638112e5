import { type Annotations, annotated } from "../../src/core/schema/annotations-at.ts";
import { childSchema, type PlacedSchema, rootSchema } from "../../src/core/schema/json-schema.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  ownProperty,
} from "../../src/core/source/json.ts";
import { schemas } from "../../src/generated/schemas.ts";

/** Is a place in a document while it is changed: its schema and what comes down from above. */
interface At {
  readonly schema: PlacedSchema | undefined;
  readonly notes: Annotations | undefined;
}

type Change = (value: Json, at: At, down: (token: string) => At) => Json;

/** Changes every value of a document, those below it first. */
function changed(value: Json, at: At, change: Change): Json {
  const down = (token: string): At => {
    const next = at.schema && childSchema(at.schema, token, schemas);
    return { schema: next, notes: next ? annotated(next.schema, at.notes) : at.notes };
  };
  if (isJsonArray(value))
    return change(
      value.map((one, index) => changed(one, down(String(index)), change)),
      at,
      down,
    );
  if (!isJsonObject(value)) return change(value, at, down);
  const entries = Object.entries(value).map(([key, one]) => [key, changed(one, down(key), change)] as const);
  return change(Object.fromEntries(entries), at, down);
}

function everywhere(document: JsonObject, change: Change): JsonObject {
  const name = document.kind === "Plan" ? "plan" : "system-manifest";
  const schema = rootSchema(name, schemas);
  const value = changed(document, { schema, notes: annotated(schema.schema) }, change);
  if (!isJsonObject(value)) throw new Error("a document stays a mapping");
  return value;
}

/** Turns around every keyed list whose keys are no secret. */
export function withListsReversed(document: JsonObject): JsonObject {
  return everywhere(document, (value, { schema }, down) => {
    const key = ownProperty(schema?.schema ?? {}, "x-key");
    if (!isJsonArray(value) || typeof key !== "string") return value;
    const element = down("0");
    const own = element.schema && childSchema(element.schema, key, schemas);
    const isSecret = own ? annotated(own.schema, element.notes).isConfidential : true;
    return isSecret ? value : value.toReversed();
  });
}

/** Turns around the order of the names of every mapping. */
export function withNamesReversed(document: JsonObject): JsonObject {
  return everywhere(document, (value) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  );
}

/** Puts other values for those that are confidential: the same one for the same. */
export function withSecrets(document: JsonObject, replace: (secret: string | number) => Json): JsonObject {
  return everywhere(document, (value, { notes }) =>
    notes?.isConfidential && (typeof value === "string" || typeof value === "number")
      ? replace(value)
      : value,
  );
}

/** Lists the confidential texts and numbers of a document. */
export function secretsOf(document: JsonObject): readonly (string | number)[] {
  const found = new Set<string | number>();
  withSecrets(document, (secret) => {
    found.add(secret);
    return secret;
  });
  return [...found];
}
