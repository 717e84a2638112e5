import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { writeStatement } from "../../src/attestation/statement.ts";
import { spkiDigest } from "../../src/attestation/wrap.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { fixture, folder, run } from "./run.ts";
import {
  ASSESSMENT,
  designText,
  type Hand,
  newHand,
  PROFILES,
  sign,
  subjectOf,
  trustFiles,
} from "./signed.ts";

const good = fixture("manifests/good.yaml");
const subject = subjectOf(good);

let hand: Hand;
let stranger: Hand;
let valid = "";
let foreign = "";

beforeAll(async () => {
  hand = await newHand("khoa-1");
  stranger = await newHand("khoa-la");
  valid = await sign("assessment", subject, { ...ASSESSMENT, validUntil: "2027-01-31" }, hand);
  foreign = await sign("assessment", subject, { ...ASSESSMENT, id: "danh-gia-2" }, stranger);
});

const trust = (more: { readonly demonstration?: boolean } = {}) =>
  trustFiles("trust", [{ id: "to-chuc", kind: "assessment-organisation", hands: [hand] }], more);

const world = (files: Readonly<Record<string, string | Uint8Array>>) => ({
  "rules/profiles.yaml": PROFILES,
  "good.yaml": good,
  ...trust(),
  ...files,
});

interface Found {
  readonly trust: { readonly id: string; readonly digest: string } | null;
  readonly statements: readonly (JsonObject & { readonly source: string; readonly state: string })[];
  readonly errors: readonly { readonly code: string; readonly source: string }[];
}

async function verifyJson(
  argv: readonly string[],
  given: Parameters<typeof run>[1],
): Promise<Found & { readonly code: number; readonly stderr: string }> {
  const { code, stdout, stderr } = await run(["verify", ...argv, "--format", "json"], given);
  const found: Found = JSON.parse(stdout);
  return { ...found, code, stderr };
}

describe("verify", () => {
  test("tells of each statement what it is, who signed it and what it is about", async () => {
    const files = world({ "a.dsse.json": valid });
    const { code, statements, errors, ...found } = await verifyJson(["a.dsse.json", "--trust", "trust"], {
      files,
    });
    expect([code, errors]).toEqual([0, []]);
    expect(found.trust).toMatchObject({ id: "thu", demonstration: false });
    expect(statements).toEqual([
      {
        source: "a.dsse.json",
        state: "verified",
        type: "assessment",
        id: "danh-gia-1",
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        authority: { id: "to-chuc", name: "Đơn vị to-chuc (giả định)" },
        signedBy: { id: "to-chuc", name: "Đơn vị to-chuc (giả định)" },
        keys: ["khoa-1"],
        signatures: [{ key: "khoa-1", digest: await spkiDigest(hand.pem) }],
        subjects: [subject],
        dates: { date: "2026-11-01", validUntil: "2027-01-31" },
        reason: null,
      },
    ]);
  });

  test.each([
    [
      "vi",
      "CHỮ KÝ HỢP LỆ · a.dsse.json",
      "đến hết ngày 2027-01-31",
      "BỊ TỪ CHỐI · b.dsse.json",
      "2 văn bản đã ký: 1 hợp lệ, 1 bị từ chối",
    ],
    [
      "en",
      "SIGNATURES VERIFIED · a.dsse.json",
      "holds through 2027-01-31",
      "REFUSED · b.dsse.json",
      "2 signed statements: 1 verified, 1 refused",
    ],
  ])("says it in words: %s", async (lang, ...texts) => {
    const files = world({ "a.dsse.json": valid, "b.dsse.json": foreign });
    const argv = ["verify", "a.dsse.json", "b.dsse.json", "--trust", "trust", "--lang", lang];
    const { code, stdout, stderr } = await run(argv, { files });
    expect([code, stderr]).toEqual([1, ""]);
    for (const text of texts) expect(stdout).toContain(text);
    expect(stdout).toContain("[attestation/untrusted]");
    const label = lang === "vi" ? "mã băm khóa" : "key digest";
    expect(stdout).toContain(`    ${label} ${await spkiDigest(hand.pem)}\n`);
  });

  test("takes a folder with all that is below it, and names nothing twice", async () => {
    const files = world({
      "signed/x/a.dsse.json": valid,
      "signed/b.p7s": "no signature",
      "signed/b.pae": "nothing",
      "signed/readme.md": "",
    });
    const argv = ["signed", "signed/x/a.dsse.json", "signed/b.pae", "--trust", "trust"];
    const { code, statements } = await verifyJson(argv, { files });
    expect([code, statements.map(({ source, state }) => [source, state])]).toEqual([
      1,
      [
        ["signed/b.p7s", "refused"],
        ["signed/x/a.dsse.json", "verified"],
      ],
    ]);
  });

  test.each([
    [["a.dsse.json"], "trust/missing", "--trust"],
    [["none.dsse.json", "--trust", "trust"], "file/not-found", "none.dsse.json"],
    [["", "--trust", "trust"], "file/not-found", '""'],
    [["docs", "--trust", "trust"], "file/no-attestations", "docs"],
    [["a.dsse.json", "--trust", "none"], "file/not-found", "none"],
    [["a.dsse.json", "--trust", "."], "trust/beside-what-it-judges", "."],
    [["a.dsse.json", "--trust", "trust", "--as-of", "hôm nay"], "usage/bad-date", "--as-of"],
    [["a.dsse.json", "--trust", "trust", "--manifest", "none"], "file/not-found", "none"],
    [["a.dsse.json", "--trust", "trust", "--manifest", "two.yaml"], "usage/one-manifest", "two.yaml"],
    [
      ["a.dsse.json", "--trust", "trust", "--manifest", "trust/good.yaml"],
      "trust/beside-what-it-judges",
      "trust",
    ],
    [
      ["attestations/a.dsse.json", "--trust", "attestations/trust"],
      "trust/beside-what-it-judges",
      "attestations/trust",
    ],
  ])("%j gives no answer: %s", async (argv, code, source) => {
    const files = world({
      "a.dsse.json": valid,
      "attestations/a.dsse.json": valid,
      ...trustFiles("attestations/trust", [{ id: "to-chuc", kind: "operator", hands: [hand] }]),
      "docs/readme.md": "",
      "two.yaml": `${good}---\n${good}`,
    });
    const { code: exit, errors } = await verifyJson(argv, { files });
    expect([exit, errors.map((error) => [error.code, error.source])]).toEqual([2, [[code, source]]]);
  });

  test("warns of demonstration keys, and takes the trust folder from GATE57_TRUST", async () => {
    const files = { ...world({ "a.dsse.json": valid }), ...trust({ demonstration: true }) };
    const { code, errors } = await verifyJson(["a.dsse.json"], { files, env: { GATE57_TRUST: "trust" } });
    expect([code, errors.map((error) => [error.code, error.source])]).toEqual([
      0,
      [["trust/demonstration", "trust"]],
    ]);
  });
});

