/** Bounds what is read of attestations: each limit is far above a real one and far below what could harm. */
export const attestationLimits = {
  /** Bytes of one envelope, of one detached signature, and of the bytes that are signed. */
  bytes: 1_048_576,
  /** Envelopes and detached signatures of one folder. */
  containers: 1_000,
  /** Signatures of one envelope. */
  signatures: 20,
  /** Certificates that one signature brings along. */
  certificates: 10,
  /** Keys of one trust list. */
  keys: 2_000,
} as const;
