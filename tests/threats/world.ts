import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { parseDocument } from "yaml";
import { statementDigest } from "../../src/attestation/pae.ts";
import { readPem } from "../../src/attestation/pem.ts";
import { type Signer, signEnvelope, signerOf } from "../../src/attestation/sign.ts";
import { writeStatement } from "../../src/attestation/statement.ts";
import type { AttestationType } from "../../src/core/attest/attestation.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { VerdictDocument } from "../../src/generated/types/verdict.ts";
import { type KeyHand, newKeyHand } from "../cli/keys.ts";
import { run } from "../cli/run.ts";
import { subjectOf } from "../cli/signed.ts";

export const ROOT = join(import.meta.dirname, "../..");

export const MANIFEST = "benh-vien.gate57.yaml";
export const PLAN = "ke-hoach.gate57.yaml";
export const TRUST = "tin-cay";

/** Is the day on which the hospital asks for construction, all of its papers signed. */
export const DAY = "2027-01-04";

/** Is the place of its statements. */
const HIS = "his-tay-ninh/cc02919d";
export const APPRAISAL = "tham-dinh-01";
export const APPROVAL = "phe-duyet-01";
export const ASSESSMENT = "danh-gia-dieu-kien-01";

/** Sets the honest state up in a folder of its own: manifest, plan, signed statements, trust list and keys. */
export function hospital(manifest = "systems/benh-vien-tay-ninh", statements = HIS): string {
  const cwd = emptyFolder();
  const copies = {
    [MANIFEST]: `${manifest}.gate57.yaml`,
    [PLAN]: "plans/y-te-tay-ninh-2027.gate57.yaml",
    [TRUST]: "trust",
    khoa: "keys",
    attestations: `attestations/${statements}`,
    "attestations/designs": "attestations/designs",
  };
  for (const [to, from] of Object.entries(copies))
    cpSync(join(ROOT, "examples", from), join(cwd, to), { recursive: true });
  return cwd;
}

/** Sets up a hospital of which the honest question has the honest answer. */
export async function admitted(asked: Asked = {}): Promise<string> {
  const cwd = hospital();
  expect(await check(cwd, asked)).toMatchObject({ code: 0, decision: "admit", blocking: [], errors: [] });
  return cwd;
}

/** Asks for operation, once it has run in trial. */
export const OPERATION = { stage: "operation", today: "2027-06-15" } as const satisfies Asked;

/** Adds servers to the design. */
export function addServers(cwd: string): void {
  const server = "{ id: web-01, role: web, form: virtual, count:";
  edit(cwd, MANIFEST, `${server} 2,`, `${server} 6,`);
}

