import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fromBase64 } from "../../src/attestation/bytes.ts";
import { rawToDer } from "../../src/attestation/ecdsa-signature.ts";
import { preAuthEncoding, readPreAuthEncoding } from "../../src/attestation/pae.ts";
import { importPublicKey, isSignedBy } from "../../src/attestation/public-key.ts";
import { readStatement } from "../../src/attestation/statement.ts";
import { readStrictJson } from "../../src/attestation/strict-json.ts";
import { verifyContainer } from "../../src/attestation/verify.ts";
import { utf8 } from "./fixtures.ts";

const vendor = (path: string): string => readFileSync(join(import.meta.dirname, "../vendor", path), "utf8");

describe("the published example of DSSE", () => {
  const example = JSON.parse(vendor("dsse/example.json"));
  const pae = preAuthEncoding(example.payloadType, utf8(example.body));

  test("has the published pre-authentication encoding, which reads back", () => {
    expect(Buffer.from(pae).toString()).toBe(example.pae);
    expect(readPreAuthEncoding(pae)).toEqual({
      payloadType: example.payloadType,
      payload: utf8(example.body),
    });
  });

  test("verifies: its signature is raw, and DER is what gate57 keeps", async () => {
    const raw = fromBase64(example.envelope.signatures[0].sig) ?? new Uint8Array();
    const key = await importPublicKey(await publicKey(example.key));
    expect(key?.type).toBe("ecdsa-p256");
    expect(key && (await isSignedBy(key, rawToDer(raw), pae))).toBe(true);
    expect(key && (await isSignedBy(key, raw, pae))).toBe(false);
    expect(key && (await isSignedBy(key, rawToDer(raw), utf8(`${example.pae}!`)))).toBe(false);
  });

  test("is no attestation, as its payload is no statement", async () => {
    const bytes = utf8(JSON.stringify(example.envelope));
    const found = await verifyContainer({ name: "a.dsse.json", kind: "dsse", bytes }, undefined);
    expect(found).toMatchObject({ state: "refused", code: "attestation/malformed" });
  });

  async function publicKey({ x, y }: { readonly x: string; readonly y: string }): Promise<Uint8Array> {
    const coordinate = (digits: string): string =>
      Buffer.from(BigInt(digits).toString(16).padStart(64, "0"), "hex").toString("base64url");
    const jwk = { kty: "EC", crv: "P-256", x: coordinate(x), y: coordinate(y) };
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("jwk", jwk, algorithm, true, ["verify"]);
    return new Uint8Array(await crypto.subtle.exportKey("spki", key));
  }
});

test("the published in-toto statement reads, and only what gate57 asks besides is missing", () => {
  const bytes = utf8(vendor("in-toto/statement.json"));
  expect(readStrictJson("statement.json", bytes).document?.value).toMatchObject({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "theSub", digest: { alg1: "abc123" } }],
    predicate: { keyObj: { subKey: "subVal" } },
  });
  const { problems } = readStatement("statement.json", bytes);
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ["manifest/missing-key", "/subject/0/digest/sha256"],
    ["manifest/unknown-field", "/subject/0/digest/alg1"],
    ["manifest/unknown-value", "/predicateType"],
  ]);
});
