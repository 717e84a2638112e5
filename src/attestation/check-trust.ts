import type { Document } from "../core/parse/document.ts";
import { type Reporter, unknownName } from "../core/policy/report.ts";
import { positionAt } from "../core/source/position.ts";
import type { TrustList as TrustListFile } from "../generated/types/trust-list.ts";
import type { PlacedKey } from "./build-trust.ts";
import { attestationLimits } from "./limits.ts";
import type { TrustedKey } from "./trusted.ts";

type Spec = TrustListFile["spec"];

/** Checks what the schema of trust lists cannot say: names that lead nowhere, keys that cannot count. */
export function checkTrust(
  document: Document,
  spec: Spec,
  keys: readonly PlacedKey[],
  report: Reporter,
): void {
  checkIds(document, "/spec/authorities", spec.authorities, report);
  checkIds(document, "/spec/certificateAuthorities", spec.certificateAuthorities ?? [], report);
  checkKeyIds(document, spec, report);
  checkSharing(document, keys, report);
  checkThresholds(document, spec, keys, report);
  checkDelegations(document, spec, report);
  checkRevocations(document, spec, keys, report);
}

function checkIds(
  document: Document,
  pointer: string,
  list: readonly { readonly id: string }[],
  report: Reporter,
): void {
  const first = new Map<string, string>();
  for (const [index, { id }] of list.entries()) {
    const path = `${pointer}/${index}/id`;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, path);
    else {
      const { line } = positionAt(document.source.text, document.locate(earlier).start);
      report.at(document, path, "trust/duplicate-id", { key: "id", value: id, line, scope: "list" });
    }
  }
}

function checkKeyIds(document: Document, { authorities }: Spec, report: Reporter): void {
  const owners = new Map<string, string>();
  for (const [at, { id: authority, keys }] of authorities.entries()) {
    for (const [index, key] of keys.entries()) {
      const pointer = `/spec/authorities/${at}/keys/${index}`;
      const other = owners.get(key.id);
      if (other === undefined) owners.set(key.id, authority);
      else report.at(document, `${pointer}/id`, "trust/duplicate-key-id", { name: key.id, other });
      checkDays(document, pointer, key, report);
    }
  }
  const count = authorities.reduce((sum, { keys }) => sum + keys.length, 0);
  const { keys: limit } = attestationLimits;
  if (count > limit) report.at(document, "/spec/authorities", "trust/too-many-keys", { limit }, "key");
}

function checkDays(
  document: Document,
  pointer: string,
  { validFrom: from, validUntil: until }: { readonly validFrom: string; readonly validUntil?: string },
  report: Reporter,
): void {
  if (until !== undefined && until < from)
    report.at(document, `${pointer}/validUntil`, "trust/ends-before-start", { from, until });
}

/** The same key may stand twice under one authority, renewed; under two, nobody could tell who signed. */
function checkSharing(document: Document, keys: readonly PlacedKey[], report: Reporter): void {
  const owners = new Map<string, string>();
  for (const { key, pointer } of keys) {
    const digest = digestOfKey(key);
    if (digest === undefined) continue;
    const other = owners.get(digest) ?? key.authority;
    owners.set(digest, other);
    if (other !== key.authority) report.at(document, pointer, "trust/shared-key", { other }, "key");
  }
}

function checkThresholds(
  document: Document,
  { authorities }: Spec,
  keys: readonly PlacedKey[],
  report: Reporter,
): void {
  for (const [index, { id, threshold }] of authorities.entries()) {
    const digests = keys.filter(({ key }) => key.authority === id).map(({ key }) => digestOfKey(key));
    // Who is known by an issuer may hold any number of keys; who has none signs by others alone.
    const isOpen = digests.length === 0 || digests.includes(undefined);
    const count = new Set(digests).size;
    if (threshold === undefined || isOpen || threshold <= count) continue;
    const data = { threshold, keys: count };
    report.at(document, `/spec/authorities/${index}/threshold`, "trust/threshold-out-of-reach", data);
  }
}

function checkDelegations(document: Document, { authorities, delegations }: Spec, report: Reporter): void {
  const known = authorities.map(({ id }) => id);
  for (const [index, delegation] of (delegations ?? []).entries()) {
    const pointer = `/spec/delegations/${index}`;
    for (const side of ["from", "to"] as const) {
      const name = delegation[side];
      if (known.includes(name)) continue;
      report.at(document, `${pointer}/${side}`, "trust/unknown-authority", unknownName(name, known));
    }
    checkDays(document, pointer, delegation, report);
  }
}

function checkRevocations(
  document: Document,
  { revocations }: Spec,
  keys: readonly PlacedKey[],
  report: Reporter,
): void {
  const known = new Set(keys.map(({ key }) => digestOfKey(key)));
  for (const [index, { key }] of (revocations ?? []).entries())
    if (!known.has(key))
      report.at(document, `/spec/revocations/${index}/key`, "trust/unknown-revoked-key", {});
}

function digestOfKey({ material }: TrustedKey): string | undefined {
  return material.known === "issued" ? undefined : material.publicKey.digest;
}
