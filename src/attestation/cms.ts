import { Constructed, ObjectIdentifier, OctetString, Primitive } from "asn1js";
import {
  type Attribute,
  ContentInfo,
  IssuerAndSerialNumber,
  Certificate as ParsedCertificate,
  SignedData,
  SignerInfo,
} from "pkijs";
import { isSameBytes, utf8Text } from "./bytes.ts";
import { isSameName } from "./distinguished-name.ts";
import { readPem } from "./pem.ts";
import { hashOf, isSignatureWith } from "./signature-algorithms.ts";
import { cryptoEngine, digest } from "./web-crypto.ts";

const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";

/** Reads a CMS signature (`.p7s`, DER or PEM); nothing for any other bytes. */
export function readSignedData(bytes: Uint8Array): SignedData | undefined {
  try {
    const info = ContentInfo.fromBER(derOf(bytes));
    return info.contentType === SIGNED_DATA ? new SignedData({ schema: info.content }) : undefined;
  } catch {
    return undefined;
  }
}

function derOf(bytes: Uint8Array): Uint8Array {
  const text = bytes[0] === 0x30 ? undefined : utf8Text(bytes);
  const block = readPem(text ?? "").find(({ label }) => label === "CMS" || label === "PKCS7");
  return block?.der ?? bytes;
}

/** Tells whether a signature leaves out what it signs, which has to be plain data. */
export function isDetached({ encapContentInfo }: SignedData): boolean {
  return encapContentInfo.eContentType === DATA && encapContentInfo.eContent === undefined;
}

/** Finds the certificates that a signature brings along; those of other kinds are left out. */
export function certificatesIn({ certificates }: SignedData): readonly ParsedCertificate[] {
  return (certificates ?? []).filter((one) => one instanceof ParsedCertificate);
}

/** Finds the certificate that a signer names, by issuer and serial number or by the key's identifier. */
export function isOfSigner({ sid }: SignerInfo, certificate: ParsedCertificate): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return isSameName(certificate.issuer, sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  const named = identifierIn(sid);
  const own = certificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue;
  return named !== undefined && own instanceof OctetString && isSameBytes(own.valueBlock.valueHexView, named);
}

/** Reads the key identifier of a signer, whose place in the signature the library leaves as it was written. */
function identifierIn(sid: unknown): Uint8Array | undefined {
  if (sid instanceof Primitive) return sid.valueBlock.valueHexView;
  const [inner] = sid instanceof Constructed ? sid.valueBlock.value : [];
  return inner instanceof OctetString ? inner.valueBlock.valueHexView : undefined;
}

/**
 * Tells whether one signer's signature over the content is right for the key of a certificate. The library
 * verifies it; what it leaves to its callers is checked before: strong hashes everywhere, and signed
 * attributes that are there once and speak of exactly this content.
 */
export async function isRightSignature(
  signer: SignerInfo,
  certificate: ParsedCertificate,
  content: Uint8Array,
): Promise<boolean> {
  try {
    const hash = hashOf(signer.digestAlgorithm);
    if (hash === undefined || !isSignatureWith(signer.signatureAlgorithm, hash)) return false;
    const attributes = signer.signedAttrs?.attributes;
    if (attributes !== undefined && !speakOf(attributes, await digest(hash, content))) return false;
    const alone = onlySigner(signer, certificate);
    const signed = { signer: 0, data: content.slice().buffer, checkChain: false };
    return await alone.verify(signed, cryptoEngine());
  } catch {
    return false;
  }
}

/** Keeps one signer with one certificate, so that the library can take no other. */
function onlySigner(signer: SignerInfo, certificate: ParsedCertificate): SignedData {
  const { issuer, serialNumber } = certificate;
  const named = new SignerInfo({ ...signer, sid: new IssuerAndSerialNumber({ issuer, serialNumber }) });
  return new SignedData({ certificates: [certificate], signerInfos: [named] });
}

function speakOf(attributes: readonly Attribute[], contentDigest: Uint8Array): boolean {
  const type = onlyValue(attributes, CONTENT_TYPE);
  const written = onlyValue(attributes, MESSAGE_DIGEST);
  return (
    type instanceof ObjectIdentifier &&
    type.valueBlock.toString() === DATA &&
    written instanceof OctetString &&
    isSameBytes(written.valueBlock.valueHexView, contentDigest)
  );
}

/** An attribute that stands twice, or has two values, could be read in two ways: it is none. */
function onlyValue(attributes: readonly Attribute[], id: string): unknown {
  const found = attributes.filter(({ type }) => type === id);
  const values = found.flatMap((attribute): readonly unknown[] => attribute.values);
  return found.length === 1 && values.length === 1 ? values[0] : undefined;
}
