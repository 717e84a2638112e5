import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeEnvelope } from "../../src/attestation/envelope.ts";
import { checkCms } from "../../src/attestation/open-cms.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { signerOf, wrapSignature } from "../../src/attestation/sign.ts";
import type { TrustList } from "../../src/attestation/trust-list.ts";
import { verifyContainer } from "../../src/attestation/verify.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import {
  ALGORITHMS,
  type Algorithm,
  approvalStatement,
  authority,
  dsse,
  listedKey,
  trustOf,
} from "./fixtures.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "gate57-openssl-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path(name)));
const text = (name: string): string => readFileSync(path(name), "utf8");

function openssl(...args: readonly string[]): string {
  return execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const GENERATE: Readonly<Record<Algorithm, readonly string[]>> = {
  ed25519: ["-algorithm", "ed25519"],
  "ecdsa-p256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  "rsa-pss": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  "rsa-pkcs1": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
};
const PSS = [
  "-sigopt",
  "rsa_padding_mode:pss",
  "-sigopt",
  "rsa_pss_saltlen:32",
  "-sigopt",
  "rsa_mgf1_md:sha256",
];

/** Signs or verifies the bytes to sign, as a user of openssl would. */
const SIGN: Readonly<Record<Algorithm, readonly string[]>> = {
  ed25519: ["pkeyutl", "-sign", "-rawin", "-inkey", "ed25519.key", "-in", "pae", "-out", "sig"],
  "ecdsa-p256": ["dgst", "-sha256", "-sign", "ecdsa-p256.key", "-out", "sig", "pae"],
  "rsa-pss": ["dgst", "-sha256", ...PSS, "-sign", "rsa-pss.key", "-out", "sig", "pae"],
  "rsa-pkcs1": ["dgst", "-sha256", "-sign", "rsa-pkcs1.key", "-out", "sig", "pae"],
};
const VERIFY: Readonly<Record<Algorithm, readonly string[]>> = {
  ed25519: [
    "pkeyutl",
    "-verify",
    "-rawin",
    "-pubin",
    "-inkey",
    "ed25519.pem",
    "-in",
    "pae",
    "-sigfile",
    "sig",
  ],
  "ecdsa-p256": ["dgst", "-sha256", "-verify", "ecdsa-p256.pem", "-signature", "sig", "pae"],
  "rsa-pss": ["dgst", "-sha256", ...PSS, "-verify", "rsa-pss.pem", "-signature", "sig", "pae"],
  "rsa-pkcs1": ["dgst", "-sha256", "-verify", "rsa-pkcs1.pem", "-signature", "sig", "pae"],
};

const WEAK_MASK = ["-outform", "DER", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_mgf1_md:sha1"];

const statement = approvalStatement();
const pae = preAuthEncoding(PAYLOAD_TYPE, statement.payload);

async function trusting(key: JsonObject, pem: string, spec: JsonObject = {}): Promise<TrustList> {
  return trustOf({ authorities: [authority("unit", [key])], ...spec }, { "one.pem": pem });
}

async function codeOf(container: Parameters<typeof verifyContainer>[0], trust: TrustList): Promise<string> {
  const found = await verifyContainer(container, trust);
  return found.state === "verified" ? "verified" : found.code.slice(12);
}

const title = hasOpenssl
  ? "with openssl itself"
  : "with openssl itself (skipped: openssl is not installed here)";

describe.skipIf(!hasOpenssl)(title, () => {
  beforeAll(() => {
    writeFileSync(path("pae"), pae);
    for (const algorithm of ALGORITHMS) {
      openssl("genpkey", ...GENERATE[algorithm], "-out", `${algorithm}.key`);
      openssl("pkey", "-in", `${algorithm}.key`, "-pubout", "-out", `${algorithm}.pem`);
    }
  });

  describe.each(ALGORITHMS)("%s", (algorithm) => {
    test("a key of openssl signs here, and openssl verifies it", async () => {
      const pkcs8 = createPrivateKey(text(`${algorithm}.key`)).export({ type: "pkcs8", format: "der" });
      const scheme = algorithm === "rsa-pkcs1" ? "rsa-pkcs1" : "rsa-pss";
      const signer = await signerOf(new Uint8Array(pkcs8), "one", scheme);
      if ("problem" in signer) throw new Error(signer.problem.en);
      writeFileSync(path("sig"), await signer.sign(pae));
      expect(openssl(...VERIFY[algorithm])).toMatch(/Verified OK|Signature Verified Successfully/);
    });

    test("what openssl signed is verified here, and refused with a byte changed", async () => {
      openssl(...SIGN[algorithm]);
      const sig = read("sig");
      const trust = await trusting(listedKey("one"), text(`${algorithm}.pem`));
      const of = (payload: Uint8Array) => dsse(writeEnvelope(payload, [{ keyid: "one", sig }]));
      expect(await codeOf(of(statement.payload), trust)).toBe("verified");
      expect(await codeOf(of(approvalStatement({ level: 4 }).payload), trust)).toBe("bad-signature");
      const wrapped = await wrapSignature(pae, sig, text(`${algorithm}.pem`));
      expect("envelope" in wrapped && (await codeOf(dsse(wrapped.envelope), trust))).toBe("verified");
    });
  });

  describe.each(["rsa-pss", "ecdsa-p256"] as const)("openssl cms with a key of %s", (algorithm) => {
    const certificate = `${algorithm}.crt`;
    const sign = (name: string, ...args: readonly string[]) =>
      openssl(
        "cms",
        "-sign",
        "-binary",
        "-in",
        "pae",
        "-signer",
        certificate,
        "-inkey",
        `${algorithm}.key`,
        "-out",
        name,
        ...args,
      );
    const cms = (name: string, content = pae) =>
      ({ name: "a.p7s", kind: "cms", bytes: read(name), content }) as const;

    beforeAll(() => {
      openssl(
        "req",
        "-x509",
        "-new",
        "-key",
        `${algorithm}.key`,
        "-subj",
        "/CN=unit",
        "-days",
        "3650",
        "-batch",
        "-out",
        certificate,
      );
    });

    const containers: readonly [string, readonly string[], string][] = [
      ["with signed attributes", ["-outform", "DER"], "verified"],
      ["without attributes", ["-outform", "DER", "-noattr"], "verified"],
      ["in PEM", ["-outform", "PEM"], "verified"],
      ["with SHA-384", ["-outform", "DER", "-md", "sha384"], "verified"],
      ["with SHA-512 and no attributes", ["-outform", "DER", "-md", "sha512", "-noattr"], "verified"],
      ["named by key identifier", ["-outform", "DER", "-keyid"], "verified"],
      ["with SHA-1", ["-outform", "DER", "-md", "sha1"], "bad-signature"],
      ["not detached", ["-outform", "DER", "-nodetach"], "malformed"],
      ["without its certificate", ["-outform", "DER", "-nocerts"], "untrusted"],
    ];
    const onlyRsa: typeof containers = [
      ["by RSASSA-PSS", ["-outform", "DER", "-keyopt", "rsa_padding_mode:pss"], "verified"],
      ["by RSASSA-PSS with SHA-1 inside", WEAK_MASK, "bad-signature"],
    ];

    test.each(algorithm === "rsa-pss" ? [...containers, ...onlyRsa] : containers)(
      "%s",
      async (_, args, expected) => {
        sign("p7s", ...args);
        const trust = await trusting(listedKey("one"), text(`${algorithm}.pem`));
        expect(await codeOf(cms("p7s"), trust)).toBe(expected);
        const problem = await checkCms(pae, read("p7s"));
        expect(problem === undefined).toBe(expected === "verified");
        const changed = preAuthEncoding(PAYLOAD_TYPE, approvalStatement({ level: 4 }).payload);
        expect(await codeOf(cms("p7s", changed), trust)).not.toBe("verified");
        expect(await checkCms(changed, read("p7s"))).toBeDefined();
      },
    );

    test("a certificate that the trust list has stands in for one left out", async () => {
      sign("p7s", "-outform", "DER", "-nocerts");
      const key = { id: "one", certificate: "one.pem", uses: ["attestation"], validFrom: "2020-01-01" };
      const trust = await trusting(key, text(certificate));
      const inTime = approvalStatement({ date: tomorrow() });
      writeFileSync(path("pae"), preAuthEncoding(PAYLOAD_TYPE, inTime.payload));
      sign("p7s", "-outform", "DER", "-nocerts");
      const content = read("pae");
      writeFileSync(path("pae"), pae);
      expect(await codeOf(cms("p7s", content), trust)).toBe("verified");
    });

    test("no byte of the signature can be changed so that another key signed", async () => {
      sign("p7s", "-outform", "DER");
      const trust = await trusting(
        listedKey("one"),
        text(algorithm === "rsa-pss" ? "ecdsa-p256.pem" : "rsa-pss.pem"),
      );
      expect(await codeOf(cms("p7s"), trust)).toBe("untrusted");
    });
  });

  describe("a chain of three", () => {
    const EXTENSIONS = `[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
[notca]
basicConstraints=critical,CA:FALSE
[leaf]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
`;
    const certify = (name: string, subject: string, section: string, issuer?: string, days = "3650") => {
      openssl("genpkey", ...GENERATE["ecdsa-p256"], "-out", `${name}.key`);
      openssl("req", "-new", "-batch", "-key", `${name}.key`, "-subj", subject, "-out", `${name}.csr`);
      const by =
        issuer === undefined
          ? ["-signkey", `${name}.key`]
          : ["-CA", `${issuer}.crt`, "-CAkey", `${issuer}.key`, "-CAcreateserial"];
      openssl(
        "x509",
        "-req",
        "-in",
        `${name}.csr`,
        ...by,
        "-days",
        days,
        "-extfile",
        "ext",
        "-extensions",
        section,
        "-out",
        `${name}.crt`,
      );
    };
    const day = tomorrow();
    const signed = preAuthEncoding(PAYLOAD_TYPE, approvalStatement({ date: day }).payload);

    beforeAll(() => {
      writeFileSync(path("ext"), EXTENSIONS);
      writeFileSync(path("signed"), signed);
      certify("root", "/CN=root", "ca");
      certify("imposter", "/CN=root", "ca");
      certify("middle", "/CN=middle", "ca", "root");
      certify("notca", "/CN=middle", "notca", "root");
      certify("leaf", "/CN=unit/O=owner/serialNumber=7", "leaf", "middle");
      certify("other", "/CN=other", "leaf", "middle");
      certify("short", "/CN=unit", "leaf", "middle", "1");
      certify("below", "/CN=unit", "leaf", "notca");
    });

    test.each([
      [
        "is honoured",
        "verified",
        "leaf",
        "middle",
        "root",
        { commonName: "unit", organization: "owner", serialNumber: "7" },
      ],
      [
        "is refused under another root of the same name",
        "untrusted",
        "leaf",
        "middle",
        "imposter",
        { commonName: "unit" },
      ],
      [
        "is refused without CA:TRUE in the middle",
        "untrusted",
        "below",
        "notca",
        "root",
        { commonName: "unit" },
      ],
      [
        "is refused when its leaf expired",
        "key-not-valid",
        "short",
        "middle",
        "root",
        { commonName: "unit" },
      ],
      ["is refused for another subject", "untrusted", "other", "middle", "root", { commonName: "unit" }],
      [
        "is refused for another serial number",
        "untrusted",
        "leaf",
        "middle",
        "root",
        { commonName: "unit", serialNumber: "8" },
      ],
      [
        "is refused without the one in the middle",
        "untrusted",
        "leaf",
        undefined,
        "root",
        { commonName: "unit" },
      ],
    ])("%s (in both containers)", async (_, expected, leaf, middle, root, subject) => {
      const key = {
        id: "one",
        certificateAuthority: "root",
        subject,
        uses: ["attestation"],
        validFrom: "2020-01-01",
      };
      const trust = await trusting(key, text(`${root}.crt`), {
        certificateAuthorities: [{ id: "root", certificate: "one.pem" }],
      });
      openssl("dgst", "-sha256", "-sign", `${leaf}.key`, "-out", "sig", "signed");
      const chain = [`${leaf}.crt`, ...(middle === undefined ? [] : [`${middle}.crt`])].map(text).join("");
      const wrapped = await wrapSignature(signed, read("sig"), chain);
      if ("problem" in wrapped) throw new Error(wrapped.problem.en);
      expect(await codeOf(dsse(wrapped.envelope), trust)).toBe(expected);
      const more = middle === undefined ? [] : ["-certfile", `${middle}.crt`];
      openssl(
        "cms",
        "-sign",
        "-binary",
        "-in",
        "signed",
        "-signer",
        `${leaf}.crt`,
        "-inkey",
        `${leaf}.key`,
        ...more,
        "-outform",
        "DER",
        "-out",
        "p7s",
      );
      const cms = { name: "a.p7s", kind: "cms", bytes: read("p7s"), content: signed } as const;
      expect(await codeOf(cms, trust)).toBe(expected);
    });
  });
});

/** The certificates that openssl makes begin now: the act is on the first day that they cover whole. */
function tomorrow(): string {
  return new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
}
