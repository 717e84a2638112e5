import type { SignatureRefusalCode } from "../core/diagnostic/attestation-signature-messages.ts";
import type { Text } from "../core/source/source.ts";
import type { Container } from "./container.ts";
import type { Statement } from "./statement.ts";
import type { StatementType } from "./statement-types.ts";
import type { TrustedAuthority, TrustList } from "./trust-list.ts";

/** Is a statement that is signed as the trust list asks. */
export interface Verified {
  readonly state: "verified";
  /** The name of its container. */
  readonly source: string;
  readonly digest: string;
  readonly statement: Statement;
  /** In whose name it is signed. */
  readonly authority: TrustedAuthority;
  /** Who signed: another only under a delegation. */
  readonly signedBy: TrustedAuthority;
  /** The ids of the keys that count, sorted. */
  readonly keys: readonly string[];
}

/** Is a container that counts for nothing, with as much of it as can be made out. */
export interface Refused {
  readonly state: "refused";
  readonly source: string;
  readonly type?: StatementType;
  readonly id?: string;
  readonly digest?: string;
  readonly code: SignatureRefusalCode;
  readonly reason: Text;
}

export type Verification = Verified | Refused;

/** Verifies one container; whatever its bytes, it is refused rather than thrown over. */
export async function verifyContainer(
  _container: Container,
  _trust: TrustList | undefined,
): Promise<Verification> {
  throw new Error("comes with the next commit");
}

/** Verifies containers, in their order. */
export async function verifyAll(
  containers: readonly Container[],
  trust: TrustList | undefined,
): Promise<readonly Verification[]> {
  return Promise.all(containers.map((container) => verifyContainer(container, trust)));
}
