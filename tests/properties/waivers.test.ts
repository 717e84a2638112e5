import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftWaivers } from "../../src/core/attest/draft-waivers.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import type { Json, JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { verdictProblems } from "../evaluate/verdict-schema.ts";
import { type Base, check, POLICIES, RUNS, situations } from "./world.ts";

/** Grants what could be waived of all that blocks a situation. */
function granted({ facts, ...options }: Base): readonly JsonObject[] {
  const document = documentOf(facts, "x.yaml");
  const requests = draftWaivers(document, POLICIES, { ...options, asOfSource: "option" });
  return requests
    .filter(({ waivable }) => waivable)
    .map(({ gate, requirement, outcome, missing, evidenceDigest }, index) => ({
      ...{ id: `w${index}`, gate, requirement, outcome, evidenceDigest },
      ...(missing.length > 0 ? { missing } : {}),
      ...{ date: options.asOf, validUntil: options.asOf, reason: "vì", authority: { id: "a", name: "A" } },
    }));
}

function withWaivers(base: Base, waivers: readonly Json[]): Base {
  return waivers.length === 0 ? base : { ...base, attested: { ...base.attested, waivers } };
}

/** Is a situation with a part of the waivers that it could be granted. */
const waived = situations.chain((base) =>
  fc.record({ base: fc.constant(base), waivers: fc.subarray([...granted(base)]) }),
);

function blockingOf(verdict: Verdict | undefined): ReadonlySet<string> {
  return new Set(verdict?.gates.filter(({ blocking }) => blocking).map(({ binding }) => binding));
}

/** Lists what is found, whatever answers it. */
function foundOf(verdict: Verdict | undefined): readonly string[] {
  return (verdict?.gates ?? []).flatMap((gate) =>
    gate.findings
      .filter(({ code }) => code !== "gate/assurance-too-low")
      .map(({ disposition: _, waiver: __, ...finding }) => JSON.stringify([gate.binding, finding])),
  );
}

/** A failure that is answered shows what is undetermined beside it, so that the two are told apart by their findings. */
function standingsOf(verdict: Verdict | undefined): readonly string[] {
  return (verdict?.gates ?? []).map(({ binding, outcome }) =>
    outcome === "undetermined" ? `${binding} fail` : `${binding} ${outcome}`,
  );
}

describe("a waiver", () => {
  it("changes no outcome: what is found is found, what passes passes", () => {
    const property = fc.property(waived, ({ base, waivers }) => {
      const [before, after] = [check(base), check(withWaivers(base, waivers))];
      expect(foundOf(after)).toEqual(foundOf(before));
      expect(standingsOf(after)).toEqual(standingsOf(before));
      if (after) expect(verdictProblems(after)).toEqual([]);
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });

  it("that is taken away never makes a verdict better", () => {
    const fewer = waived.chain(({ base, waivers }) =>
      fc.record({ base: fc.constant(base), waivers: fc.constant(waivers), kept: fc.subarray(waivers) }),
    );
    const property = fc.property(fewer, ({ base, waivers, kept }) => {
      const [more, less] = [check(withWaivers(base, waivers)), check(withWaivers(base, kept))];
      const still = blockingOf(less);
      for (const binding of blockingOf(more)) expect(still.has(binding)).toBe(true);
      for (const [index, row] of (more?.readiness ?? []).entries()) {
        if (row.decision === "block") expect(less?.readiness[index]).toEqual(row);
      }
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });

  it("of all that may be waived leaves only what none can answer", () => {
    const property = fc.property(situations, (base) => {
      const after = check(withWaivers(base, granted(base)));
      const open = after?.gates.filter(({ blocking }) => blocking) ?? [];
      const all = withWaivers(base, granted(base));
      expect(granted(all)).toEqual([]);
      for (const { findings } of open) expect(findings.length).toBeGreaterThan(0);
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });
});
