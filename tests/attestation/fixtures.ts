import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Container } from "../../src/attestation/container.ts";
import { type Signer, signEnvelope, signerOf } from "../../src/attestation/sign.ts";
import { type Statement, writeStatement } from "../../src/attestation/statement.ts";
import { loadTrustList, type TrustList } from "../../src/attestation/trust-list.ts";
import type { JsonObject } from "../../src/core/source/json.ts";

/** Writes text as bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Names the algorithms that attestations may be signed by. */
export const ALGORITHMS = ["ed25519", "ecdsa-p256", "rsa-pss", "rsa-pkcs1"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Is a key for tests. */
export interface TestKey {
  readonly publicPem: string;
  readonly pkcs8: Uint8Array;
  readonly algorithm: Algorithm;
}

/** Makes a key for a test. */
export function newKey(algorithm: Algorithm = "ed25519", modulusLength = 2048): TestKey {
  const { publicKey, privateKey } = keyPair(algorithm, modulusLength);
  return {
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    pkcs8: new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" })),
    algorithm,
  };
}

function keyPair(
  algorithm: Algorithm,
  modulusLength: number,
): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === "ed25519") return generateKeyPairSync("ed25519");
  if (algorithm === "ecdsa-p256") return generateKeyPairSync("ec", { namedCurve: "P-256" });
  return generateKeyPairSync("rsa", { modulusLength });
}

/** Makes the signer of a key. */
export async function signer(key: TestKey, keyId: string): Promise<Signer> {
  const made = await signerOf(key.pkcs8, keyId, key.algorithm === "rsa-pkcs1" ? "rsa-pkcs1" : "rsa-pss");
  if ("problem" in made) throw new Error(made.problem.en);
  return made;
}

/** Is the predicate of an approval by `unit`; what is given takes the place of what stands here. */
export function approval(change: JsonObject = {}): JsonObject {
  return {
    id: "approval-1",
    authority: "unit",
    covers: ["design"],
    stage: "design",
    decisionNumber: "01/QĐ (giả định)",
    date: "2026-11-10",
    level: 3,
    ...change,
  };
}

/** Writes the statement of an approval of the system `portal`. */
export function approvalStatement(change: JsonObject = {}): Statement {
  return writeStatement("approval", [{ name: "portal", sha256: "ab".repeat(32) }], approval(change));
}

/** Signs a statement into a container. */
export async function envelope(statement: Statement, ...signers: readonly Signer[]): Promise<Container> {
  return dsse(await signEnvelope(statement, signers));
}

/** Makes a container of the text of an envelope. */
export function dsse(text: string): Container {
  return { name: "attestations/a.dsse.json", kind: "dsse", bytes: utf8(text) };
}

/** Is what a test's trust list says, as YAML would hold it. */
export interface TrustSpec extends JsonObject {
  readonly authorities: readonly JsonObject[];
}

/** Writes the files of a trust folder. */
export function trustFiles(
  spec: TrustSpec,
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, Uint8Array> {
  const title = { vi: "Tin cậy (giả định)", en: "Trust (invented)" };
  const list = { apiVersion: "gate57/v1", kind: "TrustList", metadata: { id: "test", title }, spec };
  const all = { "trust.json": JSON.stringify(list, null, 2), ...files };
  return new Map(Object.entries(all).map(([name, text]) => [name, utf8(text)]));
}

/** Loads a trust list that has to be right. */
export async function trustOf(spec: TrustSpec, files: Readonly<Record<string, string>>): Promise<TrustList> {
  const { trust, diagnostics } = await loadTrustList(trustFiles(spec, files));
  if (trust === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return trust;
}

/** Is an authority of the trust list. */
export function authority(id: string, keys: readonly JsonObject[], change: JsonObject = {}): JsonObject {
  return { id, names: [`${id} (giả định)`], kind: "specialised-unit", keys, ...change };
}

/** Is a public key of the trust list, in the file of its id. */
export function listedKey(id: string, change: JsonObject = {}): JsonObject {
  return { id, publicKey: `${id}.pem`, uses: ["attestation"], validFrom: "2026-01-01", ...change };
}
