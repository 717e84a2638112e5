import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { act, codesOf, complaints, filesIn, office, put, trustYaml, verified } from "./world.ts";

const FOLDER = "attestations/he-thong-vi-du";
const STATE = [
  ...["approve", "he-thong.yaml", "--covers", "design", "--stage", "design", "--decision", "12/QĐ"],
  ...["--level", "3", "--authority", "co-quan", "--id", "pd-1", "--statement-only", "pd.pae"],
];
const WRAP = ["approve", "he-thong.yaml", "--statement", "pd.pae"];
const RAW = ["--signature", "pd.sig", "--certificate", "cert.pem"];

/** How openssl makes a key of each type, and how it signs a file with it. */
const TOOLS = {
  Ed25519: {
    key: ["genpkey", "-algorithm", "ed25519", "-out", "k.pem"],
    sign: ["pkeyutl", "-sign", "-rawin", "-in", "pd.pae", "-inkey", "k.pem", "-out", "pd.sig"],
  },
  "P-256": {
    key: ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "k.pem"],
    sign: ["dgst", "-sha256", "-sign", "k.pem", "-out", "pd.sig", "pd.pae"],
  },
  "RSA PKCS#1 v1.5": {
    key: ["genpkey", "-algorithm", "RSA", "-out", "k.pem"],
    sign: ["dgst", "-sha256", "-sign", "k.pem", "-out", "pd.sig", "pd.pae"],
  },
  "RSA-PSS": {
    key: ["genpkey", "-algorithm", "RSA", "-out", "k.pem"],
    sign: [
      ...["dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"],
      ...["-sign", "k.pem", "-out", "pd.sig", "pd.pae"],
    ],
  },
} as const;

const CMS = [
  "cms",
  "-sign",
  "-binary",
  "-in",
  "pd.pae",
  "-signer",
  "cert.pem",
  "-inkey",
  "k.pem",
  "-md",
  "sha256",
];

function openssl(cwd: string, argv: readonly string[]): void {
  execFileSync("openssl", argv, { cwd, stdio: ["ignore", "ignore", "pipe"] });
}

/** Makes a working folder in which openssl holds the key, and the trust folder its certificate. */
function officeOf(tool: keyof typeof TOOLS): string {
  const cwd = office();
  openssl(cwd, TOOLS[tool].key);
  const subject = ["-subj", "/CN=Co quan (gia dinh)", "-days", "3650"];
  openssl(cwd, ["req", "-x509", "-new", "-key", "k.pem", ...subject, "-out", "cert.pem"]);
  openssl(cwd, ["pkey", "-in", "k.pem", "-pubout", "-out", "trust/keys/co-quan.pub.pem"]);
  const key = "{ id: co-quan, publicKey: keys/co-quan.pub.pem, uses: [attestation], validFrom: 2026-01-01 }";
  put(
    cwd,
    "trust/trust.yaml",
    trustYaml([`    - { id: co-quan, names: [A], kind: governing-body, keys: [${key}] }`]),
  );
  return cwd;
}

