import { sha256Digest } from "./bytes.ts";
import { derToRaw } from "./ecdsa-signature.ts";
import { MINIMUM_MODULUS, readPublicKey, type Scheme, verifyNatively } from "./web-crypto.ts";

/** Names the types of key that can be trusted. */
export type KeyType = "ed25519" | "ecdsa-p256" | "rsa";

/** Is a public key in its one DER form, by whose digest it is known wherever it turns up. */
export interface PublicKey {
  readonly type: KeyType;
  readonly spki: Uint8Array;
  readonly digest: string;
}

/** The schemes of each type of key; which one is used is never the envelope's choice. */
const SCHEMES = {
  ed25519: ["ed25519"],
  "ecdsa-p256": ["ecdsa-p256"],
  rsa: ["rsa-pkcs1", "rsa-pss"],
} as const satisfies Record<KeyType, readonly Scheme[]>;

const KEY_TYPES = ["ed25519", "ecdsa-p256", "rsa"] as const satisfies readonly KeyType[];

/** Reads a public key (SubjectPublicKeyInfo in DER); nothing if it is of no type that can be trusted. */
export async function importPublicKey(spki: Uint8Array): Promise<PublicKey | undefined> {
  for (const type of KEY_TYPES) {
    const key = await readPublicKey(SCHEMES[type][0], spki);
    if (key === undefined) continue;
    if ((key.modulusLength ?? MINIMUM_MODULUS) < MINIMUM_MODULUS) return undefined;
    return { type, spki: key.spki, digest: sha256Digest(key.spki) };
  }
  return undefined;
}

/** Tells whether a signature (ECDSA: in DER) over bytes is the key's, by a scheme of the key's own type. */
export async function isSignedBy(
  key: PublicKey,
  signature: Uint8Array,
  signed: Uint8Array,
): Promise<boolean> {
  const native = key.type === "ecdsa-p256" ? derToRaw(signature) : signature;
  if (native === undefined) return false;
  for (const scheme of SCHEMES[key.type])
    if (await verifyNatively(scheme, key.spki, native, signed)) return true;
  return false;
}
