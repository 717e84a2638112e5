import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type SmallSet, smallPolicies } from "../evaluate/small-world.ts";
import { verdictProblems } from "../evaluate/verdict-schema.ts";
import { askWith, type SmallQuestion } from "./small-attestations.ts";

interface Row extends SmallQuestion {
  readonly name: string;
  /** Of each container, in the order of the report: `used`, or the code of its refusal. */
  readonly states: readonly string[];
  readonly says?: string;
  /** The condition of competence for which the first is refused. */
  readonly condition?: string;
  readonly authority?: string;
  readonly decision?: string;
}

interface Group extends SmallSet {
  readonly name: string;
  readonly question?: SmallQuestion;
  readonly rows: readonly Row[];
}

const groups: readonly Group[] = parse(readFileSync(join(import.meta.dirname, "admission.yaml"), "utf8"));

describe.each(groups)("$name", ({ name: _, question, rows, ...set }) => {
  const policies = smallPolicies(set);

  it.each(rows)("$name", (row) => {
    const { verdict, diagnostics } = askWith(policies, { ...question, ...row });
    if (!verdict) throw new Error(diagnostics.map(({ code }) => code).join(", "));
    expect(verdictProblems(verdict)).toEqual([]);
    const { attestations, decision } = verdict;
    expect(attestations.map(({ state, code }) => code?.replace("attestation/", "") ?? state)).toEqual(
      row.states,
    );
    if (row.says !== undefined) expect(attestations[0]?.reason?.en).toContain(row.says);
    if (row.condition !== undefined) expect(attestations[0]?.condition).toBe(row.condition);
    if (row.authority !== undefined) expect(attestations[0]?.authority).toBe(row.authority);
    if (row.decision !== undefined) expect(decision).toBe(row.decision);
    for (const { reason, code } of attestations) expect(reason === null).toBe(code === undefined);
  });
});
