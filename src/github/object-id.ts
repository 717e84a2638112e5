import { createHash } from "node:crypto";

/** Tells whether a text names an object of git: by SHA-1, or by SHA-256 where a repository uses that. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Tells whether these bytes are the file that git names so. */
export function isBlob(content: Uint8Array, id: string): boolean {
  const hash = createHash(id.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${content.byteLength}\0`).update(content).digest("hex") === id;
}
