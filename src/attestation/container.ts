import { attestationLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { malformed, tooLarge } from "./refusal.ts";

/** Is one signed statement as it lies in a folder: an envelope, a detached signature, or a file that is neither. */
export type Container =
  | { readonly name: string; readonly kind: "dsse"; readonly bytes: Uint8Array }
  | {
      /** Is the name of the `.p7s`; the bytes that were signed lie beside it. */
      readonly name: string;
      readonly kind: "cms";
      readonly bytes: Uint8Array;
      readonly content: Uint8Array;
    }
  | ({ readonly name: string; readonly kind: "unreadable" } & Refusal);

/** Names why a file of an attestation folder is no container. */
export type Unreadable =
  | "signature-without-content"
  | "content-without-signature"
  | "unknown-file"
  | "not-a-design"
  | "not-a-file"
  | "not-readable"
  | "too-large";

/** Makes the container of a file that cannot be one, so that it is reported like the others. */
export function unreadable(name: string, why: Unreadable): Container {
  const refusal = why === "too-large" ? tooLarge("bytes", attestationLimits.bytes) : malformed(why);
  return { name, kind: "unreadable", ...refusal };
}
