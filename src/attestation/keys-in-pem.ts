import { utf8ToBytes } from "@noble/hashes/utils.js";
import { readCertificate } from "./certificate.ts";
import { holdsPrivateKey, readPem } from "./pem.ts";
import { importPublicKey, type KeyType } from "./public-key.ts";

/** Is a public key of a PEM file, by itself or in a certificate, with the digest by which trust lists name it. */
export interface PemKey {
  readonly kind: "public-key" | "certificate";
  readonly type: KeyType;
  readonly digest: string;
}

/** Is what a PEM file holds, or why that is nothing to digest. */
export interface PemKeys {
  readonly keys?: readonly PemKey[];
  readonly problem?: "digest/private-key" | "digest/no-key";
}

/** Digests the keys of a PEM file, in their order; a private key is not touched, and one block of anything else spoils all. */
export async function keysInPem(text: string): Promise<PemKeys> {
  if (holdsPrivateKey(utf8ToBytes(text))) return { problem: "digest/private-key" };
  const keys: PemKey[] = [];
  for (const { label, der } of readPem(text)) {
    const key =
      label === "CERTIFICATE" ? (await readCertificate(der))?.publicKey : await importPublicKey(der);
    if (key === undefined) return { problem: "digest/no-key" };
    const kind = label === "CERTIFICATE" ? "certificate" : "public-key";
    keys.push({ kind, type: key.type, digest: key.digest });
  }
  return keys.length === 0 ? { problem: "digest/no-key" } : { keys };
}