describe("signed by openssl in two steps", () => {
  test.each(["Ed25519", "P-256", "RSA PKCS#1 v1.5", "RSA-PSS"] as const)("%s, raw", async (tool) => {
    const cwd = officeOf(tool);
    const stated = await act(cwd, STATE);
    expect([stated.code, stated.stderr]).toEqual([0, ""]);
    expect(stated.stdout).toContain("openssl dgst -sha256 -sign");
    openssl(cwd, TOOLS[tool].sign);
    const wrapped = await act(cwd, [...WRAP, ...RAW]);
    expect([wrapped.code, wrapped.stderr]).toEqual([0, ""]);
    expect(await verified(cwd, `${FOLDER}/pd-1.dsse.json`)).toMatchObject({
      state: "verified",
      keys: ["co-quan"],
    });
    expect(filesIn(cwd, `${FOLDER}/designs`)).toHaveLength(1);
  });

  test.each(["P-256", "RSA PKCS#1 v1.5"] as const)("%s, CMS in DER and in PEM", async (tool) => {
    const cwd = officeOf(tool);
    await act(cwd, STATE);
    for (const form of ["DER", "PEM"]) {
      openssl(cwd, [...CMS, "-outform", form, "-out", "pd.p7s"]);
      const wrapped = await act(cwd, [...WRAP, "--cms", "pd.p7s", "--force"]);
      expect([wrapped.code, wrapped.stderr]).toEqual([0, ""]);
      expect(await verified(cwd, `${FOLDER}/pd-1.p7s`)).toMatchObject({
        state: "verified",
        keys: ["co-quan"],
      });
      expect(readFileSync(join(cwd, `${FOLDER}/pd-1.pae`))).toEqual(readFileSync(join(cwd, "pd.pae")));
    }
  });

  test("a second officer's token adds to what the first signed", async () => {
    const cwd = officeOf("P-256");
    await act(cwd, STATE);
    openssl(cwd, TOOLS["P-256"].sign);
    await act(cwd, [...WRAP, ...RAW]);
    openssl(cwd, ["pkey", "-in", "so-thu.pem", "-pubout", "-out", "cert2.pem"]);
    openssl(cwd, ["pkeyutl", "-sign", "-rawin", "-in", "pd.pae", "-inkey", "so-thu.pem", "-out", "2.sig"]);
    const second = ["--signature", "2.sig", "--certificate", "cert2.pem", "--add"];
    const added = await act(cwd, [...WRAP, ...second]);
    expect([added.code, added.stderr]).toEqual([0, ""]);
    const envelope = JSON.parse(readFileSync(join(cwd, `${FOLDER}/pd-1.dsse.json`), "utf8"));
    expect(envelope.signatures).toHaveLength(2);
    const other = await act(cwd, [...STATE.slice(0, -1), "khac.pae", "--valid-until", "2027-01-01"]);
    expect(other.code).toBe(0);
    openssl(cwd, ["pkeyutl", "-sign", "-rawin", "-in", "khac.pae", "-inkey", "so-thu.pem", "-out", "2.sig"]);
    const wrong = await act(cwd, ["approve", "he-thong.yaml", "--statement", "khac.pae", ...second]);
    expect(codesOf(wrong)).toEqual(["act/other-statement"]);
  });
});

describe("what is to be done next", () => {
  test("every option that is needed again is in the command that is shown, and that command works", async () => {
    const cwd = officeOf("P-256");
    const system = ["exclude", "--system", "he-thong-kin", "--authority", "co-quan", "--trust", "trust"];
    const content = ["--sector", "cipher", "--managing-authority", "government-cipher-committee"];
    const stated = await act(cwd, [...system, ...content, "--statement-only", "pd.pae"]);
    const shown = /gate57 (exclude .*--certificate cert.pem)/i.exec(stated.stdout)?.[1] ?? "";
    expect(shown).toBe(
      "exclude --system he-thong-kin --statement pd.pae --trust trust --signature pd.sig --certificate CERT.pem",
    );
    openssl(cwd, TOOLS["P-256"].sign);
    const wrapped = await act(cwd, shown.replace("CERT.pem", "cert.pem").split(" "));
    expect([wrapped.code, codesOf(wrapped)]).toEqual([0, ["act/competence-unchecked"]]);
  });

  test("the intermediate certificates of a token are asked for", async () => {
    const { stdout } = await act(officeOf("P-256"), STATE);
    expect(stdout).toContain("-signer CERT.pem -certfile CHAIN.pem");
    expect(stdout).toContain("CERT.pem: your certificate, then the intermediate ones");
  });

  test("a certificate that leads to no root is told with how to bring the rest of the chain", async () => {
    const cwd = officeOf("P-256");
    openssl(cwd, [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      "o.pem",
      "-subj",
      "/CN=Khac",
      "-out",
      "trust/keys/goc.pem",
    ]);
    const key =
      "{ id: co-quan, certificateAuthority: goc, subject: { commonName: Co quan (gia dinh) }, uses: [attestation], validFrom: 2026-01-01 }";
    const list = trustYaml([`    - { id: co-quan, names: [A], kind: governing-body, keys: [${key}] }`]);
    const root = "  certificateAuthorities: [{ id: goc, certificate: keys/goc.pem }]\n";
    put(cwd, "trust/trust.yaml", `${list}${root}`);
    await act(cwd, STATE);
    openssl(cwd, [...CMS, "-outform", "DER", "-out", "pd.p7s"]);
    const ran = await act(cwd, [...WRAP, "--cms", "pd.p7s", "--trust", "trust"]);
    expect([ran.code, codesOf(ran)]).toEqual([0, ["act/would-not-count"]]);
    expect(ran.stderr).toContain("put intermediate ones after the signer's");
  });
});

