import { CryptoEngine } from "pkijs";

/** Names a way to sign that is done by WebCrypto. */
export type Scheme = "ed25519" | "ecdsa-p256" | "rsa-pkcs1" | "rsa-pss";

/** Is the platform's key, wherever WebCrypto is. */
type NativeKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const importing = {
  ed25519: { name: "Ed25519" },
  "ecdsa-p256": { name: "ECDSA", namedCurve: "P-256" },
  "rsa-pkcs1": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  "rsa-pss": { name: "RSA-PSS", hash: "SHA-256" },
} as const;

const using = {
  ed25519: { name: "Ed25519" },
  "ecdsa-p256": { name: "ECDSA", hash: "SHA-256" },
  "rsa-pkcs1": { name: "RSASSA-PKCS1-v1_5" },
  "rsa-pss": { name: "RSA-PSS", saltLength: 32 },
} as const;

/** Is a public key as WebCrypto reads it, in its one DER form. */
export interface NativePublicKey {
  readonly spki: Uint8Array;
  /** Bits of the modulus, of RSA only. */
  readonly modulusLength?: number;
}

/** Reads a public key (SubjectPublicKeyInfo in DER) of a scheme; nothing if it is not of that scheme. */
export async function readPublicKey(scheme: Scheme, spki: Uint8Array): Promise<NativePublicKey | undefined> {
  try {
    const key = await crypto.subtle.importKey("spki", spki, importing[scheme], true, ["verify"]);
    const written = new Uint8Array(await crypto.subtle.exportKey("spki", key));
    const length = modulusLength(key);
    return length === undefined ? { spki: written } : { spki: written, modulusLength: length };
  } catch {
    return undefined;
  }
}

function modulusLength({ algorithm }: NativeKey): number | undefined {
  return "modulusLength" in algorithm && typeof algorithm.modulusLength === "number"
    ? algorithm.modulusLength
    : undefined;
}

/** Verifies a signature in WebCrypto's own form (ECDSA: the two numbers side by side). */
export async function verifyNatively(
  scheme: Scheme,
  spki: Uint8Array,
  signature: Uint8Array,
  signed: Uint8Array,
): Promise<boolean> {
  try {
    const key = await verifyingKey(scheme, spki);
    return await crypto.subtle.verify(using[scheme], key, signature, signed);
  } catch {
    // Some platforms throw over a signature of the wrong length where others say that it is not right.
    return false;
  }
}

/** Keys by the very bytes of a key of the trust list: reading one takes longer than verifying by it. */
const verifyingKeys = new WeakMap<Uint8Array, Map<Scheme, Promise<NativeKey>>>();

function verifyingKey(scheme: Scheme, spki: Uint8Array): Promise<NativeKey> {
  const known = verifyingKeys.get(spki) ?? new Map<Scheme, Promise<NativeKey>>();
  const key =
    known.get(scheme) ?? crypto.subtle.importKey("spki", spki, importing[scheme], false, ["verify"]);
  verifyingKeys.set(spki, known.set(scheme, key));
  return key;
}

/** Signs with WebCrypto's own form of a signature. */
export type NativeSigner = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Reads a private key (PKCS#8 in DER) of a scheme; nothing if it is not of that scheme. */
export async function readPrivateKey(scheme: Scheme, pkcs8: Uint8Array): Promise<NativeSigner | undefined> {
  try {
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, importing[scheme], false, ["sign"]);
    if ((modulusLength(key) ?? MINIMUM_MODULUS) < MINIMUM_MODULUS) return undefined;
    return async (bytes) => new Uint8Array(await crypto.subtle.sign(using[scheme], key, bytes));
  } catch {
    return undefined;
  }
}

/** Is the length of the shortest RSA modulus that still counts, in bits. */
export const MINIMUM_MODULUS = 2048;

/** Names a hash that still counts. */
export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

/** Digests bytes. */
export async function digest(algorithm: HashName, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

/** Hands views to WebCrypto: of a buffer that another realm made, it knows only these. */
class PlatformEngine extends CryptoEngine {
  override verify(...[algorithm, key, signature, signed]: Parameters<CryptoEngine["verify"]>) {
    return super.verify(algorithm, key, viewOf(signature), viewOf(signed));
  }
}

function viewOf(bytes: Parameters<CryptoEngine["verify"]>[2]) {
  return ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
}

/** Lends WebCrypto to the library of certificates, which else takes whatever engine was last set for everybody. */
export function cryptoEngine(): CryptoEngine {
  return new PlatformEngine({ name: "gate57", crypto });
}
