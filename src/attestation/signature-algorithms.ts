import { AlgorithmIdentifier, RSASSAPSSParams } from "pkijs";
import type { HashName } from "./web-crypto.ts";

const HASHES: Readonly<Record<string, HashName>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

/** Signature algorithms that name their hash: RSA PKCS#1 v1.5 and ECDSA. */
const WITH_HASH: Readonly<Record<string, HashName>> = {
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.3.2": "SHA-256",
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
};

const RSA = "1.2.840.113549.1.1.1";
const RSA_PSS = "1.2.840.113549.1.1.10";

/** Reads which hash an algorithm identifier names; nothing for SHA-1, MD5 and whatever is unknown. */
export function hashOf({ algorithmId }: AlgorithmIdentifier): HashName | undefined {
  return Object.hasOwn(HASHES, algorithmId) ? HASHES[algorithmId] : undefined;
}

/** Tells whether a certificate's signature is of a kind that still counts. */
export function isStrongSignature(algorithm: AlgorithmIdentifier): boolean {
  return hashOfSignature(algorithm) !== undefined;
}

/** Tells whether a CMS signature uses the hash by which its content is digested, and no weaker one beside. */
export function isSignatureWith(algorithm: AlgorithmIdentifier, hash: HashName): boolean {
  return algorithm.algorithmId === RSA || hashOfSignature(algorithm) === hash;
}

function hashOfSignature(algorithm: AlgorithmIdentifier): HashName | undefined {
  const { algorithmId } = algorithm;
  if (algorithmId === RSA_PSS) return hashOfPss(algorithm);
  return Object.hasOwn(WITH_HASH, algorithmId) ? WITH_HASH[algorithmId] : undefined;
}

/** Both hashes of RSASSA-PSS have to be the same one; left out, they are SHA-1. */
function hashOfPss({ algorithmParams }: AlgorithmIdentifier): HashName | undefined {
  try {
    const { hashAlgorithm, maskGenAlgorithm } = new RSASSAPSSParams({ schema: algorithmParams });
    const mask = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams });
    return mask.algorithmId === hashAlgorithm.algorithmId ? hashOf(hashAlgorithm) : undefined;
  } catch {
    return undefined;
  }
}
