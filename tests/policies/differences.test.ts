import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { runCases } from "../../src/core/policy-test/run-cases.ts";
import { readFolder } from "../policy/policy-folder.ts";

interface Expected {
  readonly binding?: string;
  readonly enforcement?: string;
  readonly outcome: string;
  readonly disposition?: string;
  readonly requirement?: string;
}
interface Difference {
  readonly number: number;
  readonly topic: string;
  readonly clauses: readonly string[];
  readonly shown?: readonly Shown[];
  /** Why no manifest can show it, or why both provinces answer alike. */
  readonly reason?: { readonly vi: string; readonly en: string };
}
/** Names a case of a gate; its facts are judged under both profiles. */
interface Shown {
  readonly gate: string;
  readonly case: string;
  readonly stage?: string;
  readonly asOf?: string;
  readonly "tay-ninh": Expected;
  readonly "quang-tri": Expected;
  /** Whether the recommended reading lets both provinces answer alike. */
  readonly alike?: boolean;
}
interface CasesFile {
  readonly metadata: { readonly gate: string };
  readonly spec: { readonly cases: readonly Readonly<Record<string, unknown>>[] };
}

const provinces = ["tay-ninh", "quang-tri"] as const;
type Province = (typeof provinces)[number];
const differences: readonly Difference[] = parse(
  readFileSync(join(import.meta.dirname, "differences.yaml"), "utf8"),
);
const files = readFolder(join(import.meta.dirname, "../../policies"));
const shown = differences.flatMap(({ number, topic, shown: all = [] }) =>
  all.map((one, index) => ({ title: `${number} ${topic}: ${one.case}`, id: `${number}.${index + 1}`, one })),
);
const paths = [...new Set(shown.map(({ one }) => pathOf(one)))];
const changed = paths.map((path) => [path, underBoth(path)] as const);
const { policies, cases, diagnostics } = loadPolicies(new Map([...files, ...changed]));
const results = policies
  ? runCases(
      policies,
      cases.filter(({ document }) => paths.includes(document.source.name)),
    )
  : [];

function pathOf({ gate }: Shown): string {
  return `gates/${gate}.cases.yaml`;
}

/** Adds to the file of cases of a gate: the facts of some of its cases, each asked under both provinces. */
function underBoth(path: string): string {
  const file: CasesFile = parse(files.get(path) ?? "{}");
  const ones = shown.filter(({ one }) => pathOf(one) === path);
  const both = ones.flatMap(({ id, one }) => {
    const known = file.spec.cases.find(({ name }) => name === one.case);
    if (!known) throw new Error(`${path} has no case “${one.case}”`);
    return provinces.map((profile) => caseOf(`${id} ${profile}`, known, profile, one));
  });
  return JSON.stringify({ ...file, spec: { ...file.spec, cases: [...file.spec.cases, ...both] } });
}

/** Asks the facts of a known case under one province. */
function caseOf(
  name: string,
  known: CasesFile["spec"]["cases"][number],
  profile: Province,
  { stage, asOf, ...one }: Shown,
): object {
  const { binding: _binding, ...facts } = known;
  const { binding, enforcement: _enforcement, ...expect } = one[profile];
  const at = { ...(stage ? { stage } : {}), ...(asOf ? { asOf } : {}) };
  return { ...facts, ...at, name, profile, ...(binding ? { binding } : {}), expect };
}

/** Looks up how strongly the binding that is named holds, where the data speak of it. */
function enforcementOf(profile: string, { binding, enforcement }: Expected): string | undefined {
  const bindings = policies?.profiles.find(({ id }) => id === profile)?.bindings;
  return enforcement && bindings?.find(({ id }) => id === binding)?.enforcement;
}

describe("the differences between the two provinces", () => {
  it("are all told, shown or explained", () => {
    expect(differences.map(({ number }) => number)).toEqual(
      Array.from({ length: 26 }, (_, index) => index + 1),
    );
    const silent = differences.filter(
      ({ shown: cases = [], reason }) =>
        (cases.length === 0 || cases.some(({ alike }) => alike)) && !(reason?.vi && reason.en),
    );
    expect(silent.map(({ number }) => number)).toEqual([]);
  });

  it("lean on clauses of the two programmes", () => {
    const known = new Set(policies?.clauses.map(({ id }) => id));
    const cited = differences.flatMap(({ clauses }) => clauses);
    expect(cited.filter((locator) => !known.has(locator))).toEqual([]);
    expect(differences.filter(({ clauses }) => clauses.length === 0)).toEqual([]);
  });

  it("are asked of the built-in policy set", () => {
    expect(diagnostics).toEqual([]);
  });

  it.each(shown)("are shown by $title", ({ id, one }) => {
    const own = results.filter(({ name }) => provinces.some((profile) => name === `${id} ${profile}`));
    expect(own).toHaveLength(2);
    expect(own.filter(({ passed }) => !passed)).toEqual([]);
    for (const profile of provinces)
      expect(enforcementOf(profile, one[profile])).toBe(one[profile].enforcement);
    const [first, second] = provinces.map((profile) => {
      const { binding: _binding, ...expected } = one[profile];
      return expected;
    });
    if (one.alike) expect(first).toEqual(second);
    else expect(first).not.toEqual(second);
  });
});
