import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { WaiverRequest } from "../../src/core/attest/draft-waivers.ts";
import { evaluateDocument, examine } from "../../src/core/check.ts";
import { waiversLeft, waiversUsed } from "../../src/core/evaluate/waivers-left.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";
import type { Changes } from "../../src/core/policy-test/apply-changes.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import {
  draft,
  type SmallQuestion,
  type SmallSet,
  smallCase,
  smallPolicies,
  withEvidence,
} from "./small-world.ts";
import { verdictProblems } from "./verdict-schema.ts";

/** Is a gate whose first blocking requirement is waived on the facts given, and rows that change what came after. */
interface Group extends SmallSet {
  readonly name: string;
  readonly facts: JsonObject;
  readonly question?: SmallQuestion;
  /** What the waiver says otherwise than the draft that was made of the facts. */
  readonly waiver?: JsonObject;
  /** Of which requests of the draft a waiver was granted; the first where nothing is said. */
  readonly granted?: readonly number[];
  readonly rows: readonly Row[];
}

interface Row extends Changes {
  readonly name: string;
  readonly waiver?: JsonObject;
  readonly without?: boolean;
  /** Another set than that which was judged when the waiver was granted. */
  readonly parameters?: SmallSet["parameters"];
  readonly stage?: string;
  readonly asOf?: string;
  readonly attested?: JsonObject;
  readonly expect: Expected;
}

interface Expected {
  readonly outcome?: string;
  readonly disposition?: string;
  readonly decision?: string;
  readonly ladder?: string;
  /** `code requirement place disposition`. */
  readonly findings?: readonly string[];
  readonly attested?: readonly string[];
  readonly bindings?: { readonly [id: string]: string };
  readonly left?: readonly string[];
  readonly used?: readonly string[];
}

const groups: readonly Group[] = parse(readFileSync(join(import.meta.dirname, "waivers.yaml"), "utf8"), {
  merge: true,
});

const GRANTED = {
  authority: { id: "ubnd", name: "Ủy ban nhân dân (giả định)", kind: "governing-body" },
  reason: "chờ thiết bị thay thế",
  date: "2026-11-01",
  validUntil: "2026-12-31",
};

function waiverOf(request: WaiverRequest, index: number, said: JsonObject): JsonObject {
  const { gate, requirement, outcome, missing, evidenceDigest } = request;
  const named = { gate, requirement, outcome, ...(missing.length > 0 ? { missing } : {}), evidenceDigest };
  return { id: `w${index + 1}`, ...GRANTED, ...named, ...said };
}

function lineOf({ code, requirement, location, missing, disposition }: Verdict["gates"][0]["findings"][0]) {
  return `${code.replace("gate/", "")} ${requirement ?? "-"} ${missing?.[0] ?? location.path} ${disposition}`;
}

function actualOf(
  verdict: Verdict,
  policies: PolicySet,
  { document, options }: ReturnType<typeof smallCase>,
) {
  const [first] = verdict.gates;
  const { evaluation, ...evaluated } = evaluateDocument(document, policies, options);
  if (!evaluation || !("matter" in evaluated)) throw new Error("no evaluation");
  return {
    ...{ outcome: first?.outcome, disposition: first?.disposition, decision: verdict.decision },
    ladder: verdict.readiness.map(({ decision }) => decision[0]).join(""),
    findings: first?.findings.map(lineOf),
    attested: first?.evidence.map(({ path }) => path).filter((path) => path.startsWith("attested:")),
    bindings: Object.fromEntries(
      verdict.gates.map((gate) => [gate.binding.slice(2), `${gate.outcome} ${gate.disposition}`]),
    ),
    left: [...waiversLeft(evaluation.conclusions, evaluated.matter)].map((row) => row.join(" ")),
    used: [...waiversUsed(evaluation.conclusions)],
  };
}

describe.each(groups)("$name", ({ rows, facts, question = {}, waiver = {}, granted = [0], ...set }) => {
  const requests = draft(smallPolicies(set), facts, question);
  const planned = withEvidence(smallPolicies(set), facts, question);

  it.each(rows)("$name", ({ expect: wanted, without, waiver: said, parameters, attested, ...row }) => {
    const policies = smallPolicies(parameters ? { ...set, parameters } : set);
    const waivers = granted.flatMap((at) => {
      const request = requests[at];
      return request ? [waiverOf(request, at, { ...waiver, ...said })] : [];
    });
    expect(waivers.length).toBe(granted.length);
    const own = withEvidence(smallPolicies(set), facts, { ...question, attested: attested ?? {} });
    const also = { ...planned.attested, ...own.attested, ...(without ? {} : { waivers }) };
    const one = smallCase(facts, { ...question, ...row, attested: also });
    const { verdict } = examine(one.document, policies, one.options);
    if (!verdict) throw new Error("no verdict");
    expect(verdictProblems(verdict)).toEqual([]);
    expect(actualOf(verdict, policies, one)).toMatchObject(wanted);
  });
});
