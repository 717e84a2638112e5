import type {
  Attestations,
  AttestationType,
  RefusedStatement,
  Signatory,
  VerifiedStatement,
} from "../../src/core/attest/attestation.ts";
import { draftWaivers } from "../../src/core/attest/draft-waivers.ts";
import { type Checked, checkDocument } from "../../src/core/check.ts";
import { designPart } from "../../src/core/digest/design-part.ts";
import { designDigest, digestOf } from "../../src/core/digest/digest.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";
import { applyChanges, type Changes } from "../../src/core/policy-test/apply-changes.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { schemas } from "../../src/generated/schemas.ts";

export const SYSTEM = "he-thong-thu";
const MANIFEST = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: SYSTEM } };

/** Is a statement as a test writes it: what it leaves out is filled in. */
export interface SmallStatement {
  readonly type: AttestationType;
  readonly says?: JsonObject;
  /** Whether a waiver is over the evidence of today; a plan to mend is where nothing else is said. */
  readonly drafted?: boolean;
  /** Another system, or `id` for an exclusion by id alone. */
  readonly about?: string;
  /** Changes of today's facts that give the design it was signed over. */
  readonly over?: Changes;
  /** Whether the design it was signed over lies beside it. */
  readonly known?: boolean;
  readonly by?: Partial<Signatory>;
  /** Who delegated to who signed. */
  readonly for?: Partial<Signatory>;
  readonly source?: string;
}

export interface SmallQuestion extends Changes {
  readonly facts?: JsonObject;
  readonly statements?: readonly SmallStatement[];
  readonly refused?: readonly RefusedStatement[];
  readonly stage?: string;
  readonly asOf?: string;
  readonly redact?: boolean;
}

const SAYS: Readonly<Record<AttestationType, JsonObject>> = {
  appraisal: { covers: ["design"], stage: "design", result: "positive", decisionNumber: "1", level: 3 },
  approval: { covers: ["design"], stage: "design", decisionNumber: "1", level: 3 },
  assessment: { type: "readiness", independent: true, result: "eligible", scope: "x" },
  waiver: {
    ...{ gate: "test/gate", requirement: "r1", outcome: "fail", reason: "x", alternatives: "x" },
    ...{ evidenceDigest: digestOf([]), compensatingMeasures: "x", validUntil: "2026-12-31" },
  },
  remediation: {
    ...{ gate: "test/gate", requirement: "r1", deadline: "2026-12-31", measures: "x" },
    evidenceDigest: digestOf([]),
  },
  exclusion: { sector: "military", managingAuthority: "provincial-military-command" },
};

const SIGNATORY: Signatory = { id: "so", names: ["Sở (giả định)"], kind: "governing-body", operates: [] };

/** Checks a small manifest with what was found beside it. */
export function askWith(policies: PolicySet, question: SmallQuestion): Checked {
  const facts = changed({ ...MANIFEST, ...question.facts }, question);
  const { statements = [], refused = [], stage = "planning", asOf = "2026-11-21", redact } = question;
  const document = documentOf(facts, "thu.yaml");
  const asked = { stage, profile: "p", asOf, asOfSource: "option" } as const;
  const [drafted] = draftWaivers(document, policies, asked);
  const evidence = drafted ? { evidenceDigest: drafted.evidenceDigest } : {};
  const made = statements.map(({ drafted: isDrafted, ...one }, index) => {
    const says = { ...((isDrafted ?? one.type === "remediation") ? evidence : {}), ...one.says };
    return statementOf({ ...one, says }, facts, `${index}.dsse.json`);
  });
  const attestations: Attestations = {
    verified: made.map(({ statement }) => statement),
    refused,
    designs: new Map(made.flatMap(({ design }) => design ?? [])),
  };
  return checkDocument(document, policies, { ...asked, attestations, ...(redact ? { redact } : {}) });
}

function changed(facts: JsonObject, changes: Changes): JsonObject {
  const { document, idle } = applyChanges(facts, changes);
  if (!document) throw new Error(`the change at ${idle} changes nothing`);
  return document;
}

function statementOf(small: SmallStatement, facts: JsonObject, name: string) {
  const signed = changed(facts, small.over ?? {});
  const signedBy = { ...SIGNATORY, ...small.by };
  const authority = small.for
    ? { ...SIGNATORY, id: "uy-ban", names: ["Ủy ban (giả định)"], ...small.for }
    : signedBy;
  const { type } = small;
  const predicate = {
    id: `${type}-1`,
    authority: authority.id,
    date: "2026-11-01",
    ...SAYS[type],
    ...small.says,
  };
  const digest = designDigest(signed, "system-manifest");
  const statement: VerifiedStatement = {
    ...{ source: small.source ?? name, type, predicate, authority, signedBy, operatorListed: true },
    digest: digestOf([type, predicate, digest, small.about ?? ""]),
    subject: {
      name: small.about === undefined || small.about === "id" ? SYSTEM : small.about,
      sha256: (small.about === "id" ? digestOf(SYSTEM) : digest).slice("sha256:".length),
    },
  };
  return small.known
    ? { statement, design: [[digest, designPart(signed, "system-manifest", schemas)] as const] }
    : { statement };
}
