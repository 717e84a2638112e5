import { utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256Digest } from "./bytes.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import type { Claim, Opened } from "./claim.ts";
import { type Effort, newEffort } from "./effort.ts";
import { type EnvelopeSignature, readEnvelope } from "./envelope.ts";
import { attestationLimits } from "./limits.ts";
import { preAuthEncoding } from "./pae.ts";
import { readPemFile } from "./pem.ts";
import { isSignedBy } from "./public-key.ts";
import { malformed, type Refusal, tooLarge } from "./refusal.ts";

/** Opens a DSSE envelope. */
export async function openEnvelope(name: string, bytes: Uint8Array): Promise<Opened | Refusal> {
  const envelope = readEnvelope(name, bytes);
  if ("code" in envelope) return envelope;
  const { payloadType, payload, signatures } = envelope;
  const signed = preAuthEncoding(payloadType, payload);
  const effort = newEffort();
  const known = new Map<string, Certificate>();
  const claims: Claim[] = [];
  for (const signature of signatures) {
    const certificates = await certificatesOf(signature, known);
    if ("code" in certificates) return certificates;
    claims.push(claimOf(signature, certificates, signed, effort));
  }
  return { payload, claims, effort };
}

/** Signatures bring the same certificates along again and again: each is read once for all of them. */
async function certificatesOf(
  { cert }: EnvelopeSignature,
  known: Map<string, Certificate>,
): Promise<readonly Certificate[] | Refusal> {
  if (cert === undefined) return [];
  const blocks = readPemFile(utf8ToBytes(cert));
  const certificates: Certificate[] = [];
  for (const { label, der } of blocks) {
    const digest = sha256Digest(der);
    const isBeyond = known.size >= attestationLimits.certificates && !known.has(digest);
    if (isBeyond) return tooLarge("certificates", attestationLimits.certificates);
    const certificate = known.get(digest) ?? (label === "CERTIFICATE" && (await readCertificate(der)));
    if (!certificate) return malformed("bad-certificate");
    known.set(digest, certificate);
    certificates.push(certificate);
  }
  return blocks.length === 0 ? malformed("bad-certificate") : [...new Set(certificates)];
}

function claimOf(
  { keyid, sig }: EnvelopeSignature,
  certificates: readonly Certificate[],
  signed: Uint8Array,
  effort: Effort,
): Claim {
  const digest = certificates[0]?.publicKey?.digest;
  const hints = [keyid, digest].filter((hint) => hint !== undefined);
  const statement = {};
  return {
    hints,
    certificates,
    isBy: (key) => effort.verify(statement, key, () => isSignedBy(key, sig, signed)),
    effort,
  };
}
