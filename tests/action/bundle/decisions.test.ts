import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { readStatement } from "../../../src/attestation/statement.ts";
import { reportProblems } from "../../evaluate/verdict-schema.ts";
import { githubIngestionProblems, sarifProblems } from "../../reports/validators.ts";
import {
  BLOCKED,
  contentOf,
  DAY,
  EVENTS,
  errorsOf,
  type Gate,
  type Gated,
  gate,
  MANIFEST,
  missing,
  pullRequest,
} from "./gate.ts";

// Machines that run all tests at once are slow.
vi.setConfig({ testTimeout: 120_000 });

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;
const COUNTS = ["fail", "undetermined", "justified", "waived"] as const;
const PLANNING = { stage: "planning", profile: "tay-ninh" };
const UNREAD = { "gate57.yaml": "apiVersion: [" };

interface Case extends Gate {
  readonly what: string;
  readonly gives: readonly [code: number, decision: string, admitted: number, blocked: number];
  /** Which stage was judged for. */
  readonly stage?: string;
  readonly errors?: readonly string[];
  /** What the summary has to say. */
  readonly said: string;
}

const ADMITTED = [0, "admit", 1, 0] as const;
const ERROR = [2, "error", 0, 0] as const;

const cases: readonly Case[] = [
  {
    ...{ what: "a pull request, by the mapping of its base commit", ...pullRequest(), gives: ADMITTED },
    inputs: { environment: "STAGING", artifacts: `b=${DIGEST}\na=${DIGEST}` },
    ...{ stage: "planning", said: "ADMITTED to the planning stage" },
  },
  {
    ...{ what: "a pull request that is blocked", ...pullRequest(), gives: [1, "block", 0, 1] },
    ...{ inputs: { environment: "production" }, stage: "operation", said: "NOT ADMITTED into operation" },
  },
  {
    ...{ what: "a push, two manifests", ...EVENTS.push, gives: [1, "block", 1, 1] },
    files: { "a.gate57.yaml": MANIFEST, "b/gate57.yaml": BLOCKED.replace("ho-so-xa-tan-lang", "khac") },
    ...{ inputs: PLANNING, stage: "planning", said: "NOT ADMITTED to the planning stage" },
  },
  {
    ...{ what: "a push that cannot be judged", ...EVENTS.push, gives: ERROR, files: UNREAD },
    ...{ inputs: PLANNING, errors: ["source/syntax"], said: "gate57.yaml" },
  },
  {
    ...{ what: "a merge group, by its base", ...EVENTS.merge_group, gives: [1, "block", 0, 1] },
    ...{ inputs: { environment: "production" }, stage: "operation", said: "NOT ADMITTED into operation" },
  },
  {
    ...{ what: "a deployment, by the default branch", ...EVENTS.deployment, gives: ADMITTED },
    ...{ inputs: { environment: "staging" }, stage: "planning", said: "ADMITTED to the planning stage" },
  },
  {
    ...{ what: "a deployment to a place nobody mapped", ...EVENTS.deployment, gives: ERROR },
    inputs: { environment: "prodution" },
    ...{ errors: ["deployment/unmapped-environment"], said: "prodution" },
  },
  {
    ...{ what: "a run by hand where nothing is declared", ...EVENTS.workflow_dispatch },
    ...{ gives: [3, "nothing", 0, 0], files: { "readme.md": "" }, inputs: PLANNING, said: "othing" },
  },
  {
    ...{ what: "a run by hand that asks for no stage", ...EVENTS.workflow_dispatch, gives: ERROR },
    ...{ inputs: { profile: "tay-ninh" }, errors: ["action/no-stage"], said: "stage" },
  },
];

