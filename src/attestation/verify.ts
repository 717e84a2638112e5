import type { SignatureRefusalCode } from "../core/diagnostic/attestation-signature-messages.ts";
import type { Text } from "../core/source/source.ts";
import { suggest } from "../core/source/suggest.ts";
import { type Act, actOf } from "./act.ts";
import { attribute, type Signature } from "./attribute.ts";
import type { Opened } from "./claim.ts";
import type { Container } from "./container.ts";
import { firstProblem } from "./envelope.ts";
import { attestationLimits } from "./limits.ts";
import { openCms } from "./open-cms.ts";
import { openEnvelope } from "./open-envelope.ts";
import { statementDigest } from "./pae.ts";
import { type KeySignature, type Reached, reach } from "./reach.ts";
import { type Refusal, refusal, tooLarge } from "./refusal.ts";
import { readStatement, type Statement } from "./statement.ts";
import { isAttestationType, type StatementType } from "./statement-types.ts";
import type { TrustedAuthority, TrustedKey, TrustList } from "./trusted.ts";

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
  /** Whether the trust list says which body runs the system it is about. */
  readonly operatorListed: boolean;
  /** The same with the digests of their public keys, by which trust lists revoke. */
  readonly signatures: readonly KeySignature[];
}

/** Is a container that counts for nothing, with as much of it as can be made out. */
export interface Refused {
  readonly state: "refused";
  readonly source: string;
  readonly type?: StatementType;
  readonly id?: string;
  readonly digest?: string;
  /** The system it says it is about, by nothing but its own word. */
  readonly subject?: string;
  readonly code: SignatureRefusalCode;
  readonly reason: Text;
}

export type Verification = Verified | Refused;

/** Verifies one container; whatever its bytes, it is refused rather than thrown over. */
export async function verifyContainer(
  container: Container,
  trust: TrustList | undefined,
): Promise<Verification> {
  const { name: source } = container;
  const opened = await open(container, trust);
  if ("code" in opened) return { state: "refused", source, ...plain(opened) };
  const digest = statementDigest(opened.payload);
  const { statement, type, id, problems } = readStatement(source, opened.payload);
  const read = { source, digest, ...(type && { type }), ...(id === undefined ? {} : { id }) };
  if (statement === undefined) return { state: "refused", ...read, ...firstProblem(problems) };
  const told = { ...read, ...systemOf(statement) };
  if (trust === undefined) return { state: "refused", ...told, ...refusal("attestation/no-trust", {}) };
  const withdrawn = trust.withdrawals.get(digest);
  if (withdrawn !== undefined)
    return { state: "refused", ...told, ...refusal("attestation/withdrawn", { why: withdrawn }) };
  const act = actOf(statement, digest);
  const authority = trust.authorities.find((one) => one.id === act.authority);
  if (authority === undefined) return { state: "refused", ...told, ...unknownAuthority(act, trust) };
  const reached = await judgeClaims(opened, act, authority, trust);
  if ("code" in reached) return { state: "refused", ...told, ...reached };
  const operatorListed = isOperatorListed(statement, trust);
  return { state: "verified", source, digest, statement, authority, ...reached, operatorListed };
}

function isOperatorListed({ subjects }: Statement, { authorities }: TrustList): boolean {
  return subjects.some(({ name }) => authorities.some(({ operates }) => operates.includes(name)));
}

/** Verifies containers, in their order. */
export async function verifyAll(
  containers: readonly Container[],
  trust: TrustList | undefined,
): Promise<readonly Verification[]> {
  return Promise.all(containers.map((container) => verifyContainer(container, trust)));
}

function open(container: Container, trust: TrustList | undefined): Promise<Opened | Refusal> | Refusal {
  if (container.kind === "unreadable") return container;
  if (container.kind === "dsse") return openEnvelope(container.name, container.bytes);
  const pinned = (trust?.keys ?? []).flatMap(({ material }) =>
    material.known === "certificate" ? [material.certificate] : [],
  );
  return openCms(container.bytes, container.content, pinned);
}

function systemOf({ type, subjects: [subject] }: Statement): { readonly subject?: string } {
  return subject !== undefined && isAttestationType(type) ? { subject: subject.name } : {};
}

function plain({ code, reason }: Refusal): Refusal {
  return { code, reason };
}

function unknownAuthority({ authority }: Act, { authorities }: TrustList): Refusal {
  const suggestion = suggest(
    authority,
    authorities.map(({ id }) => id),
  );
  const who = { who: "unknown-authority", ...(suggestion === undefined ? {} : { suggestion }) } as const;
  return refusal("attestation/untrusted", { authority, ...who });
}

async function judgeClaims(
  { claims, effort }: Opened,
  act: Act,
  authority: TrustedAuthority,
  trust: TrustList,
): Promise<Reached | Refusal> {
  const expected = keysThatMaySign(act, trust);
  const signatures: Signature[] = [];
  const faults: Refusal[] = [];
  for (const claim of claims)
    for (const one of await attribute(claim, act, trust, expected))
      if ("code" in one) faults.push(one);
      else signatures.push(one);
  if (effort.isExceeded()) return tooLarge("verifications", attestationLimits.verifications);
  const result = reach(act, authority, signatures, trust);
  if ("code" in result && signatures.length === 0) return gravest(faults) ?? result;
  return result;
}

/** Only keys that could make the act count are tried where a signature names none: an envelope cannot make work. */
function keysThatMaySign({ authority }: Act, { keys, delegations }: TrustList): readonly TrustedKey[] {
  const delegates = delegations.filter(({ from }) => from === authority).map(({ to }) => to);
  const signers = new Set([authority, ...delegates]);
  return keys.filter((key) => signers.has(key.authority));
}

/** Where no signature counts, the one that came nearest to counting says why. */
const NEAREST_FIRST: readonly SignatureRefusalCode[] = [
  "attestation/revoked",
  "attestation/key-not-valid",
  "attestation/bad-signature",
  "attestation/untrusted",
];

function gravest(faults: readonly Refusal[]): Refusal | undefined {
  return NEAREST_FIRST.map((code) => faults.find((fault) => fault.code === code)).find(
    (fault) => fault !== undefined,
  );
}
