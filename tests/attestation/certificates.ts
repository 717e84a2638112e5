import { BitString, Integer, Utf8String } from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, ExtKeyUsage, Time } from "pkijs";
import { rawToDer } from "../../src/attestation/ecdsa-signature.ts";
import type { EnvelopeSignature } from "../../src/attestation/envelope.ts";

type Pair = Awaited<ReturnType<typeof newPair>>;

/** Is a certificate that a test made, with the key it is of. */
export interface Issued {
  readonly certificate: Certificate;
  readonly pem: string;
  readonly pair: Pair;
}

/** Is what a test's certificate says; what is left out, it leaves out. */
export interface Wanted {
  readonly commonName: string;
  readonly organization?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  /** The first byte of the extension keyUsage; beyond a byte, the extension is left out. */
  readonly usage?: number;
  /** The id of a critical extension that nobody knows. */
  readonly critical?: string;
  readonly hash?: string;
  /** The purposes of the extension extKeyUsage, which is critical. */
  readonly purposes?: readonly string[];
}

let serial = 0;

async function newPair() {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** Issues a certificate under another, or under itself. */
export async function issue(wanted: Wanted, issuer?: Issued): Promise<Issued> {
  const pair = await newPair();
  const certificate = new Certificate();
  serial += 1;
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  certificate.subject.typesAndValues.push(...namesOf(wanted));
  const above = issuer?.certificate ?? certificate;
  certificate.issuer.typesAndValues.push(...above.subject.typesAndValues);
  certificate.notBefore = new Time({ value: new Date(wanted.notBefore ?? "2026-01-01T00:00:00Z") });
  certificate.notAfter = new Time({ value: new Date(wanted.notAfter ?? "2027-01-01T00:00:00Z") });
  certificate.extensions = extensionsOf(wanted);
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  await certificate.sign((issuer?.pair ?? pair).privateKey, wanted.hash ?? "SHA-256");
  const base64 = Buffer.from(certificate.toSchema().toBER()).toString("base64");
  const pem = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  return { certificate, pem, pair };
}

function namesOf({ commonName, organization }: Wanted): AttributeTypeAndValue[] {
  const names = [
    new AttributeTypeAndValue({ type: "2.5.4.3", value: new Utf8String({ value: commonName }) }),
  ];
  if (organization !== undefined)
    names.push(
      new AttributeTypeAndValue({ type: "2.5.4.10", value: new Utf8String({ value: organization }) }),
    );
  return names;
}

function extensionsOf({ isAuthority, pathLength, usage, critical, purposes }: Wanted): Extension[] {
  const extensions: Extension[] = [];
  const add = (extnID: string, extnValue: ArrayBuffer, isCritical = true) =>
    extensions.push(new Extension({ extnID, critical: isCritical, extnValue }));
  if (isAuthority === true) {
    const length = pathLength === undefined ? {} : { pathLenConstraint: pathLength };
    add("2.5.29.19", new BasicConstraints({ cA: true, ...length }).toSchema().toBER());
  }
  if (usage !== undefined && usage <= 0xff)
    add("2.5.29.15", new BitString({ valueHex: new Uint8Array([usage]).buffer }).toBER());
  if (purposes !== undefined)
    add("2.5.29.37", new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema().toBER());
  if (critical !== undefined) add(critical, new Utf8String({ value: "?" }).toBER());
  return extensions;
}

/** Signs bytes by a certificate's key, as an envelope has it, with the certificates that come along. */
export async function certifiedSignature(
  leaf: Issued,
  bytes: Uint8Array,
  others: readonly Issued[] = [],
): Promise<EnvelopeSignature> {
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const raw = await crypto.subtle.sign(algorithm, leaf.pair.privateKey, new Uint8Array(bytes));
  return { sig: rawToDer(new Uint8Array(raw)), cert: [leaf, ...others].map(({ pem }) => pem).join("") };
}
