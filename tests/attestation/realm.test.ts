import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { dataAsText } from "../../scripts/build/bundles.mjs";
import type { Container } from "../../src/attestation/container.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { loadTrustList } from "../../src/attestation/trust-list.ts";
import { verifyAll } from "../../src/attestation/verify.ts";
import { wrapSignature } from "../../src/attestation/wrap.ts";
import { issue } from "./certificates.ts";
import { detachedBy } from "./cms.ts";
import {
  ALGORITHMS,
  approvalStatement,
  authority,
  dsse,
  envelope,
  listedKey,
  newKey,
  signer,
  trustFiles,
} from "./fixtures.ts";

const statement = approvalStatement();
const pae = preAuthEncoding(PAYLOAD_TYPE, statement.payload);

/** Is what a realm is asked: a trust folder and containers. */
interface Question {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly containers: readonly Container[];
}

let bundle = "";

beforeAll(async () => {
  const result = await build({
    stdin: {
      contents: `export { loadTrustList } from "./src/attestation/trust-list.ts";
        export { verifyAll } from "./src/attestation/verify.ts";`,
      resolveDir: ".",
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "gate57",
    target: "es2023",
    plugins: [dataAsText],
    logLevel: "error",
  });
  bundle = result.outputFiles[0]?.text ?? "";
});

/** Asks a realm that has of a browser only what verifying needs. */
async function inBareRealm({ files, containers }: Question): Promise<unknown> {
  const given = { crypto, TextEncoder, TextDecoder, atob, btoa };
  const realm = createContext(Object.assign(Object.create(null), given), {
    codeGeneration: { strings: false, wasm: false },
  });
  runInContext("delete globalThis.console; delete globalThis.WebAssembly;", realm);
  runInContext(bundle, realm);
  // What goes in is made of the realm's own bytes, as it would be there.
  Object.assign(realm, { question: JSON.stringify({ files: [...files], containers }, bytesAsText) });
  const asked = runInContext(
    `(async () => {
      const { files, containers } = JSON.parse(question, (_, value) =>
        value?.base64 === undefined ? value : Uint8Array.from(atob(value.base64), (one) => one.charCodeAt(0)));
      const { trust, diagnostics } = await gate57.loadTrustList(new Map(files));
      return JSON.stringify({ diagnostics, digest: trust?.digest, found: await gate57.verifyAll(containers, trust) });
    })()`,
    realm,
  );
  return JSON.parse(await asked);
}

async function inNode({ files, containers }: Question): Promise<unknown> {
  const { trust, diagnostics } = await loadTrustList(files);
  const found = await verifyAll(containers, trust);
  return JSON.parse(JSON.stringify({ diagnostics, digest: trust?.digest, found }));
}

function bytesAsText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value;
}

/** Makes a container of every kind, good and bad, and the trust folder they are judged by. */
async function everything(): Promise<Question> {
  const keys = ALGORITHMS.map((algorithm) => ({ id: algorithm, key: newKey(algorithm) }));
  const root = await issue({ commonName: "root", isAuthority: true, usage: 0x06 });
  const leaf = await issue({ commonName: "unit", usage: 0xc0 }, root);
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, leaf.pair.privateKey, pae));
  const chained = await wrapSignature(pae, raw, leaf.pem);
  const issued = { certificateAuthority: "root", subject: { commonName: "unit" } };
  const listed = [
    ...keys.map(({ id }) => listedKey(id)),
    { id: "issued", ...issued, uses: ["attestation"], validFrom: "2026-01-01" },
  ];
  const files = trustFiles(
    {
      certificateAuthorities: [{ id: "root", certificate: "root.pem" }],
      authorities: [authority("unit", listed)],
    },
    Object.fromEntries([["root.pem", root.pem], ...keys.map(({ id, key }) => [`${id}.pem`, key.publicPem])]),
  );
  const signed = await Promise.all(
    keys.map(async ({ id, key }) => envelope(statement, await signer(key, id))),
  );
  const bytes = await detachedBy(leaf, pae);
  const changed = preAuthEncoding(PAYLOAD_TYPE, approvalStatement({ level: 4 }).payload);
  const containers: readonly Container[] = [
    ...signed,
    dsse("envelope" in chained ? chained.envelope : ""),
    { name: "a.p7s", kind: "cms", bytes, content: pae },
    { name: "b.p7s", kind: "cms", bytes, content: changed },
    { name: "c.p7s", kind: "cms", bytes: pae, content: pae },
    await envelope(statement, await signer(newKey(), "ed25519")),
    await envelope(
      approvalStatement({ date: "2025-01-01" }),
      await signer(keys[0]?.key ?? newKey(), "ed25519"),
    ),
    dsse("{}"),
    dsse("\u0000"),
  ];
  return { files, containers };
}

test("Node and a bare realm verify and refuse alike", async () => {
  const question = await everything();
  const here = await inNode(question);
  expect(await inBareRealm(question)).toEqual(here);
  expect(here).toMatchObject({
    found: [
      ...Array(6).fill({ state: "verified" }),
      { code: "attestation/bad-signature" },
      { code: "attestation/malformed" },
      { code: "attestation/bad-signature" },
      { code: "attestation/key-not-valid" },
      { code: "attestation/malformed" },
      { code: "attestation/malformed" },
    ],
  });
});
