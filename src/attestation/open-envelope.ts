import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Certificate, readCertificates } from "./certificate.ts";
import type { Claim, Opened } from "./claim.ts";
import { type EnvelopeSignature, readEnvelope } from "./envelope.ts";
import { attestationLimits } from "./limits.ts";
import { preAuthEncoding } from "./pae.ts";
import { isSignedBy } from "./public-key.ts";
import { malformed, type Refusal, tooLarge } from "./refusal.ts";

/** Opens a DSSE envelope. */
export async function openEnvelope(name: string, bytes: Uint8Array): Promise<Opened | Refusal> {
  const envelope = readEnvelope(name, bytes);
  if ("code" in envelope) return envelope;
  const { payloadType, payload, signatures } = envelope;
  const signed = preAuthEncoding(payloadType, payload);
  const claims: Claim[] = [];
  for (const signature of signatures) {
    const certificates = await certificatesOf(signature);
    if ("code" in certificates) return certificates;
    claims.push(claimOf(signature, certificates, signed));
  }
  return { payload, claims };
}

async function certificatesOf({ cert }: EnvelopeSignature): Promise<readonly Certificate[] | Refusal> {
  if (cert === undefined) return [];
  const { certificates: limit } = attestationLimits;
  if (cert.split("-----BEGIN").length - 1 > limit) return tooLarge("certificates", limit);
  return (await readCertificates(utf8ToBytes(cert))) ?? malformed("bad-certificate");
}

function claimOf(
  { keyid, sig }: EnvelopeSignature,
  certificates: readonly Certificate[],
  signed: Uint8Array,
): Claim {
  const digest = certificates[0]?.publicKey?.digest;
  const hints = [keyid, digest].filter((hint) => hint !== undefined);
  return { hints, certificates, isBy: (key) => isSignedBy(key, sig, signed) };
}
