import { type Signer, signEnvelope, signerOf } from "../../src/attestation/sign.ts";
import { writeStatement } from "../../src/attestation/statement.ts";
import type { StatementType } from "../../src/attestation/statement-types.ts";
import { designPart } from "../../src/core/digest/design-part.ts";
import { canonicalJson, designDigest } from "../../src/core/digest/digest.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { fixture } from "./run.ts";

const KIND = "system-manifest";

/** Is a key made for one test. */
export interface Hand {
  readonly signer: Signer;
  /** The public key in PEM. */
  readonly pem: string;
}

/** Makes an Ed25519 key. */
export async function newHand(keyId: string): Promise<Hand> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("no pair of keys was made");
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey)).toString("base64");
  const signer = await signerOf(pkcs8, keyId);
  if ("problem" in signer) throw new Error(signer.problem.en);
  return { signer, pem: `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n` };
}

/** Says whose keys a trust list of a test has. */
export interface Body {
  readonly id: string;
  readonly kind: string;
  readonly hands: readonly Hand[];
  readonly threshold?: number;
  readonly operates?: readonly string[];
  /** First and last day of its keys. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly uses?: readonly string[];
}

/** Writes the files of a trust folder; what a list says besides its authorities is given whole. */
export function trustFiles(
  folder: string,
  bodies: readonly Body[],
  {
    demonstration = false,
    ...more
  }: {
    readonly demonstration?: boolean;
    readonly revocations?: unknown;
    readonly verdictsLast?: string;
  } = {},
): Readonly<Record<string, string>> {
  const list = {
    apiVersion: "gate57/v1",
    kind: "TrustList",
    metadata: { id: "thu", title: { vi: "Thử", en: "Test" }, ...(demonstration ? { demonstration } : {}) },
    spec: { authorities: bodies.map(authority), ...more },
  };
  const keys = bodies.flatMap(({ hands }) => hands);
  return {
    [`${folder}/trust.yaml`]: JSON.stringify(list, undefined, 2),
    ...Object.fromEntries(keys.map(({ signer, pem }) => [`${folder}/keys/${signer.keyId}.pem`, pem])),
  };
}

function authority(body: Body) {
  const { id, kind, hands, threshold, operates, uses = ["attestation"], validFrom = "2026-01-01" } = body;
  return {
    ...{ id, names: [`Đơn vị ${id} (giả định)`], kind },
    ...(threshold === undefined ? {} : { threshold }),
    ...(operates === undefined ? {} : { operates }),
    keys: hands.map(({ signer }) => ({
      ...{ id: signer.keyId, publicKey: `keys/${signer.keyId}.pem`, uses, validFrom },
      ...(body.validUntil === undefined ? {} : { validUntil: body.validUntil }),
    })),
  };
}

/** Names the system and the design of a manifest, as a statement is about them. */
export function subjectOf(manifest: string): { readonly name: string; readonly sha256: string } {
  const value = dataOf(manifest);
  const { metadata } = value;
  const name = typeof metadata === "object" && metadata !== null && "id" in metadata ? metadata.id : "";
  return { name: String(name), sha256: designDigest(value, KIND).slice("sha256:".length) };
}

/** Writes the design of a manifest as it is kept beside an approval. */
export function designText(manifest: string): string {
  return canonicalJson(designPart(dataOf(manifest), KIND, schemas));
}

function dataOf(manifest: string): JsonObject {
  const [document] = parseDocuments({ name: "manifest", text: manifest }).documents;
  if (!document) throw new Error("the manifest is broken");
  return document.value;
}

/** Signs a statement; its envelope as text. */
export function sign(
  type: StatementType,
  subject: { readonly name: string; readonly sha256: string },
  predicate: JsonObject,
  ...hands: readonly Hand[]
): Promise<string> {
  const statement = writeStatement(type, [subject], predicate);
  return signEnvelope(
    statement,
    hands.map(({ signer }) => signer),
  );
}

/** Is what an assessment says where a test does not say otherwise. */
export const ASSESSMENT = {
  id: "danh-gia-1",
  authority: "to-chuc",
  type: "effectiveness",
  date: "2026-11-01",
  independent: true,
  result: "eligible",
  scope: "toàn hệ thống",
  reportDigest: `sha256:${"5".repeat(64)}`,
} as const satisfies JsonObject;

/** Is the profile of these tests, which accepts assessments of assessment organisations, and waivers. */
export const PROFILES = fixture("policies/profiles.yaml").replace(
  "  outOfScope: scope.politicalSystem == false\n",
  `  outOfScope: scope.politicalSystem == false
  competence:
    independentOfOperator: authority.kind != 'operator'
    assessment: [{ id: organisation, that: "assessment.assessor.kind == 'assessment-organisation'", message: { vi: a, en: b } }]
    waiver: [{ id: owner, that: "waiver.authority.kind == 'governing-body'", message: { vi: a, en: b } }]
`,
);
