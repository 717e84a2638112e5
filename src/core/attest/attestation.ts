import type { JsonObject } from "../source/json.ts";
import type { Text } from "../source/source.ts";

/** Lists the statements that say something of one system, in the order in which they are told. */
export const ATTESTATION_TYPES = [
  "appraisal",
  "approval",
  "assessment",
  "waiver",
  "remediation",
  "exclusion",
] as const;
export type AttestationType = (typeof ATTESTATION_TYPES)[number];

/** Ties each type to the list of attested facts that its statements make. */
export const ATTESTED_LISTS = {
  appraisal: "appraisals",
  approval: "approvals",
  assessment: "assessments",
  waiver: "waivers",
  remediation: "remediations",
  exclusion: "exclusions",
} as const satisfies Readonly<Record<AttestationType, string>>;

/** Is who signed, by the trust list alone: nothing a statement says of its signatory counts. */
export interface Signatory {
  readonly id: string;
  /** Its name first, then what else it is called; at least one. */
  readonly names: readonly string[];
  readonly kind: string;
  /** Absent where it is competent in the whole country. */
  readonly province?: string;
  /** The ids of the systems it runs. */
  readonly operates: readonly string[];
  /** Its licence to assess; `validUntil` is the last day. */
  readonly licence?: { readonly number: string; readonly validUntil: string };
}

/** Is a statement whose signatures hold; whether it counts for a system is for `admit` to say. */
export interface VerifiedStatement {
  /** Names the file it came in. */
  readonly source: string;
  /** Digests the bytes that were signed: `sha256:` and hexadecimal. */
  readonly digest: string;
  readonly type: AttestationType;
  /** The one system it is about; `sha256` is hexadecimal alone. */
  readonly subject: { readonly name: string; readonly sha256: string };
  /** Valid by the schema of its type. */
  readonly predicate: JsonObject;
  /** In whose name it is signed. */
  readonly authority: Signatory;
  /** Who signed: another than the authority under a delegation. */
  readonly signedBy: Signatory;
  /** Whether the trust list says which body runs the system; who that is, a manifest only claims. */
  readonly operatorListed: boolean;
}

/** Is a container that counts for nothing, and why. */
export interface RefusedStatement {
  readonly source: string;
  readonly type?: AttestationType | "verdict" | "policy-set";
  readonly id?: string;
  readonly digest?: string;
  /** The system it says it is about, where that could be read. */
  readonly subject?: string;
  readonly code: string;
  readonly reason: Text;
}

/** Gathers what was found beside a manifest, its signatures already verified. */
export interface Attestations {
  readonly verified: readonly VerifiedStatement[];
  readonly refused: readonly RefusedStatement[];
  /** The designs that were approved, by their digest (`sha256:…`), so that changes can be told. */
  readonly designs: ReadonlyMap<string, JsonObject>;
}
