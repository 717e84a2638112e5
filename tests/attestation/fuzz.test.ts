import { OctetString } from "asn1js";
import fc from "fast-check";
import { ContentInfo, EncapsulatedContentInfo, SignedData } from "pkijs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Container } from "../../src/attestation/container.ts";
import { checkCms } from "../../src/attestation/open-cms.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { spkiDigest, wrapSignature } from "../../src/attestation/sign.ts";
import { readStatement } from "../../src/attestation/statement.ts";
import { loadTrustList, type TrustList } from "../../src/attestation/trust-list.ts";
import { verifyContainer } from "../../src/attestation/verify.ts";
import { issue } from "./certificates.ts";
import { detachedBy } from "./cms.ts";
import {
  approvalStatement,
  authority,
  envelope,
  listedKey,
  newKey,
  signer,
  trustOf,
  utf8,
} from "./fixtures.ts";

const statement = approvalStatement();
const pae = preAuthEncoding(PAYLOAD_TYPE, statement.payload);
const key = newKey();

let trust: TrustList;
let good: Uint8Array;
let detached: Uint8Array;

beforeAll(async () => {
  const leaf = await issue({ commonName: "unit" });
  detached = await detachedBy(leaf, pae);
  const pinned = { id: "two", certificate: "two.pem", uses: ["attestation"], validFrom: "2026-01-01" };
  const files = { "one.pem": key.publicPem, "two.pem": leaf.pem };
  trust = await trustOf({ authorities: [authority("unit", [listedKey("one"), pinned])] }, files);
  const made = await envelope(statement, await signer(key, "one"));
  good = made.kind === "dsse" ? made.bytes : new Uint8Array();
});

const asEnvelope = (bytes: Uint8Array): Container => ({ name: "a.dsse.json", kind: "dsse", bytes });
const asCms = (bytes: Uint8Array, content = pae): Container => ({
  name: "a.p7s",
  kind: "cms",
  bytes,
  content,
});

/** Holds whatever the bytes: refused with both words, or verified with the very payload that was signed. */
async function expectSound(container: Container): Promise<void> {
  const found = await verifyContainer(container, trust);
  if (found.state === "verified") expect(found.statement.payload).toEqual(statement.payload);
  else expect([found.reason.vi, found.reason.en].every((words) => words.length > 0)).toBe(true);
}

function changed(bytes: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, mask] of edits) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ mask;
  return copy;
}

const edits = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 255 })), {
  minLength: 1,
  maxLength: 4,
});

test("the containers that are changed below are good ones", async () => {
  expect(await verifyContainer(asEnvelope(good), trust)).toMatchObject({ state: "verified", keys: ["one"] });
  expect(await verifyContainer(asCms(detached), trust)).toMatchObject({ state: "verified", keys: ["two"] });
  expect(await checkCms(pae, detached)).toBeUndefined();
});

describe("nothing throws, and nothing but what was signed is ever verified", () => {
  test("for random bytes", async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (one, other) => {
        await expectSound(asEnvelope(one));
        await expectSound(asCms(one, other));
        await expectSound(asCms(one));
        expect(readStatement("a", one).statement).toBeUndefined();
        await loadTrustList(new Map([["trust.yaml", one]]));
      }),
      { numRuns: 200 },
    );
  });

  test("for random JSON", async () => {
    const words = [
      "payload",
      "payloadType",
      "signatures",
      "keyid",
      "sig",
      "cert",
      PAYLOAD_TYPE,
      "one",
      "e30=",
    ];
    const text = fc.oneof(fc.constantFrom(...words), fc.string());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        text,
        fc.integer(),
        fc.constant(null),
        fc.array(tie("tree")),
        fc.dictionary(text, tie("tree")),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (json) => {
        const written = utf8(JSON.stringify(json));
        await expectSound(asEnvelope(written));
        const payload = Buffer.from(written).toString("base64");
        const signatures = [{ keyid: "one", sig: "" }];
        await expectSound(
          asEnvelope(utf8(JSON.stringify({ payloadType: PAYLOAD_TYPE, payload, signatures }))),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("for an envelope with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(edits, (list) => expectSound(asEnvelope(changed(good, list)))),
      { numRuns: 200 },
    );
  });

  test("for a detached signature with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        await expectSound(asCms(changed(detached, list)));
        await checkCms(pae, changed(detached, list));
      }),
      { numRuns: 200 },
    );
  });

  test("for a detached signature with single bits changed, or cut off", async () => {
    for (let at = 0; at < detached.length; at += at < 60 ? 1 : 7) {
      await expectSound(asCms(changed(detached, [[at, 1 << (at % 8)]])));
      await expectSound(asCms(detached.slice(0, at)));
    }
  });

  test("for what was signed with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const content = changed(pae, list);
        const found = await verifyContainer(asCms(detached, content), trust);
        expect(found.state === "verified").toBe(Buffer.from(content).equals(Buffer.from(pae)));
      }),
      { numRuns: 200 },
    );
  });

  test("for keys and certificates with bytes changed", async () => {
    const { pem } = await issue({ commonName: "unit", isAuthority: true, usage: 0x06 });
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const file = changed(utf8(pem), list);
        await wrapSignature(pae, new Uint8Array(64), new TextDecoder("latin1").decode(file));
        await spkiDigest(file).catch((error: Error) => expect(error.message).toContain("neither"));
      }),
      { numRuns: 200 },
    );
  });

  test("for content that stands inside the signature", async () => {
    const eContent = new OctetString({ valueHex: pae.slice().buffer });
    const info = ContentInfo.fromBER(detached);
    const attached = new SignedData({ schema: info.content });
    attached.encapContentInfo = new EncapsulatedContentInfo({ eContentType: SignedData.ID_DATA, eContent });
    const written = new ContentInfo({
      contentType: ContentInfo.SIGNED_DATA,
      content: attached.toSchema(true),
    });
    const found = await verifyContainer(asCms(new Uint8Array(written.toSchema().toBER())), trust);
    expect(found).toMatchObject({ code: "attestation/malformed" });
  });
});
