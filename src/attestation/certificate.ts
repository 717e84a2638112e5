import { BitString } from "asn1js";
import { BasicConstraints, ExtKeyUsage, Certificate as ParsedCertificate } from "pkijs";
import { addPeriod } from "../core/expression/calendar.ts";
import { toBase64 } from "./bytes.ts";
import { readPemFile, writePem } from "./pem.ts";
import { importPublicKey, type PublicKey } from "./public-key.ts";

/** Is an X.509 certificate with its key. */
export interface Certificate {
  readonly parsed: ParsedCertificate;
  readonly der: Uint8Array;
  /** Is absent where the key is of no type that can sign statements; such a certificate may still issue others. */
  readonly publicKey: PublicKey | undefined;
}

/** Reads a certificate in DER; nothing for any other bytes. */
export async function readCertificate(der: Uint8Array): Promise<Certificate | undefined> {
  try {
    const parsed = ParsedCertificate.fromBER(der);
    return await certificateOf(parsed);
  } catch {
    return undefined;
  }
}

/** Pairs a certificate that was read with its key. */
export async function certificateOf(parsed: ParsedCertificate): Promise<Certificate> {
  const spki = new Uint8Array(parsed.subjectPublicKeyInfo.toSchema().toBER());
  const der = new Uint8Array(parsed.toSchema(false).toBER());
  return { parsed, der, publicKey: await importPublicKey(spki) };
}

/** Reads the certificates of a PEM file in their order; nothing if it holds none, or anything else. */
export async function readCertificates(bytes: Uint8Array): Promise<readonly Certificate[] | undefined> {
  const blocks = readPemFile(bytes);
  if (blocks.length === 0 || blocks.some(({ label }) => label !== "CERTIFICATE")) return undefined;
  const read = await Promise.all(blocks.map(({ der }) => readCertificate(der)));
  const certificates = read.filter((one) => one !== undefined);
  return certificates.length === read.length ? certificates : undefined;
}

/** Writes certificates as PEM, one after the other. */
export function certificatesPem(certificates: readonly Certificate[]): string {
  return certificates.map(({ der }) => writePem("CERTIFICATE", toBase64(der))).join("");
}

/** Tells whether a certificate is valid for the whole of a day at +07:00, the time of Vietnam. */
export function coversDay({ parsed }: Certificate, date: string): boolean {
  const before = addPeriod(date, "P1D", -1);
  if (before === undefined) return false;
  const [first, last] = [`${before}T17:00:00.000Z`, `${date}T16:59:59.000Z`];
  return instant(parsed.notBefore) <= first && last <= instant(parsed.notAfter);
}

/** Writes an instant so that instants compare as text; one that no calendar has is before its own past. */
function instant({ value }: ParsedCertificate["notBefore"]): string {
  try {
    return value.toISOString();
  } catch {
    return "";
  }
}

const BASIC_CONSTRAINTS = "2.5.29.19";
const KEY_USAGE = "2.5.29.15";
const PURPOSES = "2.5.29.37";

/** Extensions that are judged here, or that say nothing against signing documents. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  PURPOSES,
  /* certificate policies */ "2.5.29.32",
  /* alternative names of the subject */ "2.5.29.17",
]);

/** Tells whether nothing critical stands in a certificate that is not understood, and no extension twice. */
export function isUnderstood({ parsed }: Certificate): boolean {
  const extensions = parsed.extensions ?? [];
  const ids = new Set(extensions.map(({ extnID }) => extnID));
  return (
    ids.size === extensions.length && extensions.every((one) => !one.critical || UNDERSTOOD.has(one.extnID))
  );
}

/** Masks of the bits of the extension keyUsage, in its first byte. */
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const CERTIFICATE_SIGNING = 0x04;

/** Purposes (extKeyUsage) of certificates by which people sign: one that names others alone, a server's, does not. */
const OF_SIGNERS: ReadonlySet<string> = new Set([
  /* any purpose */ "2.5.29.37.0",
  /* protection of e-mail */ "1.3.6.1.5.5.7.3.4",
  /* signing of documents */ "1.3.6.1.5.5.7.3.36",
  /* authentication of a client */ "1.3.6.1.5.5.7.3.2",
]);

/** Tells whether a certificate's key may sign documents. */
export function maySign(certificate: Certificate): boolean {
  return mayBeUsed(certificate, DIGITAL_SIGNATURE | NON_REPUDIATION) && isForSigners(certificate);
}

/** Tells whether a certificate is for signers, or, of an authority, for issuing to them; one without purposes is for all. */
export function isForSigners(certificate: Certificate): boolean {
  const purposes = extension(certificate, PURPOSES);
  if (purposes === undefined) return true;
  const { parsedValue } = purposes;
  return parsedValue instanceof ExtKeyUsage && parsedValue.keyPurposes.some((one) => OF_SIGNERS.has(one));
}

/** Tells whether a certificate's key may sign certificates, with so many intermediate ones below it. */
export function mayIssue(certificate: Certificate, intermediates: number): boolean {
  const constraints = extension(certificate, BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const { pathLenConstraint } = constraints;
  const longest = pathLenConstraint === undefined ? Number.POSITIVE_INFINITY : Number(pathLenConstraint);
  // A length that is no number of this platform (an overlong integer) limits nothing and so allows nothing.
  return intermediates <= longest && mayBeUsed(certificate, CERTIFICATE_SIGNING);
}

function mayBeUsed(certificate: Certificate, mask: number): boolean {
  const usage = extension(certificate, KEY_USAGE);
  if (usage === undefined) return true;
  const bits = usage.parsedValue;
  return bits instanceof BitString && ((bits.valueBlock.valueHexView[0] ?? 0) & mask) !== 0;
}

function extension({ parsed }: Certificate, id: string) {
  return parsed.extensions?.find(({ extnID }) => extnID === id);
}
