import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { schemas } from "../../generated/schemas.ts";
import type { SchemaRegistry } from "../schema/json-schema.ts";
import type { Json, JsonObject } from "../source/json.ts";
import { designPart } from "./design-part.ts";

/** Writes JSON data in the one form that is digested (RFC 8785). */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("this is not JSON data");
  return text;
}

/** Digests JSON data: SHA-256 over its RFC 8785 form, as `sha256:` and lower-case hexadecimal. */
export function digestOf(value: Json): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`;
}

/** Digests a manifest or plan whole: a verdict is about exactly this. */
export function manifestDigest(value: JsonObject): string {
  return digestOf(value);
}

/** Writes the design of a manifest or plan in the form that is digested: kept beside an approval, it is what was approved. */
export function designText(
  value: JsonObject,
  schemaName: string,
  registry: SchemaRegistry = schemas,
): string {
  return canonicalJson(designPart(value, schemaName, registry));
}

/** Digests the design of a manifest or plan: what an approval covers, whatever is recorded or requested later. */
export function designDigest(
  value: JsonObject,
  schemaName: string,
  registry: SchemaRegistry = schemas,
): string {
  return digestOf(designPart(value, schemaName, registry));
}
