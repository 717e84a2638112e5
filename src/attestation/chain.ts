import type { Text } from "../core/source/source.ts";
import { isSameBytes } from "./bytes.ts";
import { type Certificate, coversDay, isForSigners, isUnderstood, mayIssue, maySign } from "./certificate.ts";
import { isSameName } from "./distinguished-name.ts";
import type { Effort } from "./effort.ts";
import { attestationLimits } from "./limits.ts";
import { isStrongSignature } from "./signature-algorithms.ts";
import { cryptoEngine } from "./web-crypto.ts";

/** Is the path from a signer's certificate to a root, leaf first, or why there is none. */
export type Chain =
  | { readonly path: readonly Certificate[] }
  | { readonly problem: Text }
  /** Tells that a certificate of the path is not valid for the whole of the day asked. */
  | { readonly outOfTime: Certificate };

/** Is by what a signer's certificate is followed to its root. */
export interface Following {
  /** Certificates that came along. */
  readonly given: readonly Certificate[];
  readonly root: Certificate;
  /** The day, at +07:00, on which every certificate has to be valid. */
  readonly date: string;
  readonly effort: Effort;
}

/** Follows a certificate to a trusted root by the certificates that came along. */
export async function followChain(leaf: Certificate, following: Following): Promise<Chain> {
  const path = await findPath(leaf, following);
  if (path === undefined) return { problem: NO_PATH };
  const problem = problemOf(path);
  if (problem !== undefined) return { problem };
  const outOfTime = path.find((certificate) => !coversDay(certificate, following.date));
  return outOfTime === undefined ? { path } : { outOfTime };
}

/** Each certificate is taken once, and the root as soon as it fits: no maze of certificates is walked. */
async function findPath(
  leaf: Certificate,
  { given, root, effort }: Following,
): Promise<readonly Certificate[] | undefined> {
  const path = [leaf];
  let left = given.filter((one) => !isSame(one, leaf) && !isSame(one, root));
  for (let current = leaf; path.length < attestationLimits.chain; ) {
    if (isSame(current, root)) return undefined;
    if (await isIssuedBy(current, root, effort)) return [...path, root];
    const issuer = await findIssuer(current, left, effort);
    if (issuer === undefined) return undefined;
    path.push(issuer);
    left = left.filter((one) => one !== issuer);
    current = issuer;
  }
  return undefined;
}

async function findIssuer(
  certificate: Certificate,
  candidates: readonly Certificate[],
  effort: Effort,
): Promise<Certificate | undefined> {
  for (const candidate of candidates) if (await isIssuedBy(certificate, candidate, effort)) return candidate;
  return undefined;
}

/** What costs nothing is asked first, so that only certificates that could fit take effort. */
async function isIssuedBy(certificate: Certificate, issuer: Certificate, effort: Effort): Promise<boolean> {
  const { parsed } = certificate;
  if (!isSameName(parsed.issuer, issuer.parsed.subject)) return false;
  if (parsed.signature.algorithmId !== parsed.signatureAlgorithm.algorithmId) return false;
  if (!isStrongSignature(parsed.signatureAlgorithm)) return false;
  return effort.verify(certificate, issuer, () => isSignedUnder(certificate, issuer));
}

async function isSignedUnder({ parsed }: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await parsed.verify(issuer.parsed, cryptoEngine());
  } catch {
    return false;
  }
}

function isSame(one: Certificate, other: Certificate): boolean {
  return isSameBytes(one.der, other.der);
}

function problemOf(path: readonly Certificate[]): Text | undefined {
  const [leaf, ...issuers] = path;
  if (!path.every(isUnderstood)) return NOT_UNDERSTOOD;
  if (leaf === undefined || !maySign(leaf)) return NOT_FOR_SIGNING;
  // The root is trusted by whoever listed it for this; an authority below it may be for servers alone.
  if (!issuers.slice(0, -1).every(isForSigners)) return NOT_FOR_SIGNING;
  // The issuer right above the leaf has no intermediate certificate below it.
  return issuers.every((issuer, index) => mayIssue(issuer, index)) ? undefined : NOT_AN_AUTHORITY;
}

const NO_PATH: Text = {
  vi: "không nối được tới chứng thư gốc trong danh sách tin cậy",
  en: "it does not lead to the root certificate of the trust list",
};
const NOT_UNDERSTOOD: Text = {
  vi: "có phần mở rộng bắt buộc mà gate57 không hiểu",
  en: "it has a critical extension that gate57 does not understand",
};
const NOT_FOR_SIGNING: Text = {
  vi: "không được dùng để ký văn bản (keyUsage, extKeyUsage)",
  en: "it is not for signing documents (keyUsage, extKeyUsage)",
};
const NOT_AN_AUTHORITY: Text = {
  vi: "được cấp bởi chứng thư không có quyền cấp (basicConstraints, keyUsage, độ dài chuỗi)",
  en: "it was issued under a certificate that may not issue (basicConstraints, keyUsage, path length)",
};
