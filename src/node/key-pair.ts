import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";

/** Lists the types of key that can be made, the first by default. */
export const KEY_ALGORITHMS = ["ed25519", "ecdsa-p256", "rsa"] as const;

export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** Holds a new key as files will hold it. */
export interface KeyPair {
  /** PKCS#8 PEM, encrypted where there is a passphrase. */
  readonly privatePem: string;
  readonly publicPem: string;
  /** The SHA-256 digest of the public key (SubjectPublicKeyInfo), by which revocations name it. */
  readonly digest: string;
}

const RSA_BITS = 3072;

/** Generates a key pair; the private key is encrypted (AES-256) with the passphrase, if there is one. */
export function newKeyPair(algorithm: KeyAlgorithm, passphrase?: string): KeyPair {
  const { privateKey, publicKey } = generated(algorithm);
  const encryption = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem", ...encryption }).toString(),
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    digest: digestOfKey(publicKey),
  };
}

function generated(algorithm: KeyAlgorithm): {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
} {
  switch (algorithm) {
    case "ed25519":
      return generateKeyPairSync("ed25519");
    case "ecdsa-p256":
      return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    case "rsa":
      return generateKeyPairSync("rsa", { modulusLength: RSA_BITS });
  }
}

function digestOfKey(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: "spki", format: "der" });
  return `sha256:${createHash("sha256").update(spki).digest("hex")}`;
}
