import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Text } from "../core/source/source.ts";
import { certificatesPem, readCertificate, readCertificates } from "./certificate.ts";
import { rawToDer } from "./ecdsa-signature.ts";
import { writeEnvelope } from "./envelope.ts";
import { PAYLOAD_TYPE, readPreAuthEncoding } from "./pae.ts";
import { readPemFile } from "./pem.ts";
import type { Problem } from "./problem.ts";
import { importPublicKey, isSignedBy, type PublicKey } from "./public-key.ts";

/**
 * Wraps a signature that was made elsewhere into an envelope, once it is right for the certificates (the
 * signer's first) or the public key given in PEM. Tokens give ECDSA signatures in either form; the envelope has DER.
 */
export async function wrapSignature(
  pae: Uint8Array,
  signature: Uint8Array,
  certificateOrKeyPem: string,
  keyId?: string,
): Promise<{ readonly envelope: string } | Problem> {
  const encoded = readPreAuthEncoding(pae);
  if (encoded?.payloadType !== PAYLOAD_TYPE) return { problem: NOT_PAE };
  const known = await readKnown(utf8ToBytes(certificateOrKeyPem));
  if (known === undefined) return { problem: NOT_A_KEY };
  const sig = await rightForm(known.key, signature, pae);
  if (sig === undefined) return { problem: NOT_BY_THIS_KEY };
  const { key, cert } = known;
  const written = { keyid: keyId ?? key.digest, sig, ...(cert === undefined ? {} : { cert }) };
  return { envelope: writeEnvelope(encoded.payload, [written]) };
}

async function rightForm(
  key: PublicKey,
  signature: Uint8Array,
  pae: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (await isSignedBy(key, signature, pae)) return signature;
  if (key.type !== "ecdsa-p256" || signature.length !== 64) return undefined;
  const der = rawToDer(signature);
  return (await isSignedBy(key, der, pae)) ? der : undefined;
}

interface Known {
  readonly key: PublicKey;
  readonly cert?: string;
}

async function readKnown(pem: Uint8Array): Promise<Known | undefined> {
  const certificates = await readCertificates(pem);
  const [leaf] = certificates ?? [];
  if (certificates !== undefined && leaf?.publicKey !== undefined)
    return { key: leaf.publicKey, cert: certificatesPem(certificates) };
  const [block] = readPemFile(pem);
  const key = block?.label === "PUBLIC KEY" ? await importPublicKey(block.der) : undefined;
  return key === undefined ? undefined : { key };
}

/**
 * Digests a public key, or a certificate's, given in PEM or DER: the name by which trust lists revoke keys.
 * Throws over anything else.
 */
export async function spkiDigest(pemOrDer: string | Uint8Array): Promise<string> {
  const bytes = typeof pemOrDer === "string" ? utf8ToBytes(pemOrDer) : pemOrDer;
  const [block] = readPemFile(bytes);
  const der = block?.der ?? bytes;
  const key = (await importPublicKey(der)) ?? (await readCertificate(der))?.publicKey;
  if (key === undefined)
    throw new Error("this is neither a public key nor a certificate of a supported type");
  return key.digest;
}

const NOT_PAE: Text = {
  vi: "tệp đã ký không phải tệp `.pae` do gate57 viết",
  en: "what was signed is not a `.pae` that gate57 wrote",
};
const NOT_A_KEY: Text = {
  vi: "không phải chứng thư hay khóa công khai PEM loại Ed25519, ECDSA P-256 hoặc RSA từ 2048 bit",
  en: "it is not a certificate or public key in PEM, of Ed25519, ECDSA P-256, or RSA of 2048 bits or more",
};
const NOT_BY_THIS_KEY: Text = {
  vi: "chữ ký không đúng với chứng thư hoặc khóa công khai này, trên đúng nội dung này",
  en: "the signature is not right for this certificate or public key over exactly these bytes",
};
