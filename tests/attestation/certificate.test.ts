import { describe, expect, test } from "vitest";
import { writeEnvelope } from "../../src/attestation/envelope.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { verifyContainer } from "../../src/attestation/verify.ts";
import { spkiDigest, wrapSignature } from "../../src/attestation/wrap.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { certifiedSignature, type Issued, issue, type Wanted } from "./certificates.ts";
import { approvalStatement, authority, dsse, trustOf } from "./fixtures.ts";

const SIGNS = 0xc0;
const ISSUES = 0x06;
const PURPOSE = "1.3.6.1.5.5.7.3";
const [SERVER, CLIENTS, CODE] = [`${PURPOSE}.1`, `${PURPOSE}.2`, `${PURPOSE}.3`] as const;
const [EMAIL, TIME_STAMPS, DOCUMENTS] = [`${PURPOSE}.4`, `${PURPOSE}.8`, `${PURPOSE}.36`] as const;
const ANY = "2.5.29.37.0";
const statement = approvalStatement();
const pae = preAuthEncoding(PAYLOAD_TYPE, statement.payload);

/** Signs the statement by a certificate's key, as a token would, and wraps it with a chain. */
async function wrapped(leaf: Issued, chain: readonly Issued[] = []): Promise<string> {
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, leaf.pair.privateKey, pae));
  const made = await wrapSignature(pae, raw, [leaf, ...chain].map(({ pem }) => pem).join(""));
  if ("problem" in made) throw new Error(made.problem.en);
  return made.envelope;
}

describe("a pinned certificate counts only on days that it covers whole, at +07:00", () => {
  test.each([
    ["from the first second to the last", "2026-11-09T17:00:00Z", "2026-11-10T16:59:59Z", "verified"],
    ["from a second too late", "2026-11-09T17:00:01Z", "2027-01-01T00:00:00Z", "key-not-valid"],
    ["to a second too early", "2026-01-01T00:00:00Z", "2026-11-10T16:59:58Z", "key-not-valid"],
    ["to the end of the day before", "2026-01-01T00:00:00Z", "2026-11-09T16:59:59Z", "key-not-valid"],
    ["from the start of the day after", "2026-11-10T17:00:00Z", "2027-01-01T00:00:00Z", "key-not-valid"],
    ["for the UTC day only", "2026-11-10T00:00:00Z", "2026-11-10T23:59:59Z", "key-not-valid"],
  ])("%s (%s to %s): %s", async (_, notBefore, notAfter, expected) => {
    const leaf = await issue({ commonName: "unit", notBefore, notAfter, usage: SIGNS });
    expect(await pinned(leaf)).toBe(expected);
  });

  async function pinned(leaf: Issued): Promise<string> {
    const key = { id: "one", certificate: "file.pem", uses: ["attestation"], validFrom: "2026-01-01" };
    const trust = await trustOf({ authorities: [authority("unit", [key])] }, { "file.pem": leaf.pem });
    const found = await verifyContainer(dsse(await wrapped(leaf)), trust);
    return found.state === "verified" ? "verified" : found.code.slice(12);
  }
});

/** Is a chain of three, each certificate changed as a case wants it, and what is trusted of it. */
interface Case {
  readonly root?: Partial<Wanted>;
  readonly intermediate?: Partial<Wanted>;
  readonly leaf?: Partial<Wanted>;
  readonly subject?: JsonObject;
  /** Trusts another root of the same name. */
  readonly otherRoot?: boolean;
  /** Leaves the intermediate certificate out of the envelope. */
  readonly short?: boolean;
  /** Revokes the key of one of them. */
  readonly revoked?: "root" | "intermediate" | "leaf";
}

