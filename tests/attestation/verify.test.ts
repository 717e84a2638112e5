import { beforeAll, describe, expect, test } from "vitest";
import type { Container } from "../../src/attestation/container.ts";
import { unreadable } from "../../src/attestation/container.ts";
import { writeEnvelope } from "../../src/attestation/envelope.ts";
import { preAuthEncoding, statementDigest } from "../../src/attestation/pae.ts";
import { addSignatures, signEnvelope } from "../../src/attestation/sign.ts";
import { type Statement, writeStatement } from "../../src/attestation/statement.ts";
import type { TrustList } from "../../src/attestation/trust-list.ts";
import { verifyAll, verifyContainer } from "../../src/attestation/verify.ts";
import { spkiDigest } from "../../src/attestation/wrap.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import {
  ALGORITHMS,
  approval,
  approvalStatement,
  authority,
  dsse,
  envelope,
  listedKey,
  newKey,
  signer,
  type TestKey,
  trustOf,
  utf8,
} from "./fixtures.ts";

const one = newKey();
const two = newKey("ecdsa-p256");
const others = newKey();
const keys: Readonly<Record<string, TestKey>> = { one, two, others };
const pems = Object.fromEntries(Object.entries(keys).map(([id, key]) => [`${id}.pem`, key.publicPem]));

/** Writes the statement of an assessment, which names no level. */
function assessmentStatement(): Statement {
  return writeStatement("assessment", [{ name: "portal", sha256: "ab".repeat(32) }], {
    ...{ id: "assessment-1", authority: "unit", date: "2026-11-10" },
    ...{ type: "readiness", independent: true, result: "pass", scope: "portal (giả định)" },
    reportDigest: `sha256:${"cd".repeat(32)}`,
  });
}

/** Trusts `unit` with the keys one and two, and `council` with the key others. */
function trusting(unit: JsonObject = {}, rest: JsonObject = {}, key: JsonObject = {}): Promise<TrustList> {
  const authorities = [
    authority("unit", [listedKey("one", key), listedKey("two")], unit),
    authority("council", [listedKey("others")], { kind: "independent-council" }),
  ];
  return trustOf({ authorities, ...rest }, pems);
}

async function signedBy(statement: Statement, ...ids: readonly string[]): Promise<Container> {
  return envelope(statement, ...(await Promise.all(ids.map((id) => signer(keys[id] ?? one, id)))));
}

async function codeOf(container: Container, trust: TrustList | undefined): Promise<string> {
  const found = await verifyContainer(container, trust);
  return found.state === "verified"
    ? `verified by ${found.signedBy.id}: ${found.keys}`
    : found.code.slice(12);
}

const delegated = (change: JsonObject): JsonObject => ({
  delegations: [
    {
      from: "unit",
      to: "council",
      for: ["approval"],
      validFrom: "2026-11-01",
      validUntil: "2026-11-30",
      ...change,
    },
  ],
});

let revocation: JsonObject = {};
beforeAll(async () => {
  revocation = { key: await spkiDigest(one.publicPem), reason: "lost (giả định)" };
});

