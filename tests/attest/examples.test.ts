import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attestedFacts, exampleRecords } from "../../src/cli/example-records.ts";
import {
  ATTESTATION_TYPES,
  ATTESTED_LISTS,
  type AttestationType,
  type Signatory,
  type VerifiedStatement,
} from "../../src/core/attest/attestation.ts";
import { checkDocument } from "../../src/core/check.ts";
import { designDigest, digestOf } from "../../src/core/digest/digest.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { isJsonArray, isJsonObject, type JsonObject } from "../../src/core/source/json.ts";
import { valueAt } from "../../src/core/source/value-at.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";

const FOLDER = join(import.meta.dirname, "../../examples");
const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const records = exampleRecords({ name: "verdicts.yaml", text: textOf("verdicts.yaml") });

function documentIn(file: string): Document {
  const [document] = parseDocuments({ name: file, text: textOf(file) }, "manifest").documents;
  if (!document) throw new Error(`${file} cannot be read`);
  return document;
}

/** Writes the facts of an example as the statements from which they would come. */
function statementsOf(attested: JsonObject, document: Document): readonly VerifiedStatement[] {
  return ATTESTATION_TYPES.flatMap((type) => {
    const list = attested[ATTESTED_LISTS[type]];
    return isJsonArray(list) ? list.filter(isJsonObject).map((one) => statementOf(type, one, document)) : [];
  });
}

function statementOf(type: AttestationType, fact: JsonObject, document: Document): VerifiedStatement {
  const { authority, assessor, licensed, ...said } = fact;
  const by = signatoryOf(authority ?? assessor, document);
  const signatory = licensed === true ? { ...by, licence: { number: "1", validUntil: "9999-12-31" } } : by;
  const predicate = { ...said, authority: by.id };
  const sha256 = designDigest(document.value, "system-manifest").slice("sha256:".length);
  return {
    ...{ source: `${String(said.id)}.dsse.json`, digest: digestOf([type, predicate]), type, predicate },
    subject: { name: String(valueAt(document.value, "/metadata/id")), sha256 },
    ...{ authority: signatory, signedBy: signatory },
  };
}

function signatoryOf(fact: JsonObject[string] | undefined, document: Document): Signatory {
  if (!isJsonObject(fact)) throw new Error("a fact of an example without a signatory");
  const { id, name, kind } = fact;
  const province = valueAt(document.value, "/scope/province");
  return {
    ...{ id: String(id), names: [String(name)], kind: String(kind), operates: [] },
    ...(typeof province === "string" ? { province } : {}),
  };
}

describe.each(records.filter(({ attested }) => attested !== undefined))(
  "$file at $stage on $asOf",
  ({ file, stage, profile, asOf, plan, attested: name = "", decision }) => {
    const document = documentIn(file);
    const facts = attestedFacts({ name, text: textOf(name) });
    const options = { stage, profile, asOf, asOfSource: "option" } as const;
    const known = plan === undefined ? {} : { plan: documentIn(plan).value };
    const verified = statementsOf(facts, document);
    const attestations = { verified, refused: [], designs: new Map() };
    const { verdict } = checkDocument(document, builtInPolicies, { ...options, ...known, attestations });

    it("is decided by statements as by the facts they attest", () => {
      expect(verdict?.decision).toBe(decision);
      const { verdict: other } = checkDocument(document, builtInPolicies, {
        ...options,
        ...known,
        attested: facts,
      });
      const outcomes = (one: typeof verdict) =>
        one?.gates.map(({ id, binding, outcome }) => [id, binding, outcome]);
      expect(outcomes(verdict)).toEqual(outcomes(other));
    });

    it("has nothing refused but for its date", () => {
      const codes = verdict?.attestations.flatMap(({ code }) => code ?? []) ?? [];
      expect(codes.filter((code) => !/expired|not-yet-valid/.test(code))).toEqual([]);
    });
  },
);