describe("verify --manifest", () => {
  const held = async (
    envelope: string,
    files: Readonly<Record<string, string>> = {},
    argv: readonly string[] = [],
  ) => {
    const options = ["--trust", "trust", "--manifest", "good.yaml", "--policies", "rules", ...argv];
    const all = world({ "signed/a.dsse.json": envelope, ...files });
    return verifyJson(["signed/a.dsse.json", ...options], { files: all });
  };

  test("holds a statement to the manifest", async () => {
    const { code, statements } = await held(valid);
    expect([code, statements]).toMatchObject([0, [{ state: "verified", counts: true, reason: null }]]);
  });

  test("tells why it does not count there, with everything that was signed", async () => {
    const { code, statements } = await held(valid, {}, ["--as-of", "2027-02-01"]);
    expect([code, statements]).toMatchObject([
      1,
      [
        {
          state: "refused",
          counts: false,
          code: "attestation/expired",
          keys: ["khoa-1"],
          subjects: [subject],
        },
      ],
    ]);
  });

  test("tells what changed since the design that lies beside it", async () => {
    const before = good.replace("rating: 3", "rating: 4");
    const old = subjectOf(before);
    const envelope = await sign("assessment", old, ASSESSMENT, hand);
    const designs = { [`signed/designs/${old.sha256}.json`]: designText(before) };
    const { code, statements } = await held(envelope, designs);
    expect([code, statements]).toMatchObject([
      1,
      [
        {
          code: "attestation/other-design",
          changes: [{ path: "/hosting/facilities/0/rating", change: "changed" }],
        },
      ],
    ]);
    const cwd = folder(world({ "signed/a.dsse.json": envelope, ...designs }));
    const argv = ["verify", "signed", "--trust", "trust", "--manifest", "good.yaml", "--policies", "rules"];
    const { stdout } = await run(argv, { cwd });
    expect(stdout).toContain("good.yaml:19 sửa `/hosting/facilities/0/rating`");
  });

  test("tells of one about another system why its signature does not hold", async () => {
    const other = await sign("assessment", { ...subject, name: "khac" }, ASSESSMENT, stranger);
    const { code, statements } = await held(other);
    expect([code, statements.map((one) => one.code)]).toEqual([1, ["attestation/untrusted"]]);
  });

  test("a manifest with mistakes gives no answer, though the signatures are told", async () => {
    const { code, statements, errors } = await held(valid, { "good.yaml": good.replace("sector", "sectr") });
    expect([code, statements.map(({ state }) => state), errors.map((error) => error.code)]).toEqual([
      2,
      ["verified"],
      ["manifest/unknown-field"],
    ]);
  });
});

describe("a detached signature of an official's own software", () => {
  const needsOpenssl = spawnSync("openssl", ["version"]).status === 0 ? test : test.skip;

  needsOpenssl("counts with the signed bytes beside it, for verify and check (needs `openssl`)", async () => {
    const cwd = folder(world({ "attestations/readme.md": "" }));
    const openssl = (...args: readonly string[]) => execFileSync("openssl", args, { cwd, stdio: "pipe" });
    const statement = writeStatement("assessment", [subject], ASSESSMENT);
    writeFileSync(join(cwd, "attestations/a.pae"), preAuthEncoding(PAYLOAD_TYPE, statement.payload));
    const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem"];
    openssl("req", "-x509", "-subj", "/CN=Thu (gia dinh)", ...key);
    writeFileSync(join(cwd, "trust/keys/khoa-1.pem"), publicKeyOf(readFileSync(join(cwd, "c.pem"))));
    const files = ["-in", "attestations/a.pae", "-out", "attestations/a.p7s"];
    const by = ["-signer", "c.pem", "-inkey", "k.pem"];
    openssl("cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256", ...by, ...files);
    const verified = await verifyJson(["attestations", "--trust", "trust"], { cwd });
    expect([verified.code, verified.statements]).toMatchObject([
      0,
      [{ source: "attestations/a.p7s", state: "verified", keys: ["khoa-1"] }],
    ]);
    const options = ["--stage", "trial", "--policies", "rules", "--trust", "trust"];
    expect((await run(["check", "good.yaml", ...options], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, "attestations/a.pae"), preAuthEncoding(PAYLOAD_TYPE, new Uint8Array([123, 125])));
    expect((await run(["check", "good.yaml", ...options], { cwd })).code).toBe(1);
  });
});

function publicKeyOf(certificate: Uint8Array): string | Buffer {
  return new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" });
}