describe("a statement counts or not by who signed it, when, and for what", () => {
  test.each<[string, string, () => Promise<[Container, TrustList | undefined]>]>([
    [
      "one key of the authority",
      "verified by unit: one",
      async () => [await signedBy(approvalStatement(), "one"), await trusting()],
    ],
    ["no trust list", "no-trust", async () => [await signedBy(approvalStatement(), "one"), undefined]],
    [
      "nobody's key",
      "untrusted",
      async () => [await envelope(approvalStatement(), await signer(newKey(), "stranger")), await trusting()],
    ],
    [
      "another key under this id",
      "bad-signature",
      async () => [await envelope(approvalStatement(), await signer(others, "one")), await trusting()],
    ],
    [
      "another authority's key",
      "untrusted",
      async () => [await signedBy(approvalStatement(), "others"), await trusting()],
    ],
    [
      "another authority's name",
      "untrusted",
      async () => [await signedBy(approvalStatement({ authority: "council" }), "one"), await trusting()],
    ],
    [
      "an authority nobody knows",
      "untrusted",
      async () => [await signedBy(approvalStatement({ authority: "units" }), "one"), await trusting()],
    ],
    [
      "an authority with a space after its name",
      "malformed",
      async () => [await signedBy(approvalStatement({ authority: "unit " }), "one"), await trusting()],
    ],
    [
      "the last day of the key",
      "verified by unit: one",
      async () => [
        await signedBy(approvalStatement(), "one"),
        await trusting({}, {}, { validUntil: "2026-11-10" }),
      ],
    ],
    [
      "a day after the key's last",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement({ date: "2026-11-11" }), "one"),
        await trusting({}, {}, { validUntil: "2026-11-10" }),
      ],
    ],
    [
      "the first day of the key",
      "verified by unit: one",
      async () => [
        await signedBy(approvalStatement(), "one"),
        await trusting({}, {}, { validFrom: "2026-11-10" }),
      ],
    ],
    [
      "a day before the key's first",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement({ date: "2026-11-09" }), "one"),
        await trusting({}, {}, { validFrom: "2026-11-10" }),
      ],
    ],
    [
      "a key for something else",
      "untrusted",
      async () => [await signedBy(approvalStatement(), "one"), await trusting({}, {}, { uses: ["verdict"] })],
    ],
    [
      "both keys of two",
      "verified by unit: one,two",
      async () => [await signedBy(approvalStatement(), "two", "one"), await trusting({ threshold: 2 })],
    ],
    [
      "one key of two",
      "too-few-signatures",
      async () => [await signedBy(approvalStatement(), "one"), await trusting({ threshold: 2 })],
    ],
    [
      "the same key twice of two",
      "too-few-signatures",
      async () => [await signedBy(approvalStatement(), "one", "one"), await trusting({ threshold: 2 })],
    ],
    [
      "one key and one of another authority",
      "too-few-signatures",
      async () => [await signedBy(approvalStatement(), "one", "others"), await trusting({ threshold: 2 })],
    ],
    [
      "one right and one wrong of two",
      "too-few-signatures",
      async () => [
        await envelope(approvalStatement(), await signer(one, "one"), await signer(others, "two")),
        await trusting({ threshold: 2 }),
      ],
    ],
    [
      "a delegate",
      "verified by council: others",
      async () => [await signedBy(approvalStatement(), "others"), await trusting({}, delegated({}))],
    ],
    [
      "a delegate for something else",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ for: ["appraisal"] })),
      ],
    ],
    [
      "a delegate up to this level",
      "verified by council: others",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ maxLevel: 3 })),
      ],
    ],
    [
      "a delegate below this level",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ maxLevel: 2 })),
      ],
    ],
    [
      "a delegate up to a level, for an act that names none",
      "key-not-valid",
      async () => [
        await signedBy(assessmentStatement(), "others"),
        await trusting({}, delegated({ for: ["assessment"], maxLevel: 5 })),
      ],
    ],
    [
      "a delegate for an act that names no level",
      "verified by council: others",
      async () => [
        await signedBy(assessmentStatement(), "others"),
        await trusting({}, delegated({ for: ["assessment"] })),
      ],
    ],
    [
      "a delegate for this system",
      "verified by council: others",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ systems: ["portal"] })),
      ],
    ],
    [
      "a delegate for another system",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ systems: ["other"] })),
      ],
    ],
    [
      "a delegate on his last day",
      "verified by council: others",
      async () => [
        await signedBy(approvalStatement({ date: "2026-11-30" }), "others"),
        await trusting({}, delegated({})),
      ],
    ],
    [
      "a delegate a day too late",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement({ date: "2026-12-01" }), "others"),
        await trusting({}, delegated({})),
      ],
    ],
    [
      "a delegate a day too early",
      "key-not-valid",
      async () => [
        await signedBy(approvalStatement({ date: "2026-10-31" }), "others"),
        await trusting({}, delegated({})),
      ],
    ],
    [
      "a delegation the wrong way round",
      "untrusted",
      async () => [
        await signedBy(approvalStatement(), "others"),
        await trusting({}, delegated({ from: "council", to: "unit" })),
      ],
    ],
    [
      "a revoked key, whatever date is claimed",
      "revoked",
      async () => [
        await signedBy(approvalStatement({ date: "2026-01-02" }), "one"),
        await trusting({}, { revocations: [revocation] }),
      ],
    ],
    [
      "a revoked key for a statement still accepted",
      "verified by unit: one",
      async () => [
        await signedBy(approvalStatement(), "one"),
        await trusting(
          {},
          { revocations: [{ ...revocation, stillAccepted: [statementDigest(approvalStatement().payload)] }] },
        ),
      ],
    ],
    [
      "a revoked key for another statement than accepted",
      "revoked",
      async () => [
        await signedBy(approvalStatement({ level: 4 }), "one"),
        await trusting(
          {},
          { revocations: [{ ...revocation, stillAccepted: [statementDigest(approvalStatement().payload)] }] },
        ),
      ],
    ],
    [
      "a revoked key beside a good one",
      "verified by unit: two",
      async () => [
        await signedBy(approvalStatement(), "one", "two"),
        await trusting({}, { revocations: [revocation] }),
      ],
    ],
  ])("%s: %s", async (_, expected, given) => {
    expect(await codeOf(...(await given()))).toBe(expected);
  });
});

