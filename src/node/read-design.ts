import { createHash } from "node:crypto";
import { parseDocuments } from "../core/parse/parse-documents.ts";
import type { JsonObject } from "../core/source/json.ts";
import { readBytes } from "./read-bytes.ts";
import { MAX_BYTES } from "./read-source.ts";

/** Reads an approved design; one whose bytes do not have the digest it is named after is as absent. */
export function readDesign(path: string, hex: string): JsonObject | undefined {
  try {
    const bytes = readBytes(path, MAX_BYTES);
    if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") !== hex) return undefined;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const { documents, diagnostics } = parseDocuments({ name: hex, text });
    return diagnostics.length > 0 || documents.length !== 1 ? undefined : documents[0]?.value;
  } catch {
    return undefined;
  }
}
