import { ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedData, SignerInfo } from "pkijs";
import type { Issued } from "./certificates.ts";

/** Signs bytes in detached CMS by the library itself, without attributes, as openssl does with `-noattr`. */
export async function detachedBy(
  { certificate, pair }: Issued,
  content: Uint8Array,
  others: readonly Issued[] = [],
): Promise<Uint8Array> {
  const { issuer, serialNumber } = certificate;
  const sid = new IssuerAndSerialNumber({ issuer, serialNumber });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: SignedData.ID_DATA }),
    signerInfos: [new SignerInfo({ version: 1, sid })],
    certificates: [certificate, ...others.map((other) => other.certificate)],
  });
  await signed.sign(pair.privateKey, 0, "SHA-256", content.slice().buffer);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}
