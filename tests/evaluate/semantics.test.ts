import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Checked } from "../../src/core/check.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { ask, type SmallQuestion, type SmallSet, smallPolicies } from "./small-world.ts";
import { verdictProblems } from "./verdict-schema.ts";

/** Is one policy with the facts it is first asked about, and rows that change them. */
interface Group extends SmallSet {
  readonly name: string;
  readonly facts: JsonObject;
  readonly question?: SmallQuestion;
  readonly rows: readonly (SmallQuestion & { readonly name: string; readonly expect: Expected })[];
}

/** Names what is asserted; what is left out is not looked at. Of several bindings each has its entry. */
interface Expected extends Partial<Summary> {
  readonly decision?: string;
  /** The decision at every stage, in order, by its first letter. */
  readonly ladder?: string;
  readonly diagnostics?: readonly string[];
  readonly bindings?: { readonly [id: string]: Partial<Summary> };
}

interface Summary {
  readonly outcome: string;
  readonly disposition: string;
  readonly enforcement: string;
  readonly blocking: boolean;
  readonly assurance: string | null;
  /** `code requirement actor path`, then `justified` where it is. */
  readonly findings: readonly string[];
  readonly messages: readonly string[];
  readonly evidence: readonly string[];
  readonly parameters: readonly string[];
  /** `id=value rules`. */
  readonly derived: readonly string[];
}

type GateVerdict = Verdict["gates"][number];

function summaryOf(gate: GateVerdict): Summary {
  const { outcome, disposition, enforcement, blocking, assurance } = gate;
  return {
    ...{ outcome, disposition, enforcement, blocking, assurance },
    findings: gate.findings.map(lineOf),
    messages: gate.findings.map(({ message }) => message.vi),
    evidence: gate.evidence.map(({ path, value }) => `${path}=${JSON.stringify(value)}`),
    derived: (gate.derived ?? []).map(
      ({ id, value, grounds }) => `${id}=${String(value)} ${grounds.map((one) => one.id).join(" ")}`,
    ),
    parameters: gate.parameters.map(({ id, value, from }) => `${id}=${JSON.stringify(value)} ${from}`),
  };
}

function lineOf({
  code,
  requirement,
  actor,
  location,
  missing,
  disposition,
}: GateVerdict["findings"][number]) {
  const place = missing?.find((path) => !path.startsWith("/")) ?? location.path;
  const line = `${code.replace("gate/", "")} ${requirement ?? "-"} ${actor} ${place}`;
  return disposition === "none" ? line : `${line} ${disposition}`;
}

function ladderOf({ readiness }: Verdict): string {
  return readiness.map(({ decision }) => decision[0]).join("");
}

function actualOf(checked: Checked, { bindings, ...wanted }: Expected) {
  const { verdict } = checked;
  if (!verdict) return { diagnostics: checked.diagnostics.map(({ code }) => code) };
  const [first] = verdict.gates;
  const whole = { decision: verdict.decision, ladder: ladderOf(verdict) };
  const each = verdict.gates.map((gate) => [gate.binding.slice(2), summaryOf(gate)] as const);
  return {
    ...pick({ ...(first ? summaryOf(first) : {}), ...whole }, wanted),
    ...(bindings
      ? { bindings: Object.fromEntries(each.map(([id, one]) => [id, pick(one, bindings[id] ?? {})])) }
      : {}),
  };
}

/** Keeps of an object what is asserted of it. */
function pick(all: object, wanted: object): object {
  return Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(wanted, key)));
}

const groups: readonly Group[] = parse(readFileSync(join(import.meta.dirname, "semantics.yaml"), "utf8"));

describe.each(groups)("$name", ({ rows, facts, question, ...set }) => {
  const policies = smallPolicies(set);

  it.each(rows)("$name", ({ expect: wanted, ...row }) => {
    const checked = ask(policies, facts, { ...question, ...row });
    expect(actualOf(checked, wanted)).toEqual(wanted);
    if (checked.verdict) expect(verdictProblems(checked.verdict)).toEqual([]);
  });
});
