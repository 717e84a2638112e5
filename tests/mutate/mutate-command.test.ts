import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/core/source/json.ts";
import { folder, run } from "../cli/run.ts";
import { withCases } from "./small-mutants.ts";

const SET = {
  gate: { require: [{ that: "budget.total > 5" }] },
  bindings: [{ enforcement: "advisory", from: "in-service" }],
} as const;

const total = (value: number) => ({
  set: { "/budget": { currency: "VND", total: value } },
  stage: "in-service",
});
const GOOD = [
  { name: "six", ...total(6), expect: { outcome: "pass" } },
  { name: "five", ...total(5), expect: { outcome: "fail" } },
  { name: "four", ...total(4), expect: { outcome: "fail", actor: "vendor" } },
  { name: "asked later", ...total(6), stage: "planning", expect: { outcome: "unbound" } },
  { name: "no money", stage: "in-service", expect: { outcome: "undetermined" } },
];

function files(cases: readonly JsonObject[], more: readonly JsonObject[] = []) {
  const all = withCases(SET, cases, more);
  return Object.fromEntries([...all].map(([name, text]) => [`set/${name}`, text]));
}

async function mutate(
  cases: readonly JsonObject[],
  { more = [], argv = [] }: { more?: readonly JsonObject[]; argv?: readonly string[] } = {},
) {
  const cwd = folder(files(cases, more));
  return run(["policy", "mutate", "set", "--jobs", "1", "--lang", "en", ...argv], { cwd });
}

function marks(...mutants: readonly string[]): JsonObject {
  const reason = { vi: "không phân biệt được", en: "nothing tells them apart" };
  return {
    ...{ apiVersion: "gate57/v1", kind: "EquivalentMutants", metadata: { id: "own" } },
    spec: { mutants: mutants.map((mutant) => ({ mutant, reason })) },
  };
}

