import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadTrustList } from "../../src/attestation/trust-list.ts";
import { spkiDigest } from "../../src/attestation/wrap.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type Issued, issue } from "./certificates.ts";
import { authority, listedKey, newKey, trustFiles, utf8 } from "./fixtures.ts";

const key = newKey();
const other = newKey("rsa-pss");
const weak = newKey("rsa-pss", 1024);
const privatePem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(key.pkcs8).toString("base64")}\n-----END PRIVATE KEY-----\n`;
const files = { "one.pem": key.publicPem, "two.pem": other.publicPem };

function folder(change: JsonObject, more: Readonly<Record<string, string>> = {}) {
  const authorities = [authority("unit", [listedKey("one")]), authority("council", [listedKey("two")])];
  return trustFiles({ authorities, ...change }, { ...files, ...more });
}

/** Tells each mistake with the text it underlines. */
async function mistakes(given: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
  const { trust, diagnostics, sources } = await loadTrustList(given, "trust/");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(trust === undefined).toBe(errors.length > 0);
  return diagnostics.map(({ code, source, range }) => {
    const text = sources.get(source)?.text;
    return range && text ? `${code} ${text.slice(range.start, range.end)}` : `${code} in ${source}`;
  });
}

const unit = (change: JsonObject, more: JsonObject = {}) => ({
  authorities: [
    authority("unit", [listedKey("one", change)], more),
    authority("council", [listedKey("two")]),
  ],
});
const WHOLE_KEY = "trust/no-alternative in trust/trust.json";
const delegation = {
  from: "unit",
  to: "council",
  for: ["approval"],
  validFrom: "2026-01-01",
  validUntil: "2026-12-31",
};

describe("a mistake in a trust folder is told at its place", () => {
  test.each<[string, readonly string[], ReadonlyMap<string, Uint8Array>]>([
    ["none", [], folder({})],
    ["no list", ["trust/no-list in trust/trust.yaml"], new Map()],
    ["two lists", ["trust/several-lists in trust/trust.json"], withYaml(folder({}))],
    [
      "a list that is no text",
      ["trust/not-text in trust/trust.yaml"],
      new Map([["trust.yaml", new Uint8Array([0xff, 0xfe])]]),
    ],
    ["another kind", ['trust/unknown-kind "Trust"'], new Map([["trust.json", utf8('{"kind":"Trust"}')]])],
    ["a field nobody knows", ['trust/unknown-field "delegation"'], folder({ delegation: [] })],
    ["a file misspelt", ['trust/missing-file "onee.pem"'], folder(unit({ publicKey: "onee.pem" }))],
    ["a file that is no key", ['trust/not-a-key "one.pem"'], folder({}, { "one.pem": "no key" })],
    [
      "two keys in a file",
      ['trust/not-a-key "one.pem"'],
      folder({}, { "one.pem": key.publicPem + other.publicPem }),
    ],
    [
      "a private key that is listed",
      ["trust/private-key in trust/one.pem", 'trust/not-a-key "one.pem"'],
      folder({}, { "one.pem": privatePem }),
    ],
    [
      "a private key that is not listed",
      ["trust/private-key in trust/old/spare.txt"],
      folder({}, { "old/spare.txt": `x\n${privatePem}` }),
    ],
    [
      "an encrypted private key",
      ["trust/private-key in trust/k.pem"],
      folder({}, { "k.pem": privatePem.replaceAll("PRIVATE", "ENCRYPTED PRIVATE") }),
    ],
    ["RSA of 1024 bits", ['trust/unsupported-key "one.pem"'], folder({}, { "one.pem": weak.publicPem })],
    [
      "a key of an unknown authority",
      ['trust/unknown-authority "uni"'],
      folder({ delegations: [{ ...delegation, from: "uni" }] }),
    ],
    [
      "a delegation that ends before it begins",
      ['trust/ends-before-start "2025-12-31"'],
      folder({ delegations: [{ ...delegation, validUntil: "2025-12-31" }] }),
    ],
    [
      "a key that ends before it begins",
      ['trust/ends-before-start "2025-12-31"'],
      folder(unit({ validUntil: "2025-12-31" })),
    ],
    [
      "an authority twice",
      ['trust/duplicate-id "unit"'],
      folder({ authorities: [authority("unit", [listedKey("one")]), authority("unit", [listedKey("two")])] }),
    ],
    [
      "a key id twice",
      ['trust/duplicate-key-id "one"'],
      folder({
        authorities: [
          authority("unit", [listedKey("one")]),
          authority("council", [listedKey("one", { publicKey: "two.pem" })]),
        ],
      }),
    ],
    [
      "a key under two authorities",
      ["trust/shared-key in trust/trust.json"],
      folder({
        authorities: [
          authority("unit", [listedKey("one")]),
          authority("council", [listedKey("two", { publicKey: "one.pem" })]),
        ],
      }),
    ],
    [
      "a key renewed under its authority",
      [],
      folder({
        authorities: [authority("unit", [listedKey("one"), listedKey("two", { publicKey: "one.pem" })])],
      }),
    ],
    [
      "more keys wanted than there are",
      ["trust/threshold-out-of-reach 2"],
      folder(unit({}, { threshold: 2 })),
    ],
    [
      "an unknown root",
      ['trust/unknown-root "rot"'],
      folder({
        authorities: [
          authority("unit", [
            {
              id: "k",
              certificateAuthority: "rot",
              subject: { commonName: "x" },
              uses: ["attestation"],
              validFrom: "2026-01-01",
            },
          ]),
        ],
      }),
    ],
    [
      "a revocation of no key of the list",
      [`trust/unknown-revoked-key "sha256:${"0".repeat(64)}"`],
      folder({ revocations: [{ key: `sha256:${"0".repeat(64)}`, reason: "x" }] }),
    ],
    ["a key of which nothing is told", [WHOLE_KEY], folder(unit({ publicKey: null }))],
    [
      "half of what tells of a key",
      [WHOLE_KEY],
      folder(unit({ publicKey: null, certificateAuthority: "r" })),
    ],
    ["a key told of twice", [WHOLE_KEY], folder(unit({ certificate: "two.pem" }))],
    [
      "a key told of twice, by an issuer too",
      [WHOLE_KEY],
      folder(unit({ certificateAuthority: "r", subject: { commonName: "x" } })),
    ],
    [
      "several at once",
      ['trust/missing-file "x.pem"', 'trust/unknown-authority "nobody"'],
      folder({ ...unit({ publicKey: "x.pem" }), delegations: [{ ...delegation, to: "nobody" }] }),
    ],
  ])("%s", async (_, expected, given) => {
    const found = await mistakes(given);
    const wholeKey = /^(trust\/(?:shared-key|no-alternative)) .*$/s;
    expect(found.map((one) => one.replace(wholeKey, "$1 in trust/trust.json"))).toEqual(expected);
  });

  test("a certificate that may not sign, a root that may not issue, a certificate that is none", async () => {
    const leaf = await issue({ commonName: "unit", usage: 0x20 });
    const given = (file: Issued | string) => ({ "c.pem": typeof file === "string" ? file : file.pem });
    const pinned = { id: "one", certificate: "c.pem", uses: ["attestation"], validFrom: "2026-01-01" };
    const authorities = [authority("unit", [pinned])];
    expect(await mistakes(folder({ authorities }, given(leaf)))).toEqual(['trust/not-for-signing "c.pem"']);
    expect(await mistakes(folder({ authorities }, given(key.publicPem)))).toEqual([
      'trust/not-a-certificate "c.pem"',
    ]);
    const root = { certificateAuthorities: [{ id: "root", certificate: "c.pem" }] };
    expect(await mistakes(folder(root, given(leaf)))).toEqual(['trust/not-an-authority "c.pem"']);
  });

  test("a key twice in the list is told in its own words", async () => {
    const given = new Map([["trust.yaml", utf8("kind: TrustList\nkind: TrustList\n")]]);
    expect(await mistakes(given)).toEqual(["trust/duplicate-key kind"]);
  });
});

test("every mistake has words in both languages", async () => {
  const { diagnostics } = await loadTrustList(folder({ ...unit({ publicKey: "onee.pem" }) }));
  const [first] = diagnostics;
  expect(first?.help).toEqual({ vi: "có phải là `one.pem`?", en: "did you mean `one.pem`?" });
});

test("a key of which nothing is told: the ways in which a list can are named", async () => {
  const { diagnostics } = await loadTrustList(folder(unit({ publicKey: null })));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    {
      vi: "ở đây phải có đúng một trong: `publicKey`; `certificate`; hoặc `certificateAuthority` cùng `subject`",
      en: "exactly one of these has to be here: `publicKey`; `certificate`; or `certificateAuthority` with `subject`",
    },
  ]);
});

test("the digest of a trust list changes with what it says and with its keys, not with line ends", async () => {
  const digest = async (given: ReadonlyMap<string, Uint8Array>) => (await loadTrustList(given)).trust?.digest;
  const first = await digest(folder({}));
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(await digest(folder({}, { "one.pem": key.publicPem.replaceAll("\n", "\r\n") }))).toBe(first);
  expect(await digest(folder({}, { "one.pem": newKey().publicPem }))).not.toBe(first);
  expect(await digest(folder(unit({ validUntil: "2027-01-01" })))).not.toBe(first);
});

test("a key is known by the digest of its public part, from PEM, DER or a certificate", async () => {
  const { pem, pair } = await issue({ commonName: "unit" });
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  expect(await spkiDigest(spki)).toBe(await spkiDigest(pem));
  await expect(spkiDigest("no key")).rejects.toThrow();
});

function withYaml(given: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const list = given.get("trust.json") ?? new Uint8Array();
  return new Map([...given, ["trust.yaml", list]]);
}

interface Kinds {
  readonly enum: readonly string[];
  readonly "x-enum": Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

test.each(["vi", "en"] as const)("docs/trust-folder.md tells which body each kind is: %s", (language) => {
  const schema = JSON.parse(readFileSync("schemas/trust-list.schema.json", "utf8"));
  const kinds: Kinds = schema.properties.spec.properties.authorities.items.properties.kind;
  const [vi = "", en = ""] = readFileSync("docs/trust-folder.md", "utf8").split("## English");
  const rows = [...(language === "vi" ? vi : en).matchAll(/^\| `([a-z-]+)` \| (.*?) \| .+ \|$/gm)];
  expect(rows.map(([, name, label]) => [name, label])).toEqual([
    ["kind", language === "vi" ? "là" : "is"],
    ...kinds.enum.map((name) => [name, kinds["x-enum"][name]?.[language]]),
  ]);
});

test("names are compared in NFC, however a trust list writes their accents", async () => {
  const given = unit({}, { names: ["Sở Y tế (giả định)".normalize("NFD")] });
  const { trust } = await loadTrustList(folder(given));
  expect(trust?.authorities[0]?.names).toEqual(["Sở Y tế (giả định)".normalize("NFC")]);
});

test("the list that docs/trust-folder.md shows loads, with its files", async () => {
  const [, list = ""] = /```yaml\n(.*?)```/s.exec(readFileSync("docs/trust-folder.md", "utf8")) ?? [];
  const root = await issue({ commonName: "root", isAuthority: true, usage: 0x06 });
  const given = new Map([
    ["trust.yaml", utf8(list)],
    ["ca/goc.pem", utf8(root.pem)],
    ["keys/so-y-te-01.pub.pem", utf8(key.publicPem)],
  ]);
  expect(await mistakes(given)).toEqual([]);
});
