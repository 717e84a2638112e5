import type { TrustedAuthority } from "../attestation/trust-list.ts";
import type { Verification } from "../attestation/verify.ts";
import type { JsonObject } from "../core/source/json.ts";
import { ownProperty } from "../core/source/json.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { NamedAuthority, VerifiedEnvelope } from "../reporters/verification-text.ts";

/** Names the dates of all predicates, in the order in which they are told. */
const DATES = ["date", "asOf", "validFrom", "validUntil", "deadline"] as const;

/** Describes what is found of one signed statement by its signatures. */
export function envelopeOf(verification: Verification): VerifiedEnvelope {
  const { source, state } = verification;
  if (verification.state === "refused") {
    const { type = null, id, digest, code, reason } = verification;
    const known = { ...(id === undefined ? {} : { id }), ...(digest === undefined ? {} : { digest }) };
    return { source, state, type, ...known, code, reason };
  }
  const { statement, digest, authority, signedBy, keys, signatures } = verification;
  const { type, predicate, subjects } = statement;
  const id = ownProperty(predicate, "id");
  return {
    ...{ source, state, type, ...(typeof id === "string" ? { id } : {}), digest },
    ...{ authority: named(authority), signedBy: named(signedBy), keys, signatures },
    ...{ subjects: subjects.map(({ name, sha256 }) => ({ name, sha256 })), dates: datesOf(predicate) },
    reason: null,
  };
}

type Row = Verdict["attestations"][number];

/** Adds what a manifest's verdict says of the statement: that it counts there, or why it does not. */
export function heldToManifest(envelope: VerifiedEnvelope, row: Row | undefined): VerifiedEnvelope {
  if (envelope.state === "refused" || row === undefined) return envelope;
  if (row.state !== "refused") return { ...envelope, counts: true };
  const { code, reason, changes } = row;
  return {
    ...envelope,
    ...{ state: "refused", counts: false, ...(code === undefined ? {} : { code }), reason },
    ...(changes === undefined ? {} : { changes }),
  };
}

function named({ id, names }: TrustedAuthority): NamedAuthority {
  return { id, name: names[0] ?? id };
}

function datesOf(predicate: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    DATES.flatMap((name) => {
      const value = ownProperty(predicate, name);
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
}
