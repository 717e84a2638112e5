import { readFileSync } from "node:fs";
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

interface Gate {
  readonly jobs: {
    readonly examples: {
      readonly strategy: { readonly matrix: { readonly include: readonly Row[] } };
      readonly steps: readonly { readonly id?: string; readonly with?: Readonly<Record<string, string>> }[];
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
  expect(strategy.matrix.include.map(({ expected }) => expected)).toEqual(["admit", "block", "error"]);
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
    const filled = Object.entries(step?.with ?? {}).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ matrix\.([\w-]+) \}\}$/, (_, column: string) => row[column] ?? ""),
    ]);
    const { code, outputs, stdout } = await runBundle({
      inputs: Object.fromEntries(filled),
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
  });
});