// GitHub starts Actions by Node 24, which npm carries for few platforms; on others only Node 24 itself will do.
describe.skipIf(missing !== undefined)(`the committed bundle decides (${missing ?? "by Node 24"})`, () => {
  test.each(cases)("$what: $gives.1", async ({ what: _, gives, stage, errors = [], said, ...job }) => {
    const run = await gate(job);
    const [code, decision, admitted, blocked] = gives;
    expect({ code: run.code, errors: errorsOf(run) }).toEqual({ code, errors });
    expect(run.failed).toBe(code !== 0);
    const counts = { manifests: admitted + blocked, admitted, blocked };
    expect(run.outputs).toMatchObject({
      decision,
      ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
    });
    expect(run.summary.shown).toContain(said);
    holdsReport(run, stage);
    holdsSarif(run, job);
    holdsStatement(run, admitted + blocked === 1 && errors.length === 0, job.inputs?.artifacts);
    holdsAnnotations(run);
  });
});

interface Told {
  readonly stage: string;
  readonly asOf: string;
  readonly redacted?: boolean;
  readonly policyDigest: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The report holds by the published schema, and the counts of the step are its counts. */
function holdsReport(run: Gated, stage: string | undefined): void {
  const report: { readonly verdicts: readonly Told[] } = JSON.parse(contentOf(run, "report-file"));
  expect(reportProblems(report)).toEqual([]);
  const { verdicts } = report;
  expect(new Set(verdicts.map((one) => one.stage))).toEqual(new Set(stage === undefined ? [] : [stage]));
  expect(verdicts.filter(({ asOf, redacted }) => asOf !== DAY || redacted !== true)).toEqual([]);
  const sum = (name: string) => verdicts.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
  const counted = Object.fromEntries(COUNTS.map((name) => [name, String(sum(name))]));
  expect(run.outputs).toMatchObject(counted);
  const digests = new Set(verdicts.map(({ policyDigest }) => policyDigest));
  expect(digests).toEqual(new Set(verdicts.length === 0 ? [] : [run.outputs["policy-digest"]]));
}

/** What is about no file points to where a manifest would be, for GitHub shows nothing without a place. */
function holdsSarif(run: Gated, { files }: Gate): void {
  const sarif = contentOf(run, "sarif-file");
  expect(sarifProblems(sarif)).toEqual([]);
  expect(githubIngestionProblems(sarif, { "gate57.yaml": MANIFEST, ...files })).toEqual([]);
  const [log]: readonly SarifRun[] = JSON.parse(sarif).runs;
  expect(log?.results.some(({ level }) => level === "error")).toBe(run.code !== 0);
  expect(log?.invocations.map(({ executionSuccessful }) => executionSuccessful)).toEqual([
    run.code === 0 || run.code === 1,
  ]);
}

interface SarifRun {
  readonly results: readonly { readonly level: string }[];
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
}

/** The statement is of the one system, bound to what is deployed; of anything else there is none to sign. */
function holdsStatement(run: Gated, isBound: boolean, artifacts = ""): void {
  expect((run.outputs["verdict-file"] ?? "") !== "").toBe(isBound);
  if (!isBound) return;
  const payload = new TextEncoder().encode(contentOf(run, "verdict-file"));
  const { statement, problems } = readStatement("a", payload);
  expect(problems).toEqual([]);
  expect(statement?.predicate).toMatchObject({ decision: run.outputs.decision, profile: "tay-ninh" });
  const named = artifacts.split("\n").flatMap((line) => line.split("=", 1).filter((name) => name !== ""));
  expect(statement?.subjects.map(({ name }) => name)).toEqual(["ho-so-xa-tan-lang", ...named.sort()]);
}

/** What fails the step is told at a line of a manifest, or of the whole run; what passes is marked by no error. */
function holdsAnnotations({ log, code }: Gated): void {
  const errors = log.annotations.filter(({ level }) => level === "error");
  const told = code === 3 ? log.annotations : errors;
  expect(told.length > 0).toBe(code !== 0);
  expect(log.dropped).toEqual({ error: 0, warning: 0, notice: 0 });
  if (code === 1) expect(errors.some(({ file, line }) => file?.endsWith("gate57.yaml") && line)).toBe(true);
}

test("the definition of the Action names the bundle that is run here", () => {
  expect(readFileSync("action/action.yml", "utf8")).toContain("main: dist/index.cjs");
});
