import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadTrustList, type TrustList } from "../../../src/attestation/trust-list.ts";
import { type Verification, verifyContainer } from "../../../src/attestation/verify.ts";
import { readContainer } from "../../../src/node/attestation-folder.ts";
import { type KeyAlgorithm, newKeyPair } from "../../../src/node/key-pair.ts";
import { fixture, folder, type Ran, run, type World } from "../run.ts";

/** The authorities of the trust folder of these tests, each with a key of the same name. */
export const AUTHORITIES = ["so-thu", "phong-thu"] as const;

/** Makes a working folder with a manifest, two authorities' keys and the trust folder that lists them. */
export function office(algorithm: KeyAlgorithm = "ed25519"): string {
  const files: Record<string, string> = {
    "he-thong.yaml": fixture("manifests/good.yaml"),
    "bi-chan.yaml": fixture("manifests/blocked.yaml"),
    "quyet-dinh.pdf": "quyết định (giả định)",
  };
  const listed = AUTHORITIES.map((id) => {
    const { privatePem, publicPem } = newKeyPair(algorithm);
    files[`${id}.pem`] = privatePem;
    files[`trust/keys/${id}.pub.pem`] = publicPem;
    return authority(id);
  });
  files["trust/trust.yaml"] = trustYaml(listed);
  return folder(files);
}

function authority(id: string): string {
  return [
    `    - id: ${id}`,
    `      names: [ "Cơ quan ${id} (giả định)" ]`,
    "      kind: governing-body",
    "      keys:",
    `        - { id: ${id}, publicKey: keys/${id}.pub.pem, uses: [attestation], validFrom: 2026-01-01 }`,
  ].join("\n");
}

/** Writes a trust list of some authorities. */
export function trustYaml(authorities: readonly string[]): string {
  return [
    "apiVersion: gate57/v1",
    "kind: TrustList",
    "metadata: { id: thu, title: { vi: Thử, en: Trial } }",
    "spec:",
    "  authorities:",
    ...authorities,
    "",
  ].join("\n");
}

/** Reads the trust folder of a working folder. */
export async function trustOf(cwd: string): Promise<TrustList> {
  const at = (name: string): Uint8Array => new Uint8Array(readFileSync(join(cwd, "trust", name)));
  const keys = readdirSync(join(cwd, "trust/keys")).map((name) => `keys/${name}`);
  const files = new Map(["trust.yaml", ...keys].map((name) => [name, at(name)]));
  const { trust, diagnostics } = await loadTrustList(files);
  if (!trust) throw new Error(JSON.stringify(diagnostics));
  return trust;
}

/** Verifies a container of a working folder by its trust folder. */
export async function verified(cwd: string, path: string): Promise<Verification> {
  return verifyContainer(readContainer(join(cwd, path), cwd), await trustOf(cwd));
}

/** Lists what lies below a folder, without the designs. */
export function filesIn(cwd: string, path: string): readonly string[] {
  return readdirSync(join(cwd, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes("."))
    .sort();
}

/** Runs a command in English, in a working folder. */
export function act(cwd: string, argv: readonly string[], world: World = {}): Promise<Ran> {
  return run([...argv, "--lang", "en"], { ...world, cwd });
}

/** Lists the codes of what was complained of, in order. */
export function codesOf({ stderr }: Ran): readonly string[] {
  return [...stderr.matchAll(/^(?:error|warning)\[([^\]]+)\]/gm)].map(([, code = ""]) => code);
}

/** Lists what was complained of, with the option or file it is about. */
export function complaints({ stderr }: Ran): readonly string[] {
  return [...stderr.matchAll(/^(?:error|warning)\[([^\]]+)\].*\n {2}(\S+)/gm)].map(
    ([, code, about]) => `${about} ${code}`,
  );
}

/** Writes a file into a working folder. */
export function put(cwd: string, name: string, content: string | Uint8Array): void {
  writeFileSync(join(cwd, name), content);
}