describe("an envelope that was tampered with is refused", () => {
  const sound = async (): Promise<{
    payloadType: string;
    payload: string;
    signatures: { keyid?: string; sig: string }[];
  }> => JSON.parse(await signEnvelope(approvalStatement(), [await signer(one, "one")]));
  const payloadOf = (statement: Statement): string => Buffer.from(statement.payload).toString("base64");
  const other = writeStatement("approval", [{ name: "portal", sha256: "cd".repeat(32) }], approval());
  const otherSystem = writeStatement("approval", [{ name: "other", sha256: "ab".repeat(32) }], approval());
  const twoSubjects = writeStatement(
    "approval",
    ["portal", "other"].map((name) => ({ name, sha256: "ab".repeat(32) })),
    approval(),
  );

  test.each<[string, string, (given: Awaited<ReturnType<typeof sound>>) => unknown]>([
    ["untouched", "verified by unit: one", (given) => given],
    ["with a field that DSSE does not name", "verified by unit: one", (given) => ({ ...given, note: 1 })],
    [
      "without a key id",
      "verified by unit: one",
      (given) => ({ ...given, signatures: given.signatures.map(({ sig }) => ({ sig })) }),
    ],
    [
      "under a key id nobody knows",
      "verified by unit: one",
      (given) => ({ ...given, signatures: given.signatures.map(({ sig }) => ({ sig, keyid: "?" })) }),
    ],
    [
      "under another key's id",
      "bad-signature",
      (given) => ({ ...given, signatures: given.signatures.map(({ sig }) => ({ sig, keyid: "two" })) }),
    ],
    ["without its signature", "malformed", (given) => ({ ...given, signatures: [] })],
    ["without signatures", "malformed", ({ signatures: _, ...given }) => given],
    [
      "with an empty signature",
      "bad-signature",
      (given) => ({ ...given, signatures: [{ keyid: "one", sig: "" }] }),
    ],
    [
      "with a signature that is no base64",
      "malformed",
      (given) => ({ ...given, signatures: [{ keyid: "one", sig: "?" }] }),
    ],
    ["under another payload type", "malformed", (given) => ({ ...given, payloadType: "application/json" })],
    ["about another design", "bad-signature", (given) => ({ ...given, payload: payloadOf(other) })],
    ["about another system", "bad-signature", (given) => ({ ...given, payload: payloadOf(otherSystem) })],
    ["about two systems", "malformed", (given) => ({ ...given, payload: payloadOf(twoSubjects) })],
    [
      "with one letter changed",
      "bad-signature",
      (given) => ({ ...given, payload: payloadOf(approvalStatement({ id: "approval-2" })) }),
    ],
    [
      "with one space more",
      "bad-signature",
      (given) => ({
        ...given,
        payload: Buffer.from(`${Buffer.from(given.payload, "base64")} `).toString("base64"),
      }),
    ],
    [
      "with more signatures than the limit",
      "too-large",
      (given) => ({ ...given, signatures: Array(21).fill(given.signatures[0]) }),
    ],
    [
      "with a certificate that is none",
      "malformed",
      (given) => ({ ...given, signatures: [{ ...given.signatures[0], cert: "x" }] }),
    ],
    ["as a list", "malformed", (given) => [given]],
    ["as null", "malformed", () => null],
    ["of 5 MB", "too-large", (given) => ({ ...given, note: "x".repeat(5_000_000) })],
  ])("%s: %s", async (_, expected, change) => {
    expect(await codeOf(dsse(JSON.stringify(change(await sound()))), await trusting())).toBe(expected);
  });

  test("every byte of the payload counts", async () => {
    const given = await sound();
    const trust = await trusting();
    const bytes = Buffer.from(given.payload, "base64");
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const text = JSON.stringify({ ...given, payload: changed.toString("base64") });
      expect(["malformed", "bad-signature", "untrusted"]).toContain(await codeOf(dsse(text), trust));
    }
  });

  test.each([
    ["in the envelope", (text: string) => text.replace("{", '{"payloadType": "x",')],
    [
      "that is the same twice",
      (text: string) => text.replace('"payloadType"', '"signatures": [], "payloadType"'),
    ],
  ])("a key twice %s", async (_, change) => {
    const text = change(JSON.stringify(await sound()));
    expect(await codeOf(dsse(text), await trusting())).toBe("malformed");
  });

  test("a key twice in a statement, rightly signed", async () => {
    const text = Buffer.from(approvalStatement().payload)
      .toString()
      .replace('"level":3', '"level":1,"level":3');
    const payload = utf8(text);
    const sig = await (await signer(one, "one")).sign(
      preAuthEncoding("application/vnd.in-toto+json", payload),
    );
    const container = dsse(writeEnvelope(payload, [{ keyid: "one", sig }]));
    const found = await verifyContainer(container, await trusting());
    expect(found).toMatchObject({ state: "refused", code: "attestation/malformed" });
  });

  test("what its schema refuses is malformed, with type and id told", async () => {
    const statement = approvalStatement({ level: 9 });
    const found = await verifyContainer(await signedBy(statement, "one"), await trusting());
    expect(found).toMatchObject({ code: "attestation/malformed", type: "approval", id: "approval-1" });
    expect(found.digest).toBe(statementDigest(statement.payload));
  });
});

