import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Container } from "../../src/attestation/container.ts";
import { writeEnvelope } from "../../src/attestation/envelope.ts";
import { attestationLimits as limits } from "../../src/attestation/limits.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import type { TrustList } from "../../src/attestation/trust-list.ts";
import { verifyContainer } from "../../src/attestation/verify.ts";
import { certifiedSignature, type Issued, issue, type Wanted } from "./certificates.ts";
import { detachedBy } from "./cms.ts";
import { approvalStatement, authority, dsse, listedKey, newKey, trustOf } from "./fixtures.ts";

const { payload } = approvalStatement();
const pae = preAuthEncoding(PAYLOAD_TYPE, payload);
/** All have one name, so that each could have issued each. */
const AUTHORITY: Wanted = { commonName: "unit", isAuthority: true, usage: 0x86 };

/** Issues a path below a certificate, or below nobody, the uppermost first. */
async function path(length: number, above?: Issued): Promise<readonly Issued[]> {
  const made: Issued[] = [];
  for (let index = 0; index < length; index += 1) made.push(await issue(AUTHORITY, made.at(-1) ?? above));
  return made;
}

async function signedBy(leaves: readonly Issued[], others: readonly Issued[]): Promise<Container> {
  return dsse(
    writeEnvelope(payload, await Promise.all(leaves.map((leaf) => certifiedSignature(leaf, pae, others)))),
  );
}

async function trusting(root: Issued): Promise<TrustList> {
  const issued = { certificateAuthority: "root", subject: { commonName: "unit" } };
  const key = { id: "one", ...issued, uses: ["attestation"], validFrom: "2026-01-01" };
  const certificateAuthorities = [{ id: "root", certificate: "root.pem" }];
  const spec = { certificateAuthorities, authorities: [authority("unit", [key])] };
  return trustOf(spec, { "root.pem": root.pem });
}

async function codeOf(container: Container, trust: TrustList): Promise<string> {
  const found = await verifyContainer(container, trust);
  return found.state === "verified" ? "verified" : found.code.slice(12);
}

describe("a maze of certificates takes little effort", () => {
  const native = crypto.subtle.verify.bind(crypto.subtle);
  let verify = vi.spyOn(crypto.subtle, "verify");
  beforeEach(() => {
    verify = vi.spyOn(crypto.subtle, "verify").mockImplementation(native);
    verify.mockClear();
  });

  test("what twenty signatures bring again is verified once", async () => {
    const trust = await trusting(await issue(AUTHORITY));
    const above = await path(9);
    const leaf = await issue(AUTHORITY, above.at(-1));
    const leaves = Array.from({ length: limits.signatures }, () => leaf);
    expect(await codeOf(await signedBy(leaves, above), trust)).toBe("untrusted");
    expect(verify.mock.calls.length).toBeLessThan(limits.signatures + limits.chain * above.length + 10);
  });

  test("what takes more than the limit is refused, and no more is verified", async () => {
    const trust = await trusting(await issue(AUTHORITY));
    const above = await path(10);
    const below = { length: limits.signatures };
    const leaves = await Promise.all(Array.from(below, () => issue(AUTHORITY, above.at(-1))));
    expect(await codeOf(await signedBy(leaves, above), trust)).toBe("too-large");
    expect(verify.mock.calls.length).toBeLessThanOrEqual(limits.verifications);
  });

  test("signatures that name nobody are tried by no more keys than the limit", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `k${index}`);
    const pems = Object.fromEntries(ids.map((id) => [`${id}.pem`, newKey().publicPem]));
    const trust = await trustOf(
      {
        authorities: [
          authority(
            "unit",
            ids.map((id) => listedKey(id)),
          ),
        ],
      },
      pems,
    );
    const given = (count: number) =>
      dsse(writeEnvelope(payload, Array(count).fill({ sig: new Uint8Array(64) })));
    expect(await codeOf(given(4), trust)).toBe("untrusted");
    expect(verify.mock.calls.length).toBe(limits.verifications);
    verify.mockClear();
    expect(await codeOf(given(5), trust)).toBe("too-large");
    expect(verify.mock.calls.length).toBe(limits.verifications);
  });
});

test("a key is read once for all the signatures that it is tried on", async () => {
  const trust = await trustOf(
    { authorities: [authority("unit", [listedKey("k")])] },
    { "k.pem": newKey().publicPem },
  );
  const native = crypto.subtle.importKey.bind(crypto.subtle);
  const read = vi.spyOn(crypto.subtle, "importKey").mockImplementation(native);
  const signatures = Array(limits.signatures).fill({ sig: new Uint8Array(64) });
  expect(await codeOf(dsse(writeEnvelope(payload, signatures)), trust)).toBe("untrusted");
  expect(read).toHaveBeenCalledTimes(1);
});

describe("what leads to a root is short", () => {
  test.each([
    [limits.chain, "verified"],
    [limits.chain + 1, "untrusted"],
  ])("%d certificates: %s", async (length, expected) => {
    const [root, ...below] = await path(length);
    const [leaf, ...between] = below.reverse();
    if (root === undefined || leaf === undefined) throw new Error("there is no path");
    expect(await codeOf(await signedBy([leaf], between), await trusting(root))).toBe(expected);
  });

  test("no more certificates than the limit are read, and the same one twice is one", async () => {
    const root = await issue(AUTHORITY);
    const trust = await trusting(root);
    const [leaf, ...others] = await path(limits.certificates + 1, root);
    if (leaf === undefined) throw new Error("there is no path");
    expect(await codeOf(await signedBy([leaf], others), trust)).toBe("too-large");
    const again = Array.from({ length: limits.certificates + 1 }, () => leaf);
    expect(await codeOf(await signedBy([leaf], again), trust)).toBe("verified");
    const cms = (brought: readonly Issued[]) => detachedBy(leaf, pae, brought);
    const container = async (brought: readonly Issued[]): Promise<Container> => ({
      name: "a.p7s",
      kind: "cms",
      bytes: await cms(brought),
      content: pae,
    });
    expect(await codeOf(await container(others), trust)).toBe("too-large");
    expect(await codeOf(await container(others.slice(1)), trust)).toBe("verified");
  });
});
