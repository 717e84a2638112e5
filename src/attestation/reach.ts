import type { Act } from "./act.ts";
import type { Signature } from "./attribute.ts";
import { countSigners } from "./count-signers.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { Delegation, TrustedAuthority, TrustList } from "./trusted.ts";

/** Is who signed, and by which keys. */
export interface Reached {
  readonly signedBy: TrustedAuthority;
  readonly keys: readonly string[];
  readonly signatures: readonly KeySignature[];
}

/** Names a key that signed by its id in the trust list and by the digest of its public key. */
export interface KeySignature {
  readonly key: string;
  readonly digest: string;
}

/**
 * Finds whether signatures reach the threshold of the authority in whose name they stand, or of one to whom
 * it delegated the act. Signatures of several authorities are never added up.
 */
export function reach(
  act: Act,
  authority: TrustedAuthority,
  signatures: readonly Signature[],
  trust: TrustList,
): Reached | Refusal {
  const faults: Refusal[] = [];
  let most: { readonly by: TrustedAuthority; readonly count: number } | undefined;
  for (const by of [authority, ...trust.authorities.filter((one) => one !== authority)]) {
    const own = signatures.filter(({ key }) => key.authority === by.id);
    const [first] = own;
    if (first === undefined) continue;
    const fault = by === authority ? undefined : undelegated(act, by, first.key.id, trust.delegations);
    if (fault !== undefined) faults.push(fault);
    else {
      const count = countSigners(own);
      if (count >= by.threshold) return { signedBy: by, keys: namesOf(own), signatures: signaturesOf(own) };
      most ??= { by, count };
    }
  }
  const [fault] = faults;
  if (most === undefined && fault !== undefined) return fault;
  const { by, count } = most ?? { by: authority, count: 0 };
  return refusal("attestation/too-few-signatures", { authority: by.id, threshold: by.threshold, count });
}

function namesOf(signatures: readonly Signature[]): readonly string[] {
  return [...new Set(signatures.map(({ key }) => key.id))].sort();
}

/** One key may be listed under several ids, and one id may stand for several certificates. */
function signaturesOf(signatures: readonly Signature[]): readonly KeySignature[] {
  const each = new Map(signatures.map(({ key: { id }, digest }) => [`${id} ${digest}`, { key: id, digest }]));
  return [...each.keys()].sort().flatMap((name) => each.get(name) ?? []);
}

function undelegated(
  act: Act,
  by: TrustedAuthority,
  key: string,
  delegations: readonly Delegation[],
): Refusal | undefined {
  const { authority, date } = act;
  const given = delegations.filter(({ from, to }) => from === authority && to === by.id);
  if (given.some((one) => isFor(one, act))) return undefined;
  if (given.length > 0)
    return refusal("attestation/key-not-valid", { date, fault: "delegation", key, by: authority });
  return refusal("attestation/untrusted", { authority, who: "other-authority", key, by: by.id });
}

function isFor(delegation: Delegation, { statement, date, level, system }: Act): boolean {
  const { maxLevel, systems, validFrom, validUntil } = delegation;
  const isInTime = validFrom <= date && date <= validUntil;
  // An act that names no level, as a waiver does, could be of any.
  const isInLevel = maxLevel === undefined || (level !== undefined && level <= maxLevel);
  const isOfSystem = systems === undefined || (system !== undefined && systems.includes(system));
  return delegation.for.includes(statement.type) && isInTime && isInLevel && isOfSystem;
}