describe("a signed verdict and a signed policy set", () => {
  const sha256 = "ab".repeat(32);
  const digest = `sha256:${sha256}`;
  const verdict = (change: JsonObject = {}): Statement =>
    writeStatement("verdict", [{ name: "gate57:system/portal", sha256 }], {
      verifier: { id: "gate57", version: "1.0.0" },
      resourceUri: "gate57:system/portal",
      policy: { uri: "gate57:policies", digest: { sha256 } },
      inputAttestations: [],
      verificationResult: "PASSED",
      verifiedLevels: [],
      authority: "unit",
      decision: "admit",
      stage: "operation",
      profile: "national",
      asOf: "2026-11-10",
      designDigest: digest,
      trustDigest: null,
      planDigest: null,
      verdictDigest: digest,
      counts: { pass: 1 },
      ...change,
    });
  const policySet = writeStatement(
    "policy-set",
    ["a.yaml", "b.yaml"].map((name) => ({ name, sha256 })),
    { authority: "unit", name: "built-in", version: 2, date: "2026-11-10", policyDigest: digest },
  );

  test.each<[string, string, Statement, JsonObject, JsonObject]>([
    ["a verdict by a key for verdicts", "verified by unit: one", verdict(), { uses: ["verdict"] }, {}],
    ["a verdict by a key for attestations", "untrusted", verdict(), {}, {}],
    [
      "a verdict after the key's last day",
      "key-not-valid",
      verdict(),
      { uses: ["verdict"], validUntil: "2026-11-09" },
      {},
    ],
    [
      "a verdict that lacks a digest",
      "malformed",
      verdict({ designDigest: null }),
      { uses: ["verdict"] },
      {},
    ],
    [
      "a policy set by a key for policy sets",
      "verified by unit: one",
      policySet,
      { uses: ["policy-set"] },
      {},
    ],
    ["a policy set by a key for verdicts", "untrusted", policySet, { uses: ["verdict"] }, {}],
  ])("%s: %s", async (_, expected, statement, key, rest) => {
    expect(await codeOf(await signedBy(statement, "one"), await trusting({}, rest, key))).toBe(expected);
  });

  test("null stays in what is read, as it is signed", async () => {
    const found = await verifyContainer(
      await signedBy(verdict(), "one"),
      await trusting({}, {}, { uses: ["verdict"] }),
    );
    expect(found.state === "verified" && found.statement.predicate.trustDigest).toBe(null);
  });
});

