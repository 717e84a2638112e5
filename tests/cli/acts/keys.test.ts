import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KEY_ALGORITHMS } from "../../../src/node/key-pair.ts";
import { folder } from "../run.ts";
import { act, codesOf, office, put, trustYaml, verified } from "./world.ts";

const EXCLUSION = [
  "exclude",
  "--system",
  "a",
  "--sector",
  "cipher",
  "--managing-authority",
  "government-cipher-committee",
];
const PASSPHRASE = "mật khẩu dài";

function openssl(cwd: string, ...argv: readonly string[]): string {
  return execFileSync("openssl", argv, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

describe("keygen", () => {
  test.each(KEY_ALGORITHMS)(
    "%s: openssl reads both files, and the key digest is right",
    async (algorithm) => {
      const cwd = folder();
      const ran = await act(cwd, ["keygen", "--output", "khoa/k", "--algorithm", algorithm]);
      expect([ran.code, ran.stderr, statSync(join(cwd, "khoa/k")).mode & 0o777]).toEqual([0, "", 0o600]);
      const pub = readFileSync(join(cwd, "khoa/k.pub.pem"), "utf8");
      expect(openssl(cwd, "pkey", "-in", "khoa/k", "-pubout")).toBe(pub);
      openssl(cwd, "pkey", "-pubin", "-in", "khoa/k.pub.pem", "-outform", "DER", "-out", "k.der");
      const digest = openssl(cwd, "dgst", "-sha256", "-r", "k.der").slice(0, 64);
      expect(ran.stdout).toContain(`sha256:${digest}`);
      expect(ran.stdout).toContain("WITHOUT a passphrase");
    },
  );

  test.each(KEY_ALGORITHMS)("%s: with a passphrase openssl opens it, and so do we", async (algorithm) => {
    const cwd = folder({ "mk.txt": `${PASSPHRASE}\nkhông đọc dòng này\n` });
    const made = await act(cwd, [
      "keygen",
      "--output",
      "k",
      "--algorithm",
      algorithm,
      "--passphrase-file",
      "mk.txt",
    ]);
    expect(made.code).toBe(0);
    expect(readFileSync(join(cwd, "k"), "utf8")).toContain("BEGIN ENCRYPTED PRIVATE KEY");
    const pub = readFileSync(join(cwd, "k.pub.pem"), "utf8");
    expect(openssl(cwd, "pkey", "-in", "k", "-passin", "file:mk.txt", "-pubout")).toBe(pub);
    const signed = await act(cwd, [
      ...EXCLUSION,
      "--authority",
      "a",
      "--key",
      "k",
      "--passphrase-file",
      "mk.txt",
    ]);
    expect([signed.code, signed.stderr]).toEqual([0, ""]);
  });

  test("asks twice on a terminal; two that differ make no key", async () => {
    const cwd = folder();
    const differ = await act(cwd, ["keygen", "--output", "k"], { secrets: ["a", "b"] });
    expect([differ.code, codesOf(differ), existsSync(join(cwd, "k"))]).toEqual([
      2,
      ["key/passphrases-differ"],
      false,
    ]);
    const same = await act(cwd, ["keygen", "--output", "k"], { secrets: [PASSPHRASE, PASSPHRASE] });
    expect([same.code, readFileSync(join(cwd, "k"), "utf8").split("\n")[0]]).toEqual([
      0,
      "-----BEGIN ENCRYPTED PRIVATE KEY-----",
    ]);
    const none = await act(cwd, ["keygen", "--output", "khong"], { secrets: [""] });
    expect([none.code, readFileSync(join(cwd, "khong"), "utf8").split("\n")[0]]).toEqual([
      0,
      "-----BEGIN PRIVATE KEY-----",
    ]);
  });

  test("overwrites neither of its files without --force, and a file others may read never keeps its mode", async () => {
    const cwd = folder({ "k.pub.pem": "", "mk.txt": "\n" });
    const ran = await act(cwd, [
      "keygen",
      "--output",
      "k",
      "--algorithm",
      "ed2551",
      "--passphrase-file",
      "mk.txt",
    ]);
    expect([ran.code, codesOf(ran)]).toEqual([
      2,
      ["usage/unknown-value", "key/empty-passphrase", "file/exists"],
    ]);
    put(cwd, "k", "");
    expect((await act(cwd, ["keygen", "--output", "k", "--force"])).code).toBe(0);
    expect(statSync(join(cwd, "k")).mode & 0o777).toBe(0o600);
  });
});

/** How openssl makes keys, by what they are. */
const OPENSSL_KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "Ed25519, PKCS#8": [["genpkey", "-algorithm", "ed25519", "-out", "k.pem"]],
  "P-256, PKCS#8": [["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "k.pem"]],
  "P-256, SEC1 with its parameters": [["ecparam", "-name", "prime256v1", "-genkey", "-out", "k.pem"]],
  "RSA, PKCS#8, encrypted": [
    ["genpkey", "-algorithm", "RSA", "-aes256", "-pass", "file:mk.txt", "-out", "k.pem"],
  ],
  "RSA, PKCS#1": [
    ["genpkey", "-algorithm", "RSA", "-out", "p8.pem"],
    ["rsa", "-in", "p8.pem", "-traditional", "-out", "k.pem"],
  ],
  "P-256, SEC1, encrypted": [
    ["ecparam", "-name", "prime256v1", "-genkey", "-out", "p8.pem"],
    ["ec", "-in", "p8.pem", "-aes256", "-passout", "file:mk.txt", "-out", "k.pem"],
  ],
};

describe("keys that openssl made", () => {
  test.each(Object.entries(OPENSSL_KEYS))("%s", async (_, commands) => {
    const cwd = folder({ "mk.txt": `${PASSPHRASE}\n`, "trust/keys/k.pub.pem": "" });
    for (const argv of commands) openssl(cwd, ...argv);
    openssl(cwd, "pkey", "-in", "k.pem", "-passin", "file:mk.txt", "-pubout", "-out", "trust/keys/k.pub.pem");
    const key = "{ id: k, publicKey: keys/k.pub.pem, uses: [attestation], validFrom: 2026-01-01 }";
    const authority = `    - { id: a, names: [A], kind: governing-body, keys: [${key}] }`;
    put(cwd, "trust/trust.yaml", trustYaml([authority]));
    const options = ["--authority", "a", "--key", "k.pem", "--output", "x.dsse.json", "--trust", "trust"];
    const ran = await act(cwd, [...EXCLUSION, ...options], { secrets: [PASSPHRASE] });
    expect([ran.code, codesOf(ran)]).toEqual([0, ["act/competence-unchecked"]]);
    expect(await verified(cwd, "x.dsse.json")).toMatchObject({ state: "verified", keys: ["k"] });
  });
});

describe("a key that cannot sign", () => {
  const BAD: readonly (readonly [string, (cwd: string) => void])[] = [
    ["key/not-pem", (cwd) => put(cwd, "k.pem", "không phải khóa")],
    ["key/not-private", (cwd) => openssl(cwd, "pkey", "-in", "so-thu.pem", "-pubout", "-out", "k.pem")],
    [
      "key/damaged",
      (cwd) => put(cwd, "k.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
    ],
    ["key/other-form", (cwd) => put(cwd, "k.pem", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n")],
    ["key/unsupported", (cwd) => openssl(cwd, "ecparam", "-name", "secp384r1", "-genkey", "-out", "k.pem")],
    [
      "key/unsupported",
      (cwd) =>
        openssl(cwd, "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", "k.pem"),
    ],
    ["key/needs-passphrase", encrypted],
    ["file/not-utf8", (cwd) => put(cwd, "k.pem", Uint8Array.of(0xff, 0xfe))],
  ];
  test.each(BAD)("%s", async (code, make) => {
    const cwd = office();
    make(cwd);
    const ran = await act(cwd, [...EXCLUSION, "--authority", "a", "--key", "k.pem"]);
    expect([ran.code, codesOf(ran), existsSync(join(cwd, "attestations"))]).toEqual([2, [code], false]);
  });

  test("a wrong passphrase, from a file or typed", async () => {
    const cwd = office();
    encrypted(cwd);
    put(cwd, "sai.txt", "sai");
    const argv = [...EXCLUSION, "--authority", "a", "--key", "k.pem"];
    const file = await act(cwd, [...argv, "--passphrase-file", "sai.txt"]);
    expect([file.code, codesOf(file), file.stdout]).toEqual([2, ["key/wrong-passphrase"], ""]);
    const typed = await act(cwd, argv, { secrets: ["sai"] });
    expect([typed.code, codesOf(typed)]).toEqual([2, ["key/wrong-passphrase"]]);
    expect(typed.stdout).toContain("Exclusion");
    const missing = await act(cwd, [...argv, "--passphrase-file", "khong-co.txt"]);
    expect(codesOf(missing)).toEqual(["file/not-found"]);
  });

  function encrypted(cwd: string): void {
    openssl(cwd, "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:đúng", "-out", "k.pem");
  }
});
