import type { TrustList as TrustListFile } from "../generated/types/trust-list.ts";
import type { Certificate } from "./certificate.ts";
import type { CertificateSubject } from "./certificate-subject.ts";
import type { PublicKey } from "./public-key.ts";
import type { KeyUse, StatementType } from "./statement-types.ts";

type FileAuthority = TrustListFile["spec"]["authorities"][number];

/** Is who may sign, as the trust list has it. */
export interface TrustedAuthority {
  readonly id: string;
  /** The full name first, then every other name that a manifest may use. */
  readonly names: readonly string[];
  readonly kind: FileAuthority["kind"];
  readonly province?: string;
  /** The ids of the systems it runs. */
  readonly operates: readonly string[];
  readonly licence?: { readonly number: string; readonly validUntil: string };
  /** How many signatures by different keys it takes. */
  readonly threshold: number;
}

/** Is how a key is known: itself, by its certificate, or by whoever issues certificates to a subject. */
export type KeyMaterial =
  | { readonly known: "key"; readonly publicKey: PublicKey }
  | { readonly known: "certificate"; readonly publicKey: PublicKey; readonly certificate: Certificate }
  | { readonly known: "issued"; readonly root: Certificate; readonly subject: CertificateSubject };

/** Is a key of the trust list; its dates are first and last days. */
export interface TrustedKey {
  readonly id: string;
  readonly authority: string;
  readonly uses: readonly KeyUse[];
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly material: KeyMaterial;
}

/** Lets one authority sign in the name of another. */
export interface Delegation {
  readonly from: string;
  readonly to: string;
  readonly for: readonly StatementType[];
  readonly maxLevel?: number;
  readonly systems?: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Takes a key back; the statements listed by digest still count. */
export interface Revocation {
  readonly reason: string;
  readonly stillAccepted: readonly string[];
}

/** Is whom to trust, with every key read. */
export interface TrustList {
  readonly id: string;
  readonly digest: string;
  /** Tells that its keys are for demonstration only. */
  readonly demonstration: boolean;
  readonly authorities: readonly TrustedAuthority[];
  readonly keys: readonly TrustedKey[];
  readonly delegations: readonly Delegation[];
  /** Revocations by the digest of the public key. */
  readonly revocations: ReadonlyMap<string, Revocation>;
  /** Why statements were withdrawn, by their digest. */
  readonly withdrawals: ReadonlyMap<string, string>;
  /** A calendar period, for which a signed verdict holds. */
  readonly verdictsLast?: string;
}