test("a thousand envelopes are verified in one go", async () => {
  const trust = await trusting();
  const made = await Promise.all(
    Array.from({ length: 1000 }, (_, index) =>
      signedBy(approvalStatement({ id: `approval-${index}` }), "one"),
    ),
  );
  const found = await verifyAll(made, trust);
  expect(found.filter(({ state }) => state !== "verified")).toEqual([]);
  expect(found).toHaveLength(1000);
});

test.each(ALGORITHMS)("what %s signed is verified, and by no key of another type", async (algorithm) => {
  const key = newKey(algorithm);
  const container = await envelope(approvalStatement(), await signer(key, "one"));
  const trust = (pem: string) =>
    trustOf({ authorities: [authority("unit", [listedKey("one")])] }, { "one.pem": pem });
  expect(await codeOf(container, await trust(key.publicPem))).toBe("verified by unit: one");
  for (const wrong of ["ed25519", "ecdsa-p256", "rsa-pss"] as const)
    expect(await codeOf(container, await trust(newKey(wrong).publicPem))).toBe("bad-signature");
});

test("a second signature joins an envelope, and one by the same id takes the other's place", async () => {
  const first = utf8(await signEnvelope(approvalStatement(), [await signer(one, "one")]));
  const joined = await addSignatures(first, [await signer(two, "two")]);
  if ("problem" in joined) throw new Error(joined.problem.en);
  expect(await codeOf(dsse(joined.envelope), await trusting({ threshold: 2 }))).toBe(
    "verified by unit: one,two",
  );
  const again = await addSignatures(utf8(joined.envelope), [await signer(one, "one")]);
  expect("envelope" in again && JSON.parse(again.envelope).signatures).toHaveLength(2);
  expect(await addSignatures(utf8("{}"), [])).toHaveProperty("problem");
});

test("files that are no containers are refused under their names", async () => {
  const found = await verifyAll(
    [
      unreadable("a.p7s", "signature-without-content"),
      unreadable("b.pae", "content-without-signature"),
      unreadable("c.zip", "unknown-file"),
      unreadable("d.dsse.json", "too-large"),
    ],
    undefined,
  );
  expect(found.map((one) => one.state === "refused" && [one.source, one.code])).toEqual([
    ["a.p7s", "attestation/malformed"],
    ["b.pae", "attestation/malformed"],
    ["c.zip", "attestation/malformed"],
    ["d.dsse.json", "attestation/too-large"],
  ]);
});
