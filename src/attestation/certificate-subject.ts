import type { Certificate } from "./certificate.ts";
import { attributeText } from "./distinguished-name.ts";

/** Is what the certificate of a signer has to name. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organization?: string;
  readonly serialNumber?: string;
}

const FIELDS = {
  commonName: "2.5.4.3",
  organization: "2.5.4.10",
  serialNumber: "2.5.4.5",
} as const satisfies Record<keyof CertificateSubject, string>;

/** Tells whether a certificate names exactly what is wanted; a field that it names twice is none. */
export function isSubject(certificate: Certificate, wanted: CertificateSubject): boolean {
  const isNamed = (field: keyof CertificateSubject): boolean =>
    wanted[field] === undefined || named(certificate, FIELDS[field]) === wanted[field].normalize("NFC");
  return isNamed("commonName") && isNamed("organization") && isNamed("serialNumber");
}

function named({ parsed }: Certificate, id: string): string | undefined {
  const values = parsed.subject.typesAndValues.filter(({ type }) => type === id);
  return values.length === 1 ? attributeText(values[0]) : undefined;
}