describe("what does not fit together", () => {
  const ready = async (): Promise<string> => {
    const cwd = officeOf("P-256");
    await act(cwd, STATE);
    openssl(cwd, TOOLS["P-256"].sign);
    openssl(cwd, [...CMS, "-outform", "DER", "-out", "pd.p7s"]);
    return cwd;
  };

  test("the bytes, the command, the system or the design are others", async () => {
    const cwd = await ready();
    const wrap = (argv: readonly string[]) => act(cwd, argv);
    expect(codesOf(await wrap(["appraise", ...WRAP.slice(1), ...RAW]))).toEqual(["act/other-type"]);
    const system = WRAP.map((word) => (word === "he-thong.yaml" ? "bi-chan.yaml" : word));
    expect(codesOf(await wrap([...system, ...RAW]))).toEqual(["act/other-system"]);
    put(cwd, "x.pae", "không phải nội dung");
    const strange = WRAP.map((word) => (word === "pd.pae" ? "x.pae" : word));
    expect(complaints(await wrap([...strange, ...RAW]))).toEqual(["x.pae act/unreadable-statement"]);
    const manifest = readFileSync(join(cwd, "he-thong.yaml"), "utf8");
    put(cwd, "he-thong.yaml", manifest.replace("rating: 3", "rating: 4"));
    expect(codesOf(await wrap([...WRAP, ...RAW]))).toEqual(["act/other-design"]);
  });

  test("the signature is of other bytes, by another key, or no signature", async () => {
    const cwd = await ready();
    openssl(cwd, ["dgst", "-sha256", "-sign", "k.pem", "-out", "other.sig", "he-thong.yaml"]);
    const other = await act(cwd, [...WRAP, "--signature", "other.sig", "--certificate", "cert.pem"]);
    expect(complaints(other)).toEqual(["other.sig act/bad-signature"]);
    const key = await act(cwd, [
      ...WRAP,
      "--signature",
      "pd.sig",
      "--certificate",
      "trust/keys/co-quan.pub.pem",
    ]);
    expect(key.code).toBe(0);
    openssl(cwd, ["pkey", "-in", "so-thu.pem", "-pubout", "-out", "so.pub"]);
    const byOther = await act(cwd, [...WRAP, "--signature", "pd.sig", "--certificate", "so.pub", "--force"]);
    expect(codesOf(byOther)).toEqual(["act/bad-signature"]);
    const noCms = await act(cwd, [...WRAP, "--cms", "pd.sig"]);
    expect(complaints(noCms)).toEqual(["pd.sig act/bad-signature"]);
    openssl(cwd, [
      ...CMS.map((word) => (word === "pd.pae" ? "he-thong.yaml" : word)),
      "-outform",
      "DER",
      "-out",
      "o.p7s",
    ]);
    expect(codesOf(await act(cwd, [...WRAP, "--cms", "o.p7s"]))).toEqual(["act/bad-signature"]);
  });

  test("files that are there stay, files that are not are told of", async () => {
    const cwd = await ready();
    expect(codesOf(await act(cwd, STATE))).toEqual(["file/exists"]);
    expect((await act(cwd, [...WRAP, "--cms", "pd.p7s"])).code).toBe(0);
    expect(codesOf(await act(cwd, [...WRAP, "--cms", "pd.p7s"]))).toEqual(["file/exists", "file/exists"]);
    const missing = await act(cwd, [...WRAP, "--signature", "a", "--certificate", "b"]);
    expect(complaints(missing)).toEqual(["a file/not-found", "b file/not-found"]);
  });
});
