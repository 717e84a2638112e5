import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import type { GateBody, Message, PolicySet } from "../../src/core/policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { verdictProblems } from "../evaluate/verdict-schema.ts";
import { check, FILES, POLICIES, RUNS, situations } from "./world.ts";

/** A placeholder that can show nothing: the variable it names is bound nowhere. */
const UNBUILDABLE = {
  text: "nobody.knows",
  expression: { op: "variable", name: "nobody", start: 0, end: 6, type: { kind: "string" } },
} as const;

const messages: fc.Arbitrary<Message> = fc
  .array(fc.oneof(fc.string(), fc.constant(UNBUILDABLE)))
  .map((parts) => ({ vi: parts, en: [...parts].reverse() }));

function withMessages(message: Message, text: string): PolicySet {
  const reworded = (body: GateBody | undefined) =>
    body && {
      ...body,
      require: body.require.map((one) => ({
        ...one,
        message,
        remedy: { ...one.remedy, vi: text, en: text },
      })),
    };
  const gates = POLICIES.gates.map((gate) => ({
    ...gate,
    bodies: Object.fromEntries(
      Object.entries(gate.bodies).map(([subject, body]) => [subject, reworded(body)]),
    ),
  }));
  return { ...POLICIES, gates };
}

/** Leaves the texts out, and what the texts alone tell apart. */
function untold(verdict: Verdict | undefined) {
  return (
    verdict && {
      ...verdict,
      gates: verdict.gates.map((gate) => ({
        ...gate,
        findings: [
          ...new Set(gate.findings.map(({ message: _, remedy: __, ...rest }) => JSON.stringify(rest))),
        ],
      })),
    }
  );
}

/** Turns the keys of every object around, or leaves them. */
function turned(value: Json, turns: readonly boolean[], depth = 0): Json {
  if (isJsonArray(value)) return value.map((item) => turned(item, turns, depth + 1));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, turned(item, turns, depth + 1)] as const);
  return Object.fromEntries(turns[depth % turns.length] ? entries.reverse() : entries);
}

describe("a verdict", () => {
  it("meets its published schema, whatever is asked", () => {
    fc.assert(
      fc.property(situations, fc.boolean(), (base, redact) => {
        const verdict = check({ ...base, ...(redact ? { redact } : {}) });
        if (verdict) expect(verdictProblems(verdict)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("counts each gate once and lists a finding for each that does not pass", () => {
    fc.assert(
      fc.property(situations, (base) => {
        const verdict = check(base);
        if (!verdict) return;
        const { pass, fail, undetermined, notApplicable } = verdict.counts;
        expect(pass + fail + undetermined + notApplicable).toBe(verdict.gates.length);
        for (const { outcome, findings } of verdict.gates) {
          expect(findings.length > 0).toBe(outcome === "fail" || outcome === "undetermined");
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("does not hang on messages", () => {
    fc.assert(
      fc.property(situations, messages, fc.string(), (base, message, text) => {
        expect(untold(check(base, withMessages(message, text)))).toEqual(untold(check(base)));
      }),
      { numRuns: RUNS },
    );
  });

  it("has the same bytes twice, whatever the order of keys in the manifest", () => {
    fc.assert(
      fc.property(situations, fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), (base, turns) => {
        // The edge: an object turned around is an object.
        const facts = turned(base.facts, turns) as JsonObject;
        expect(JSON.stringify(check({ ...base, facts }))).toBe(JSON.stringify(check(base)));
      }),
      { numRuns: RUNS },
    );
  });

  it("has the same bytes whatever the order and the names of the policy files, and from a stored set", () => {
    const turnedAround = loadPolicies(
      new Map([...FILES].map(([name, text]) => [`z/${name}`, text] as const).reverse()),
    );
    const renamed = loadPolicies(
      new Map([...FILES.values()].map((text, index) => [`${(index * 7) % 31}-${index}.yaml`, text])),
    );
    const stored: PolicySet = JSON.parse(JSON.stringify(POLICIES));
    const sets = [turnedAround.policies, renamed.policies, stored];
    fc.assert(
      fc.property(situations, (base) => {
        const bytes = JSON.stringify(check(base));
        for (const policies of sets) expect(JSON.stringify(policies && check(base, policies))).toBe(bytes);
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });
});
