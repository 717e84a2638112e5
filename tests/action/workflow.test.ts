import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import { commitId } from "../github-api/world.ts";
import { readYaml, workflowProblems } from "../reports/github-files.ts";
import { node24 } from "../runner/node24.ts";
import { runBundle } from "../runner/run-bundle.ts";

const ROOT = join(import.meta.dirname, "../..");
const WORKFLOW = textOf(".github/workflows/gate.yml");

/** Is what a row of the matrix gives the Action, and what it expects. */
type Row = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly with?: Row;
  readonly env?: Row;
}
interface Gate {
  readonly jobs: {
    readonly examples: {
      readonly strategy: { readonly matrix: { readonly include: readonly Row[] } };
      readonly steps: readonly Step[];
    };
  };
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function readGate(): Gate {
  const read = readYaml(WORKFLOW);
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  // What GitHub's schema of workflows holds, and what the step is called, is tested below.
  return read.value as Gate;
}

const { strategy, steps } = readGate().jobs.examples;
const step = steps.find(({ id }) => id === "gate57");
const comparison = steps.find(({ run }) => run !== undefined);
const [BASE, HEAD] = [commitId("base"), commitId("head")];

/** Reads all that the rows name, and what the configuration names. */
function filesOfExamples(): Readonly<Record<string, string>> {
  const named = strategy.matrix.include.flatMap(({ manifests = "", plan }) => [manifests, plan ?? ""]);
  const signed = [
    "his-tay-ninh/cc02919d/danh-gia-dieu-kien-01.dsse.json",
    "his-tay-ninh/cc02919d/phe-duyet-01.dsse.json",
    "his-tay-ninh/cc02919d/tham-dinh-01.dsse.json",
  ].map((name) => `examples/attestations/${name}`);
  const paths = [...named, ...signed].filter((path) => path !== "");
  return Object.fromEntries([...new Set(paths)].map((path) => [path, textOf(path)]));
}

function trustFiles(): Readonly<Record<string, string>> {
  const trust = textOf("examples/trust/trust.yaml");
  const keys = [...trust.matchAll(/publicKey: (keys\/[\w.-]+)/g)].map(([, name]) => `examples/trust/${name}`);
  const paths = ["examples/trust/trust.yaml", "examples/deployment/minh-hoa.yaml", ...new Set(keys)];
  return Object.fromEntries(paths.map((path) => [path, textOf(path)]));
}

test("the workflow is one by GitHub's schema", () => {
  expect(workflowProblems(WORKFLOW)).toEqual([]);
  expect(step?.with).toBeDefined();
  expect(strategy.matrix.include.map(({ expected, outcome }) => [expected, outcome])).toEqual([
    ["admit", "success"],
    ["block", "failure"],
    ["error", "failure"],
  ]);
});

/** Puts the values of expressions in, as GitHub does; what is not there is an empty text. */
function filledBy(values: Row, template: Row = {}): Record<string, string> {
  const filled = Object.entries(template).map(([name, text]) => [
    name,
    text.replace(/^\$\{\{ ([\w.-]+) \}\}$/, (_, place: string) => values[place] ?? ""),
  ]);
  return Object.fromEntries(filled);
}

const columnsOf = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [`matrix.${name}`, value]));

/** Runs the lines that compare, as the runner does, and gives their exit code. */
function compare(row: Row, ended: { decision: string; outcome: string; report: string }): number | null {
  const folder = mkdtempSync(join(tmpdir(), "gate57-compare-"));
  const report = join(folder, "report of the run.json");
  writeFileSync(report, ended.report);
  const values = {
    ...columnsOf(row),
    "steps.gate57.outcome": ended.outcome,
    "steps.gate57.outputs.decision": ended.decision,
    "steps.gate57.outputs.report-file": report,
  };
  const env = { PATH: process.env.PATH ?? "", ...filledBy(values, comparison?.env) };
  const { status } = spawnSync("bash", ["-e", "-c", comparison?.run ?? "exit 99"], { env });
  rmSync(folder, { recursive: true, force: true });
  return status;
}

describe.skipIf(process.platform === "win32")("the lines that compare (need `bash`)", () => {
  const [admitted = {}, , unmapped = {}] = strategy.matrix.include;
  const reason = "deployment/unmapped-environment";
  test.each([
    ["what is expected", 0, admitted, { decision: "admit", outcome: "success", report: "{}" }],
    ["another decision", 1, admitted, { decision: "block", outcome: "success", report: "{}" }],
    ["no decision", 1, admitted, { decision: "", outcome: "success", report: "{}" }],
    ["another outcome", 1, admitted, { decision: "admit", outcome: "failure", report: "{}" }],
    ["the reason", 0, unmapped, { decision: "error", outcome: "failure", report: `["${reason}"]` }],
    ["another reason", 1, unmapped, { decision: "error", outcome: "failure", report: '["file/not-found"]' }],
    ["a step that did not fail", 1, unmapped, { decision: "error", outcome: "success", report: reason }],
  ] as const)("know %s", (_, code, row, ended) => {
    expect(compare(row, ended)).toBe(code);
  });
});

describe.skipIf(node24().missing !== undefined)("the workflow that gates our own examples", () => {
  let github: LocalGitHub;
  beforeAll(async () => {
    const commits = [{ sha: BASE, files: trustFiles() }];
    github = await startGitHub({
      repositories: [{ owner: "repository", name: "repository", commits, branches: { main: BASE } }],
    });
  });
  afterAll(() => github.close());

  test.each(strategy.matrix.include)("expects $expected of $manifests in $environment", async (row) => {
    const { code, failed, outputs, files, stdout } = await runBundle({
      inputs: filledBy(columnsOf(row), step?.with),
      eventName: "pull_request",
      event: {
        repository: { full_name: "repository/repository", default_branch: "main" },
        pull_request: {
          number: 1,
          base: { ref: "main", sha: BASE },
          head: { ref: "change", sha: HEAD, repo: { full_name: "repository/repository" } },
        },
      },
      env: { GITHUB_REPOSITORY: "repository/repository" },
      files: filesOfExamples(),
      github: github.url,
      token: github.token,
    });
    expect(outputs.decision, stdout).toBe(row.expected);
    expect(code).toBe(["admit", "block", "error", "nothing"].indexOf(row.expected ?? ""));
    expect(github.problems).toEqual([]);
    // The folder of the run is gone by now, its files are kept.
    const report = [...files].find(([name]) =>
      outputs["report-file"]?.endsWith(name.replace(/^temp/, "")),
    )?.[1];
    const ended = {
      decision: outputs.decision ?? "",
      outcome: failed ? "failure" : "success",
      report: report ?? "",
    };
    if (process.platform !== "win32") expect(compare(row, ended)).toBe(0);
  });
});
