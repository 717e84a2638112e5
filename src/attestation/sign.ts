import type { Text } from "../core/source/source.ts";
import { rawToDer } from "./ecdsa-signature.ts";
import { type EnvelopeSignature, readEnvelope, writeEnvelope } from "./envelope.ts";
import { attestationLimits } from "./limits.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "./pae.ts";
import type { Problem } from "./problem.ts";
import type { Statement } from "./statement.ts";
import { readPrivateKey, type Scheme } from "./web-crypto.ts";

export type { Problem } from "./problem.ts";
export { spkiDigest, wrapSignature } from "./wrap.ts";

/** Signs bytes with one key. */
export interface Signer {
  readonly keyId: string;
  /** Signs; an ECDSA signature is in DER. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Makes a signer of a private key (PKCS#8 in DER); for RSA, the scheme may be chosen. */
export async function signerOf(
  pkcs8: Uint8Array,
  keyId: string,
  scheme: "rsa-pss" | "rsa-pkcs1" = "rsa-pss",
): Promise<Signer | Problem> {
  const schemes: readonly Scheme[] = ["ed25519", "ecdsa-p256", scheme];
  for (const one of schemes) {
    const sign = await readPrivateKey(one, pkcs8);
    if (sign === undefined) continue;
    return one === "ecdsa-p256"
      ? { keyId, sign: async (bytes) => rawToDer(await sign(bytes)) }
      : { keyId, sign };
  }
  return { problem: UNSUPPORTED_KEY };
}

/** Signs a statement and writes its envelope. */
export async function signEnvelope(statement: Statement, signers: readonly Signer[]): Promise<string> {
  return writeEnvelope(statement.payload, await signaturesOf(statement.payload, signers));
}

/** Adds signatures to an envelope; one by the same key id takes the place of what was there. */
export async function addSignatures(
  envelope: Uint8Array,
  signers: readonly Signer[],
): Promise<{ readonly envelope: string } | Problem> {
  const read = readEnvelope("", envelope);
  if ("code" in read) return { problem: read.reason };
  const added = await signaturesOf(read.payload, signers);
  return withSignatures(read.payload, read.signatures, added);
}

/** Joins signatures to an envelope's, as long as they are not too many. */
export function withSignatures(
  payload: Uint8Array,
  present: readonly EnvelopeSignature[],
  added: readonly EnvelopeSignature[],
): { readonly envelope: string } | Problem {
  const isReplaced = ({ keyid }: EnvelopeSignature): boolean =>
    keyid !== undefined && added.some((one) => one.keyid === keyid);
  const all = [...present.filter((one) => !isReplaced(one)), ...added];
  if (all.length > attestationLimits.signatures) return { problem: TOO_MANY_SIGNATURES };
  return { envelope: writeEnvelope(payload, all) };
}

async function signaturesOf(
  payload: Uint8Array,
  signers: readonly Signer[],
): Promise<readonly EnvelopeSignature[]> {
  const bytes = preAuthEncoding(PAYLOAD_TYPE, payload);
  return Promise.all(signers.map(async ({ keyId, sign }) => ({ keyid: keyId, sig: await sign(bytes) })));
}

const UNSUPPORTED_KEY: Text = {
  vi: "không phải khóa riêng PKCS#8 loại Ed25519, ECDSA P-256 hoặc RSA từ 2048 bit",
  en: "it is not a PKCS#8 private key of Ed25519, ECDSA P-256, or RSA of 2048 bits or more",
};
const TOO_MANY_SIGNATURES: Text = {
  vi: `một phong bì có nhiều nhất ${attestationLimits.signatures} chữ ký`,
  en: `an envelope has at most ${attestationLimits.signatures} signatures`,
};
