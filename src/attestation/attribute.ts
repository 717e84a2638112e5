import type { Act } from "./act.ts";
import { coversDay } from "./certificate.ts";
import { isSubject } from "./certificate-subject.ts";
import { followChain } from "./chain.ts";
import type { Claim } from "./claim.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { useFor } from "./statement-types.ts";
import type { TrustedKey, TrustList } from "./trusted.ts";

/** Is a key of the trust list whose signature is right, by the digest of the public key that verified it. */
export interface Signature {
  readonly key: TrustedKey;
  readonly digest: string;
}

/** Finds which keys of the trust list a signature is by, and refuses it where there is none that may sign. */
export async function attribute(
  claim: Claim,
  act: Act,
  trust: TrustList,
  expected: readonly TrustedKey[],
): Promise<readonly (Signature | Refusal)[]> {
  const named = trust.keys.filter((key) => isNamed(key, claim));
  const found: (Signature | Refusal)[] = [];
  for (const key of named.length > 0 ? named : expected) {
    const result = await judge(claim, key, act, trust);
    if (result !== undefined) found.push(result);
  }
  if (found.length > 0) return found;
  if (named.length > 0) return [refusal("attestation/bad-signature", { keys: named.map(({ id }) => id) })];
  return [refusal("attestation/untrusted", { authority: act.authority, who: "nobody" })];
}

/** A signature names a key by its id or digest, or by a certificate for the subject that the list has. */
function isNamed({ id, material }: TrustedKey, { hints, certificates: [leaf] }: Claim): boolean {
  if (hints.includes(id)) return true;
  if (material.known !== "issued") return hints.includes(material.publicKey.digest);
  return leaf !== undefined && isSubject(leaf, material.subject);
}

/** Judges a signature by one key; nothing if it is not this key's. */
async function judge(
  claim: Claim,
  key: TrustedKey,
  act: Act,
  trust: TrustList,
): Promise<Signature | Refusal | undefined> {
  const { material } = key;
  if (material.known === "issued") return judgeIssued(claim, key, act, trust);
  const { publicKey } = material;
  if (!(await claim.isBy(publicKey))) return undefined;
  const fault = revoked([publicKey.digest], key, act, trust) ?? unfit(key, act);
  if (fault !== undefined) return fault;
  if (material.known === "certificate" && !coversDay(material.certificate, act.date))
    return outOfTime(key, act);
  return { key, digest: publicKey.digest };
}

/** A certificate counts by whom it names and by the root it was issued under. */
async function judgeIssued(
  claim: Claim,
  key: TrustedKey,
  act: Act,
  trust: TrustList,
): Promise<Signature | Refusal | undefined> {
  const [leaf, ...others] = claim.certificates;
  if (key.material.known !== "issued" || leaf?.publicKey === undefined) return undefined;
  const { root, subject } = key.material;
  if (!isSubject(leaf, subject) || !(await claim.isBy(leaf.publicKey))) return undefined;
  const chain = await followChain(leaf, { given: others, root, date: act.date, effort: claim.effort });
  if ("problem" in chain) {
    const data = { authority: act.authority, who: "certificate", problem: chain.problem } as const;
    return refusal("attestation/untrusted", data);
  }
  const path = "path" in chain ? chain.path : [leaf];
  const digests = path.flatMap(({ publicKey }) => (publicKey === undefined ? [] : [publicKey.digest]));
  const fault = revoked(digests, key, act, trust) ?? unfit(key, act);
  if (fault !== undefined) return fault;
  return "outOfTime" in chain ? outOfTime(key, act) : { key, digest: leaf.publicKey.digest };
}

function revoked(
  digests: readonly string[],
  { id }: TrustedKey,
  act: Act,
  { revocations }: TrustList,
): Refusal | undefined {
  for (const digest of digests) {
    const revocation = revocations.get(digest);
    if (revocation !== undefined && !revocation.stillAccepted.includes(act.digest))
      return refusal("attestation/revoked", { key: id, why: revocation.reason });
  }
  return undefined;
}

function unfit({ id, uses, validFrom, validUntil }: TrustedKey, act: Act): Refusal | undefined {
  const { date, authority } = act;
  if (!uses.includes(useFor(act.statement.type)))
    return refusal("attestation/untrusted", { authority, who: "other-use", key: id });
  if (date < validFrom) return refusal("attestation/key-not-valid", { date, fault: "not-yet", key: id });
  if (validUntil !== undefined && date > validUntil)
    return refusal("attestation/key-not-valid", { date, fault: "ended", key: id });
  return undefined;
}

function outOfTime({ id }: TrustedKey, { date }: Act): Refusal {
  return refusal("attestation/key-not-valid", { date, fault: "certificate", key: id });
}
