import { isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import type { SchemaRegistry } from "./json-schema.ts";
import { schemaTrail } from "./schema-at.ts";

/** Says what people need to know of a place in a document. */
export interface Annotations {
  /** A short label; of a list's element without its own, the list's. */
  readonly title: Text;
  readonly description: Text;
  /** Which part of the manifest it belongs to: `request`, `design` or `record`. */
  readonly part: string | undefined;
  /** Who can supply it: `vendor`, `owner`, ... */
  readonly actor: string | undefined;
  /** Tells that it must not leave the organisation. */
  readonly isConfidential: boolean;
  /** What its absence means, where absence means something. */
  readonly absence: Text | undefined;
}

const nothing: Annotations = {
  title: { vi: "", en: "" },
  description: { vi: "", en: "" },
  part: undefined,
  actor: undefined,
  isConfidential: false,
  absence: undefined,
};

/**
 * Reads the annotations of the place a JSON pointer names. Part, actor and confidentiality come down from
 * the properties above unless a place has its own; of a place the schema does not know, those of the
 * nearest it does.
 */
export function annotationsAt(name: string, pointer: string, registry: SchemaRegistry): Annotations {
  const trail = schemaTrail(name, parsePointer(pointer), registry);
  return trail.reduce((above, { schema }) => annotated(schema, above), nothing);
}

/** Adds what one schema says to what comes down from above. */
export function annotated(schema: JsonObject, above: Annotations = nothing): Annotations {
  return {
    title: pair(schema, "title", "x-title-en") ?? above.title,
    description: pair(schema, "description", "x-description-en") ?? above.description,
    part: text(schema, "x-part") ?? above.part,
    actor: text(schema, "x-actor") ?? above.actor,
    isConfidential: above.isConfidential || ownProperty(schema, "x-confidential") === true,
    absence: absenceOf(ownProperty(schema, "x-absence")),
  };
}

function absenceOf(value: Json | undefined): Text | undefined {
  return isJsonObject(value) ? pair(value, "vi", "en") : undefined;
}

function pair(object: JsonObject, vi: string, en: string): Text | undefined {
  const vietnamese = text(object, vi);
  return vietnamese === undefined ? undefined : { vi: vietnamese, en: text(object, en) ?? vietnamese };
}

function text(object: JsonObject, key: string): string | undefined {
  const value = ownProperty(object, key);
  return typeof value === "string" ? value : undefined;
}
