import type { Certificate } from "./certificate.ts";
import type { Effort } from "./effort.ts";
import type { PublicKey } from "./public-key.ts";

/** Is one signature of a container, before anybody asks whose it is. */
export interface Claim {
  /** Names the key that may have signed, by its id in the trust list or by its digest; nothing depends on it being true. */
  readonly hints: readonly string[];
  /** Certificates that came along, the signer's first. */
  readonly certificates: readonly Certificate[];
  /** Tells whether the signature is right for a key. */
  readonly isBy: (key: PublicKey) => Promise<boolean>;
  /** Is shared by all signatures of a container. */
  readonly effort: Effort;
}

/** Is what a container says and by which signatures, before anybody is trusted. */
export interface Opened {
  readonly payload: Uint8Array;
  readonly claims: readonly Claim[];
  readonly effort: Effort;
}