/** Makes a folder that is removed after the test. */
export function emptyFolder(): string {
  const cwd = mkdtempSync(join(tmpdir(), "gate57-cheat-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  return cwd;
}

/** Is what the program says of a system. */
export interface Answer {
  readonly code: number;
  readonly decision: string | undefined;
  /** The numbers of the gates that block. */
  readonly blocking: readonly string[];
  /** Each statement by its id: why it is refused, or whether it is used. */
  readonly statements: Readonly<Record<string, string>>;
  /** The codes of the diagnostics. */
  readonly errors: readonly string[];
  readonly verdict: VerdictDocument["verdicts"][number] | undefined;
}

/** Is the question: what is not said is as the honest hospital asks for construction. */
export interface Asked {
  readonly stage?: string;
  readonly profile?: string;
  readonly today?: string;
  readonly trust?: string;
  readonly more?: readonly string[];
}

/** Runs `check` on the manifest. */
export async function check(cwd: string, asked: Asked = {}): Promise<Answer> {
  const { stage = "construction", profile = "tay-ninh", today = DAY, trust = TRUST, more = [] } = asked;
  const question = ["--stage", stage, "--profile", profile, "--plan", PLAN, "--trust", trust];
  return checkBy(cwd, [...question, ...more], today);
}

/** Runs `check` with just these options. */
export async function checkBy(cwd: string, argv: readonly string[], today = DAY): Promise<Answer> {
  const ran = await run(["check", MANIFEST, ...argv, "--format", "json"], { cwd, today });
  const report: VerdictDocument = JSON.parse(ran.stdout);
  const [verdict] = report.verdicts;
  const told = verdict?.attestations ?? [];
  return {
    code: ran.code,
    decision: verdict?.decision,
    blocking: [...new Set(verdict?.gates.flatMap((one) => (one.blocking ? [one.number] : [])))].sort(),
    statements: Object.fromEntries(told.map(({ id, source, state, code }) => [id ?? source, code ?? state])),
    // Of the demonstration list every report tells.
    errors: report.errors.map((one) => one.code).filter((one) => one !== "trust/demonstration"),
    verdict,
  };
}

/** Runs another command; its exit code and the codes it tells, on standard error. */
export async function command(cwd: string, argv: readonly string[], today = DAY) {
  const { code, stdout, stderr } = await run(argv, { cwd, today });
  const told = [...stderr.matchAll(/\[([a-z-]+\/[a-z-]+)\]/g)].map(([, one]) => one);
  return { code, told, stdout };
}

/** Changes a text in a file, which has to be there. */
export function edit(cwd: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(cwd, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(join(cwd, file), text.replace(from, to));
}

/** Sets a value in the trust list; an authority, on the way to it, goes by its id. */
export function setTrust(cwd: string, path: readonly (string | number)[], value: unknown): void {
  const file = join(cwd, TRUST, "trust.yaml");
  const list = parseDocument(readFileSync(file, "utf8"));
  const { authorities }: { authorities: readonly { id: string }[] } = list.toJS().spec;
  const indexes = path.map((name, index) =>
    path[index - 1] === "authorities" ? authorities.findIndex(({ id }) => id === name) : name,
  );
  list.setIn(["spec", ...indexes], list.createNode(value));
  writeFileSync(file, list.toString());
}

/** Makes a key and gives it to an authority of the trust list. */
export async function grantKey(
  cwd: string,
  authority: string,
  id: string,
  more: JsonObject = {},
): Promise<KeyHand> {
  const hand = await newKeyHand(id);
  writeFileSync(join(cwd, TRUST, "keys", `${id}.pub.pem`), hand.pem);
  writeFileSync(join(cwd, "khoa", `${id}.pem`), hand.privatePem);
  const key = {
    id,
    publicKey: `keys/${id}.pub.pem`,
    uses: ["attestation"],
    validFrom: "2026-05-05",
    ...more,
  };
  // Beside the demonstration key, which stays the first.
  setTrust(cwd, ["authorities", authority, "keys", 1], key);
  return hand;
}

/** Finds the demonstration key of an authority. */
export async function demonstrationKey(cwd: string, id: string): Promise<Signer> {
  const [block] = readPem(readFileSync(join(cwd, "khoa", `${id}.DEMONSTRATION.pem`), "utf8"));
  const signer = await signerOf(block?.der ?? new Uint8Array(), id);
  if ("problem" in signer) throw new Error(signer.problem.en);
  return signer;
}

/** Reads the public key of an authority. */
export function readPublicKey(cwd: string, id: string): string {
  return readFileSync(join(cwd, TRUST, "keys", `${id}.pub.pem`), "utf8");
}

/** Names the file of a statement. */
export function fileOf(id: string): string {
  return `attestations/${id}.dsse.json`;
}

/** Reads an envelope and what it says, without asking who signed it. */
export function readSigned(cwd: string, id: string) {
  const envelope = JSON.parse(readFileSync(join(cwd, fileOf(id)), "utf8"));
  const payload = Buffer.from(envelope.payload, "base64");
  const { predicate }: { predicate: JsonObject } = JSON.parse(payload.toString());
  return { envelope, predicate, digest: statementDigest(new Uint8Array(payload)) };
}

/** Signs a statement on the manifest as it is now, and puts it among the others. */
export async function sign(
  cwd: string,
  type: AttestationType,
  predicate: JsonObject,
  ...signers: readonly Signer[]
): Promise<void> {
  const subject = subjectOf(readFileSync(join(cwd, MANIFEST), "utf8"));
  const envelope = await signEnvelope(writeStatement(type, [subject], predicate), signers);
  writeFileSync(join(cwd, fileOf(String(predicate.id))), envelope);
}

/** Signs the approval of the hospital with something said otherwise. */
export async function approve(cwd: string, said: JsonObject, ...signers: readonly Signer[]): Promise<void> {
  await sign(cwd, "approval", { ...readSigned(cwd, APPROVAL).predicate, ...said }, ...signers);
}