describe("a certificate issued to a subject under a root", () => {
  test.each<[string, string, Case]>([
    ["as it should be", "verified", {}],
    ["to the whole subject", "verified", { subject: { commonName: "unit", organization: "owner" } }],
    ["to another name", "untrusted", { subject: { commonName: "other" } }],
    ["to another organisation", "untrusted", { subject: { commonName: "unit", organization: "other" } }],
    ["under another root of the same name", "untrusted", { otherRoot: true }],
    ["without the one between", "untrusted", { short: true }],
    ["under one that is no authority", "untrusted", { intermediate: { isAuthority: false } }],
    ["under one that may sign no certificates", "untrusted", { intermediate: { usage: SIGNS } }],
    ["deeper than the root allows", "untrusted", { root: { pathLength: 0 } }],
    ["as deep as the root allows", "verified", { root: { pathLength: 1 } }],
    ["not for signing", "untrusted", { leaf: { usage: 0x20 } }],
    ["without a word on its use", "verified", { leaf: { usage: 0x100 } }],
    ["for a web server", "untrusted", { leaf: { purposes: [SERVER] } }],
    ["for time-stamps", "untrusted", { leaf: { purposes: [TIME_STAMPS] } }],
    ["for code", "untrusted", { leaf: { purposes: [CODE] } }],
    ["for documents", "verified", { leaf: { purposes: [DOCUMENTS] } }],
    ["for a web server and its clients", "verified", { leaf: { purposes: [SERVER, CLIENTS] } }],
    ["for e-mail", "verified", { leaf: { purposes: [EMAIL] } }],
    ["for any purpose", "verified", { leaf: { purposes: [ANY] } }],
    ["under an authority for web servers", "untrusted", { intermediate: { purposes: [SERVER] } }],
    ["under an authority for documents", "verified", { intermediate: { purposes: [DOCUMENTS] } }],
    ["with a critical extension nobody knows", "untrusted", { leaf: { critical: "1.2.3.4" } }],
    ["under one with a critical extension", "untrusted", { intermediate: { critical: "1.2.3.4" } }],
    ["signed with SHA-1", "untrusted", { leaf: { hash: "SHA-1" } }],
    ["expired", "key-not-valid", { leaf: { notAfter: "2026-11-10T16:59:58Z" } }],
    ["under one that expired", "key-not-valid", { intermediate: { notAfter: "2026-11-01T00:00:00Z" } }],
    ["under a root that expired", "key-not-valid", { root: { notAfter: "2026-11-01T00:00:00Z" } }],
    ["and revoked", "revoked", { revoked: "leaf" }],
    ["under one that is revoked", "revoked", { revoked: "intermediate" }],
    ["under a root that is revoked", "revoked", { revoked: "root" }],
  ])("%s: %s", async (_, expected, given) => {
    expect(await judged(given)).toBe(expected);
  });

  async function judged(given: Case): Promise<string> {
    const root = await issue({ commonName: "root", isAuthority: true, usage: ISSUES, ...given.root });
    const middle = { commonName: "ca", isAuthority: true, usage: ISSUES, ...given.intermediate };
    const intermediate = await issue(middle, root);
    const named = { commonName: "unit", organization: "owner", usage: SIGNS, ...given.leaf };
    const leaf = await issue(named, intermediate);
    const other = await issue({ commonName: "root", isAuthority: true, usage: ISSUES });
    const text = await wrapped(leaf, given.short === true ? [] : [intermediate]);
    const issued = { certificateAuthority: "root", subject: given.subject ?? { commonName: "unit" } };
    const key = { id: "one", ...issued, uses: ["attestation"], validFrom: "2026-01-01" };
    const revoked = given.revoked && { root, intermediate, leaf }[given.revoked];
    const revocation = revoked && { key: await spkiDigest(revoked.pem), reason: "lost (giả định)" };
    const trust = await trustOf(
      {
        certificateAuthorities: [{ id: "root", certificate: "root.pem" }],
        authorities: [authority("unit", [key])],
        ...(revocation === undefined ? {} : { revocations: [revocation] }),
      },
      { "root.pem": (given.otherRoot === true ? other : root).pem },
    );
    const found = await verifyContainer(dsse(text), trust);
    return found.state === "verified" ? "verified" : found.code.slice(12);
  }
});

describe("where two must sign, one person counts once", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["two certificates of one official", "too-few-signatures", ["A"], ["A", "A"]],
    ["two officials", "verified", ["A", "B"], ["A", "B"]],
    ["two certificates of one of two officials", "too-few-signatures", ["A", "B"], ["A", "A"]],
    ["two certificates of an official listed twice", "verified", ["A", "A"], ["A", "A"]],
    ["one certificate of an official listed twice", "too-few-signatures", ["A", "A"], ["A"]],
    ["two officials, one of them twice", "verified", ["A", "B", "B"], ["A", "A", "B"]],
  ])("%s: %s", async (_, expected, listed, signing) => {
    const root = await issue({ commonName: "root", isAuthority: true, usage: ISSUES });
    const leaves = await Promise.all(signing.map((commonName) => issue({ commonName, usage: SIGNS }, root)));
    const signatures = await Promise.all(leaves.map((leaf) => certifiedSignature(leaf, pae)));
    const keys = listed.map((commonName, index) => ({
      ...{ id: `k${index}`, certificateAuthority: "root", subject: { commonName } },
      ...{ uses: ["attestation"], validFrom: "2026-01-01" },
    }));
    const certificateAuthorities = [{ id: "root", certificate: "root.pem" }];
    const spec = { certificateAuthorities, authorities: [authority("unit", keys, { threshold: 2 })] };
    const trust = await trustOf(spec, { "root.pem": root.pem });
    const found = await verifyContainer(dsse(writeEnvelope(statement.payload, signatures)), trust);
    expect(found.state === "verified" ? "verified" : found.code.slice(12)).toBe(expected);
  });
});

test("a signature is wrapped only if it is right for the certificate or key", async () => {
  const [leaf, other] = [await issue({ commonName: "unit" }), await issue({ commonName: "unit" })];
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, leaf.pair.privateKey, pae));
  expect(await wrapSignature(pae, raw, leaf.pem)).toHaveProperty("envelope");
  expect(await wrapSignature(pae, raw, other.pem)).toHaveProperty("problem");
  expect(await wrapSignature(pae.slice(1), raw, leaf.pem)).toHaveProperty("problem");
  expect(await wrapSignature(pae, raw.slice(1), leaf.pem)).toHaveProperty("problem");
  expect(await wrapSignature(pae, raw, "no PEM")).toHaveProperty("problem");
});
