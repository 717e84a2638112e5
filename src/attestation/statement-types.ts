import { ATTESTATION_TYPES, type AttestationType } from "../core/attest/attestation.ts";

/** Names every type of statement: what is attested of a system, a signed verdict, a signed policy set. */
export const STATEMENT_TYPES = [...ATTESTATION_TYPES, "verdict", "policy-set"] as const;
export type StatementType = (typeof STATEMENT_TYPES)[number];

/** Names what a key of the trust list may sign. */
export type KeyUse = "attestation" | "policy-set" | "verdict";

/** Tells whether a name is a type of statement about a system. */
export function isAttestationType(name: string): name is AttestationType {
  return ATTESTATION_TYPES.some((type) => type === name);
}

/** Finds the use that a key needs to sign a statement of a type. */
export function useFor(type: StatementType): KeyUse {
  return isAttestationType(type) ? "attestation" : type;
}

/** Writes the predicate type of a statement, a URI without a host. */
export function predicateTypeOf(type: StatementType): string {
  return `gate57:${type}/v1`;
}

/** Reads a predicate type; nothing for one of others. */
export function typeOfPredicate(predicateType: unknown): StatementType | undefined {
  return STATEMENT_TYPES.find((type) => predicateTypeOf(type) === predicateType);
}

const SCHEMAS = {
  appraisal: "appraisal",
  approval: "approval",
  assessment: "assessment",
  waiver: "waiver",
  remediation: "remediation",
  exclusion: "exclusion",
  verdict: "signed-verdict",
  "policy-set": "policy-set",
} as const satisfies Record<StatementType, string>;

/** Names the schema of the predicate of a type. */
export function schemaOf(type: StatementType): (typeof SCHEMAS)[StatementType] {
  return SCHEMAS[type];
}
