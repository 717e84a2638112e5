import { describe, expect, test } from "vitest";
import type { Signatory, VerifiedStatement } from "../../src/core/attest/attestation.ts";
import type { WaiverRequest } from "../../src/core/attest/draft-waivers.ts";
import { checkDocument } from "../../src/core/check.ts";
import { designDigest } from "../../src/core/digest/digest.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { draft, type SmallSet, smallCase, smallPolicies } from "./small-world.ts";
import { verdictProblems } from "./verdict-schema.ts";

const NAME = "Ủy ban nhân dân tỉnh (giả định)";
const SIGNATORY: Signatory = { id: "ubnd", names: [NAME], kind: "governing-body", operates: [] };
const TERM = { date: "2026-11-01", validUntil: "2026-12-31" };
const SAID = { reason: "chờ thiết bị", alternatives: "thuê", compensatingMeasures: "giám sát", ...TERM };

const set: SmallSet = {
  gate: { require: [{ that: "classification.proposedLevel >= 3" }] },
  bindings: [{}, { id: "p/loose", enforcement: "advisory" }],
  profile: { competence: { waiver: "waiver.authority.kind == 'governing-body'" } },
};

function verdictWith(
  facts: JsonObject,
  predicates: readonly JsonObject[],
  own: SmallSet = set,
  redact = false,
): Verdict {
  const { document, options } = smallCase(facts, { redact });
  const sha256 = designDigest(document.value, "system-manifest").replace("sha256:", "");
  const verified = predicates.map((predicate, index): VerifiedStatement => {
    const digest = `sha256:${String(index).padStart(64, "0")}`;
    const subject = { name: "he-thong-thu", sha256 };
    const by = { authority: SIGNATORY, signedBy: SIGNATORY, operatorListed: true };
    return { source: `${String(predicate.id)}.dsse.json`, digest, type: "waiver", subject, predicate, ...by };
  });
  const attestations = { verified, refused: [], designs: new Map() };
  const { verdict } = checkDocument(document, smallPolicies(own), { ...options, attestations });
  if (!verdict) throw new Error("no verdict");
  expect(verdictProblems(verdict)).toEqual([]);
  return verdict;
}

function predicateOf(id: string, { gate, requirement, outcome, evidenceDigest }: WaiverRequest): JsonObject {
  return { id, authority: "ubnd", gate, requirement, outcome, evidenceDigest, ...SAID };
}

describe("a signed waiver", () => {
  const facts = { classification: { proposedLevel: 2 } };
  const [request] = draft(smallPolicies(set), facts, {});
  if (!request) throw new Error("nothing blocks");
  const predicate = predicateOf("nl-1", request);

  test("shows in the verdict with who granted it, why and until when, and is counted", () => {
    const { decision, counts, gates, attestations } = verdictWith(facts, [predicate]);
    expect(decision).toBe("admit");
    expect(counts).toMatchObject({ fail: 2, waived: 1 });
    expect(gates[0]).toMatchObject({ outcome: "fail", disposition: "waived", blocking: false });
    expect(gates[0]?.findings[0]).toMatchObject({
      disposition: "waived",
      waiver: {
        ...{ id: "nl-1", authority: NAME },
        ...{ reason: "chờ thiết bị", validUntil: "2026-12-31" },
      },
    });
    expect(gates[0]?.evidence.at(-1)).toEqual({
      ...{ path: "attested:/waivers/0/validUntil", value: "2026-12-31", assurance: "attested" },
    });
    expect(attestations.map(({ state, reason }) => [state, reason])).toEqual([["used", null]]);
  });

  test("keeps what was written by hand from a report that leaves the house", () => {
    const verdict = verdictWith(facts, [predicate], set, true);
    expect(verdict.gates[0]?.findings[0]?.waiver).toMatchObject({ id: "nl-1", reason: "•••" });
    for (const told of [SAID.reason, SAID.alternatives, SAID.compensatingMeasures])
      expect(JSON.stringify(verdict)).not.toContain(told);
  });

  test("leaves advice as it is", () => {
    const [, loose] = verdictWith(facts, [predicate]).gates;
    expect(loose).toMatchObject({ outcome: "fail", disposition: "none", blocking: false });
    expect(loose?.findings[0]).not.toHaveProperty("waiver");
  });

  test.each<[string, JsonObject, string, string | undefined]>([
    ["over other facts", { classification: { proposedLevel: 1 } }, "unused", "attestation/other-evidence"],
    ["of what is met by now", { classification: { proposedLevel: 3 } }, "unused", undefined],
  ])("%s excuses nothing and says so", (_, changed, state, code) => {
    const [told] = verdictWith(changed, [predicate]).attestations;
    expect([told?.state, told?.code]).toEqual([state, code]);
    expect(told?.reason === null).toBe(code === undefined);
  });

  test("that one binding allows and the blocking one does not says so", () => {
    const bindings = [{ waivable: false }, { id: "p/late", from: "operation" }];
    const { decision, attestations } = verdictWith(facts, [predicate], { ...set, bindings });
    expect(decision).toBe("block");
    expect(attestations).toMatchObject([{ state: "unused", code: "attestation/not-waivable" }]);
  });

  test("beside another of the same evidence is not needed", () => {
    const { attestations } = verdictWith(facts, [predicate, predicateOf("nl-2", request)]);
    expect(attestations.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ["nl-1", "used", null],
      ["nl-2", "unused", null],
    ]);
  });
});
