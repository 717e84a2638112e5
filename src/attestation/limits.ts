/** Bounds what is read of attestations: each limit is far above a real one and far below what could harm. */
export const attestationLimits = {
  /** Bytes of one envelope, of one detached signature, and of the bytes that are signed. */
  bytes: 1_048_576,
  /** Envelopes and detached signatures of one folder. */
  containers: 1_000,
  /** Signatures of one envelope. */
  signatures: 20,
  /** Certificates that the signatures of one envelope bring along; the same one twice is one. */
  certificates: 30,
  /** Certificates from a signer's to the root, both counted. */
  chain: 5,
  /** Attempts to verify a signature, of statements and of certificates, for one envelope. */
  verifications: 200,
  /** Keys of one trust list. */
  keys: 2_000,
} as const;