describe("gate57 policy mutate", () => {
  it("finds nothing where the cases notice every mutant, and says so with 0", async () => {
    const { code, stdout } = await mutate(GOOD, { argv: ["--gate", "G10"] });
    expect(stdout).toContain("0 survived; score 100.0 %");
    expect(code).toBe(0);
  });

  it("tells of a survivor what was changed, where, and a manifest that slips through", async () => {
    const { code, stdout } = await mutate(GOOD.filter(({ name }) => name !== "five"));
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "✘ G10 test/gate  6/8
      ✔ profile p      1/1

      ✘ fd7c6fc2 flip-comparison: budget.total > 5 → budget.total >= 5
          set/1.yaml:1:373
          asked: profile p, stage in service, on 2026-11-21
          the policy set says: outcome fail; requirement r1; at /budget/total; actor the vendor
          the mutant says: outcome pass
          a manifest that would slip through:
            apiVersion: gate57/v1
            kind: SystemManifest
            metadata:
              id: he-thong-thu
            budget:
              total: 5
          a case to add to set/test.cases.yaml:
          - name: flip-comparison fd7c6fc2
            stage: in-service
            set: { /budget: { currency: VND, total: 5 } }
            expect: { outcome: fail }
          it also kills: 194ac27b

      ✘ 194ac27b shift-bound: budget.total > 5 → budget.total > 4
          set/1.yaml:1:376
          asked: profile p, stage in service, on 2026-11-21
          the policy set says: outcome fail; requirement r1; at /budget/total; actor the vendor
          the mutant says: outcome pass
          a manifest that would slip through:
            apiVersion: gate57/v1
            kind: SystemManifest
            metadata:
              id: he-thong-thu
            budget:
              total: 5
          the case proposed for fd7c6fc2 kills it as well

      9 mutants: 7 killed, 0 killed by time, 0 equivalent, 2 survived; score 77.7 %
      "
    `);
  });

  it("gives the same as data, each document confirmed by the case that is proposed", async () => {
    const cases = GOOD.filter(({ name }) => name !== "five");
    const { stdout } = await mutate(cases, { argv: ["--format", "json"] });
    const { survivors, total: score } = JSON.parse(stdout);
    expect(score).toMatchObject({ survived: survivors.length });
    expect(survivors[0]).toMatchObject({
      operator: "flip-comparison",
      before: "budget.total > 5",
      after: "budget.total >= 5",
      slip: { expected: { outcome: "fail" }, mutated: { outcome: "pass" } },
    });
    const proposed = survivors.map((one: { slip: { testCase: JsonObject } }) => one.slip.testCase);
    const mended = await mutate([...cases, ...proposed]);
    expect(mended.code).toBe(0);
  });

  it("says the same again, byte for byte", async () => {
    const [one, other] = [await mutate(GOOD.slice(0, 1)), await mutate(GOOD.slice(0, 1))];
    expect(one.stdout).toBe(other.stdout);
  });

  it.each([
    [["nowhere"], 2],
    [["set", "--jobs", "0"], 2],
    [["set", "--max-seconds", "many"], 2],
    [["set", "--operator", "negat"], 2],
    [["set", "--gate", "G99"], 2],
  ])("gives no answer to %s", async (argv, wanted) => {
    const cwd = folder(files(GOOD));
    const { code, stderr } = await run(["policy", "mutate", ...argv], { cwd });
    expect(code).toBe(wanted);
    expect(stderr).not.toBe("");
  });

  it("tries the mutants of each operator that is named", async () => {
    const argv = ["--format", "json", "--operator", "negate", "--operator", "shift-bound"];
    const { stdout } = await mutate(GOOD.slice(0, 1), { argv });
    const { survivors } = JSON.parse(stdout);
    const operators = survivors.map((one: { operator: string }) => one.operator);
    expect(new Set(operators)).toEqual(new Set(["shift-bound"]));
    expect(JSON.parse(stdout).total).toMatchObject({ mutants: 3, killed: 2 });
  });

  it("gives no answer where there is no such mutant", async () => {
    const { code, stdout } = await mutate(GOOD, { argv: ["--operator", "allow-waiver", "--format", "json"] });
    expect(JSON.parse(stdout).errors).toMatchObject([{ code: "run/no-mutants", source: "set" }]);
    expect(code).toBe(2);
  });

  it("gives no answer where a case already fails, which would notice every mutant", async () => {
    const wrong = { name: "seven", ...total(7), expect: { outcome: "fail" } };
    const { code, stdout } = await mutate([...GOOD, wrong], { argv: ["--format", "json"] });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).errors).toMatchObject([
      {
        code: "run/cases-fail",
        source: "set/test.cases.yaml",
        message: { en: expect.stringContaining("`seven`") },
      },
    ]);
  });

  it("gives no answer about a set that does not load", async () => {
    const cwd = folder({ ...files(GOOD), "set/bad.yaml": "kind: Gate\n" });
    const { code, stdout } = await run(["policy", "mutate", "set", "--format", "json", "--jobs", "1"], {
      cwd,
    });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).errors.length).toBeGreaterThan(0);
  });
});

describe("a mark of an equivalent mutant", () => {
  it("that names no mutant, one that a case kills, or one that a document refutes, is a failure", async () => {
    const { stdout: plain } = await mutate(GOOD, { argv: ["--format", "json"] });
    const { stdout: thin } = await mutate(GOOD.slice(0, 1), { argv: ["--format", "json"] });
    const [survivor] = JSON.parse(thin).survivors;
    expect(JSON.parse(plain).wrongMarks).toEqual([]);
    const marked = await mutate(GOOD.slice(0, 1), {
      argv: ["--format", "json"],
      more: [marks("00000000", survivor.mutant)],
    });
    expect(marked.code).toBe(1);
    expect(JSON.parse(marked.stdout).wrongMarks).toMatchObject([
      { mutant: "00000000", problem: "unknown" },
      { mutant: survivor.mutant, problem: "refuted", slip: { mutated: expect.anything() } },
    ]);
    const { stdout: text } = await mutate(GOOD.slice(0, 1), { more: [marks(survivor.mutant)] });
    expect(text).toContain(`- name: ${survivor.operator} ${survivor.mutant}`);
    const killed = await mutate(GOOD, { argv: ["--format", "json"], more: [marks(survivor.mutant)] });
    expect(killed.code).toBe(1);
    expect(JSON.parse(killed.stdout).wrongMarks).toMatchObject([{ problem: "killed" }]);
  });
});
