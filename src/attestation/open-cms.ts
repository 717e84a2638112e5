import type { SignedData, SignerInfo } from "pkijs";
import type { Text } from "../core/source/source.ts";
import { type Certificate, certificateOf } from "./certificate.ts";
import type { Claim, Opened } from "./claim.ts";
import { certificatesIn, isDetached, isOfSigner, isRightSignature, readSignedData } from "./cms.ts";
import { type Effort, newEffort } from "./effort.ts";
import { attestationLimits as limits } from "./limits.ts";
import { PAYLOAD_TYPE, readPreAuthEncoding } from "./pae.ts";
import type { Problem } from "./problem.ts";
import { malformed, type Refusal, tooLarge } from "./refusal.ts";

/**
 * Opens a detached CMS signature over the bytes of a statement. Certificates that are known already stand in
 * for those that a signature does not bring along.
 */
export async function openCms(
  bytes: Uint8Array,
  content: Uint8Array,
  known: readonly Certificate[] = [],
): Promise<Opened | Refusal> {
  if (Math.max(bytes.length, content.length) > limits.bytes) return tooLarge("bytes", limits.bytes);
  const encoded = readPreAuthEncoding(content);
  if (encoded?.payloadType !== PAYLOAD_TYPE) return malformed("not-pae");
  const signed = readSignedData(bytes);
  if (signed === undefined) return malformed("not-cms");
  if (!isDetached(signed)) return malformed("not-detached");
  const { signerInfos } = signed;
  if (signerInfos.length === 0) return malformed("no-signature");
  if (signerInfos.length > limits.signatures) return tooLarge("signatures", limits.signatures);
  const brought = await broughtBy(signed);
  if ("code" in brought) return brought;
  const effort = newEffort();
  const claims = signerInfos.map((signer) => claimOf(signer, { brought, known, content, effort }));
  return { payload: encoded.payload, claims, effort };
}

async function broughtBy(signed: SignedData): Promise<readonly Certificate[] | Refusal> {
  const parsed = certificatesIn(signed);
  if (parsed.length > limits.certificates) return tooLarge("certificates", limits.certificates);
  try {
    return await Promise.all(parsed.map(certificateOf));
  } catch {
    return malformed("bad-certificate");
  }
}

/** Is what all signers of a detached signature share. */
interface Shared {
  readonly brought: readonly Certificate[];
  readonly known: readonly Certificate[];
  readonly content: Uint8Array;
  readonly effort: Effort;
}

function claimOf(signer: SignerInfo, { brought, known, content, effort }: Shared): Claim {
  const own = [...brought, ...known].find(({ parsed }) => isOfSigner(signer, parsed));
  if (own === undefined) return { hints: [], certificates: [], isBy: async () => false, effort };
  const digest = own.publicKey?.digest;
  return {
    hints: digest === undefined ? [] : [digest],
    certificates: [own, ...brought.filter((one) => one !== own)],
    isBy: async (key) =>
      key.digest === digest &&
      effort.verify(signer, own, () => isRightSignature(signer, own.parsed, content)),
    effort,
  };
}

/** Checks that detached signatures are right for the bytes and for the certificates they bring; trusts nobody. */
export async function checkCms(pae: Uint8Array, p7s: Uint8Array): Promise<Problem | undefined> {
  const opened = await openCms(p7s, pae);
  if ("code" in opened) return { problem: opened.reason };
  for (const { certificates, isBy } of opened.claims) {
    const key = certificates[0]?.publicKey;
    if (key === undefined) return { problem: NO_CERTIFICATE };
    if (!(await isBy(key))) return { problem: NOT_RIGHT };
  }
  return undefined;
}

const NO_CERTIFICATE: Text = {
  vi: "chữ ký CMS không kèm chứng thư của người ký, loại RSA từ 2048 bit hoặc ECDSA P-256",
  en: "the CMS signature does not bring the signer's certificate, of RSA of 2048 bits or more or ECDSA P-256",
};
const NOT_RIGHT: Text = {
  vi: "chữ ký CMS không đúng trên đúng nội dung này, hoặc dùng thuật toán băm yếu",
  en: "the CMS signature is not right over exactly these bytes, or uses a weak hash",
};
