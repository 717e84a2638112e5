import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../core/diagnostic/messages.ts";
import type { Document } from "../core/parse/document.ts";
import { parseDocuments } from "../core/parse/parse-documents.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../core/source/json.ts";
import { utf8Text } from "./bytes.ts";
import { malformedWords } from "./malformed-words.ts";

/** Is one JSON object, or what is wrong with the bytes. */
export interface JsonRead {
  readonly document?: Document;
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads JSON as strictly as a manifest: it has to be JSON by the letter, and whatever the core refuses in a
 * document (a key twice, hidden characters, numbers that no computer keeps exactly, depth) is refused here.
 * Unlike in a document, null stays: a signed absence is a fact.
 */
export function readStrictJson(name: string, bytes: Uint8Array): JsonRead {
  const text = utf8Text(bytes);
  const parsed = text === undefined ? undefined : parseJson(text);
  if (text === undefined || parsed === undefined) return { problems: [notJson(name)] };
  const { documents, diagnostics } = parseDocuments({ name, text });
  const problems = diagnostics.filter(({ severity }) => severity === "error");
  const [document] = documents;
  if (problems.length > 0 || document === undefined || !isJsonObject(parsed))
    return { problems: problems.length > 0 ? problems : [notJson(name)] };
  return { document: { ...document, value: composedObject(parsed), blanks: [] }, problems: [] };
}

function notJson(name: string): Diagnostic {
  return diagnostic(
    "attestation/malformed",
    { problem: malformedWords["not-json"] },
    { source: { name, text: "" } },
  );
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Puts text in NFC, as it is in the documents that statements are compared with. */
function composed(value: Json): Json {
  if (typeof value === "string") return value.normalize("NFC");
  if (isJsonArray(value)) return value.map(composed);
  return isJsonObject(value) ? composedObject(value) : value;
}

function composedObject(value: JsonObject): JsonObject {
  const result: Record<string, Json> = Object.create(null);
  for (const [key, item] of Object.entries(value)) result[key.normalize("NFC")] = composed(item);
  return result;
}
