import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { MOST_ANNOTATIONS } from "../../src/action/check-annotations.ts";
import { reportToGitHub } from "../../src/action/report-to-github.ts";
import type {
  AnnotatedResult,
  ReportEvent,
  ReportInputs,
  ReportingNeeds,
  ReportingTools,
} from "../../src/action/reporting-needs.ts";
import { SUMMARY_LIMIT } from "../../src/action/step-summary.ts";
import { reporters } from "../../src/reporters/index.ts";
import type { Report } from "../../src/reporters/report.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { serverError } from "../github-api/faults.ts";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import type { GitHubOptions } from "../github-api/options.ts";
import { commitId } from "../github-api/world.ts";
import { finding, gate, verdict } from "../reporters/verdicts.ts";
import { leavePausesOut } from "./without-pauses.ts";

await leavePausesOut();

const folder = mkdtempSync(join(tmpdir(), "gate57-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

let workspaces = 0;

/** Makes a workspace by the files of its repository's own folder. */
function workspace(files: Readonly<Record<string, string>>): string {
  workspaces += 1;
  const place = join(folder, `workspace-${workspaces}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, ".git", name)), { recursive: true });
    writeFileSync(join(place, ".git", name), text);
  }
  return place;
}

const sha = commitId("head");
const MERGE = commitId("merge");
const OTHER = commitId("other");
const NAME = "so-tttt/he-thong";
const CHECKED_OUT = workspace({ HEAD: `${MERGE}\n` });

let github: LocalGitHub | undefined;
afterEach(async () => {
  const problems = github?.problems ?? [];
  await github?.close();
  github = undefined;
  expect(problems).toEqual([]);
});

async function local(options: GitHubOptions = {}) {
  const base = { ref: "main", sha };
  const repository = {
    owner: "so-tttt",
    name: "he-thong",
    commits: [{ sha, files: {} }],
    pulls: [{ number: 7, base, head: base }],
    deployments: [{ id: 5, sha, environment: "production" }],
  };
  github = await startGitHub({ ...options, repositories: [repository] });
  return github;
}

const everything: Partial<ReportInputs> = {
  checkRun: "gate57",
  commitStatus: "gate57/production",
  deploymentStatus: true,
  comment: "always",
};

interface Setting {
  readonly inputs?: Partial<ReportInputs>;
  readonly event?: Partial<ReportEvent>;
  readonly env?: ReportingNeeds["env"];
  readonly exitCode?: number;
  readonly report?: Report;
  readonly tools?: Partial<ReportingTools>;
}

function reported(server: LocalGitHub | undefined, setting: Setting = {}) {
  const { exitCode = 1, report = { verdicts: [verdict()], diagnostics: [] } } = setting;
  const inputs: ReportInputs = {
    ...{ language: "en", summary: false, comment: "never" },
    ...{ commentAuthor: "github-actions[bot]", deploymentStatus: false, token: server?.token ?? "t" },
    ...setting.inputs,
  };
  const event: ReportEvent = {
    ...{ name: "pull_request", repository: { owner: "so-tttt", repo: "he-thong" }, sha },
    ...{ pullRequest: { number: 7, head: "same", headSha: sha }, isDependabot: false },
    deployment: { id: 5, sha },
    ...setting.event,
  };
  const run = { GITHUB_SERVER_URL: "https://example.test/", GITHUB_REPOSITORY: NAME, GITHUB_RUN_ID: "42" };
  const commit = { GITHUB_SHA: MERGE, GITHUB_RUN_ATTEMPT: "1", GITHUB_WORKSPACE: CHECKED_OUT };
  const env = { GITHUB_API_URL: server?.url, ...run, ...commit, GITHUB_JOB: "gate", ...setting.env };
  const judgement = { masked: () => report, sources: new Map() };
  const tools: ReportingTools = {
    ...{ version: "1.2.3", markdown: () => "the *report*", results: () => [] },
    limits: { second: 5, request: 2000 },
    ...setting.tools,
  };
  return reportToGitHub({ inputs, event, judgement, exitCode, env }, tools);
}

const english = (warnings: readonly { readonly en: string }[]) => warnings.map(({ en }) => en);

describe("a decision", () => {
  test.each([
    [0, "success", "success", "queued", "Admitted: 1 manifest, stage design"],
    [1, "failure", "failure", "failure", "Not admitted: 1/1 manifest, stage design"],
    [2, "failure", "error", "error", "Could not be evaluated"],
    [3, "failure", "failure", "failure", "Nothing to evaluate; the run is not admitted"],
    [9, "failure", "error", "error", "Could not be evaluated"],
  ])("of exit code %i is told as %s, %s and %s", async (exitCode, conclusion, state, deployment, line) => {
    const server = await local();
    expect(await reported(server, { inputs: everything, exitCode })).toEqual([]);
    const there = server.repository(NAME);
    const address = "https://example.test/so-tttt/he-thong/actions/runs/42";
    const externalId = expect.stringMatching(/^gate57:[0-9a-f]{64}$/);
    expect([...there.checkRuns.values()]).toMatchObject([
      {
        ...{ name: "gate57", headSha: sha, conclusion, status: "completed", title: line, externalId },
        ...{ summary: "the *report*", detailsUrl: address },
      },
    ]);
    expect(there.statuses).toMatchObject([
      { sha, context: "gate57/production", state, description: line, targetUrl: address },
    ]);
    expect(there.deployments.get(5)?.statuses).toMatchObject([
      { state: deployment, description: line, logUrl: address },
    ]);
    const body = expect.stringMatching(
      /^<!-- gate57:[0-9a-f]{16} 42\.1 -->\n`[0-9a-f]{7}` · \[run 42\]\(\S+\)\n\nthe \*report\*$/,
    );
    const [comment] = there.comments.values();
    expect([...there.comments.values()]).toMatchObject([{ issue: 7, author: "github-actions[bot]", body }]);
    expect(comment?.body).toContain(`\n\`${sha.slice(0, 7)}\` · [run 42](${address})\n`);
  });

  test("is told only where it was asked for", async () => {
    const server = await local();
    expect(await reported(server)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test("is told again without anything being made twice, save the status", async () => {
    const server = await local();
    for (const run of ["42", "43"]) {
      const env = { GITHUB_RUN_ID: run };
      expect(await reported(server, { inputs: everything, env })).toEqual([]);
    }
    const there = server.repository(NAME);
    expect([...there.checkRuns.values()].map(({ detailsUrl }) => detailsUrl)).toEqual([
      "https://example.test/so-tttt/he-thong/actions/runs/43",
    ]);
    expect(there.comments.size).toBe(1);
    expect(there.statuses).toHaveLength(2);
  });

  test.each([
    ["on-block", 1, 1],
    ["on-block", 2, 1],
    ["on-block", 3, 1],
    ["on-block", 0, 0],
    ["always", 0, 1],
    ["never", 1, 0],
  ] as const)("with comment: %s and exit code %i makes %i comments", async (comment, exitCode, count) => {
    const server = await local();
    await reported(server, { inputs: { comment }, exitCode });
    expect(server.repository(NAME).comments.size).toBe(count);
  });

  test("that became another one is told in the comment that is there", async () => {
    const server = await local();
    const inputs = { comment: "on-block" } as const;
    await reported(server, { inputs });
    await reported(server, { inputs, exitCode: 0, tools: { markdown: () => "all is well" } });
    expect([...server.repository(NAME).comments.values()].map(({ body }) => body)).toEqual([
      expect.stringContaining("all is well"),
    ]);
  });

  test("of another workflow, job or key has a comment of its own", async () => {
    const server = await local();
    const comment = "always";
    await reported(server, { inputs: { comment } });
    await reported(server, { inputs: { comment, commentKey: "trial" } });
    await reported(server, { inputs: { comment }, env: { GITHUB_JOB: "other" } });
    await reported(server, { inputs: { comment }, env: { GITHUB_WORKFLOW: "other" } });
    await reported(server, { inputs: { comment } });
    expect(server.repository(NAME).comments.size).toBe(4);
  });

  test("to admit, of an older run, leaves what a newer one told, and says so; a refusal is always told", async () => {
    const server = await local();
    const told = (run: string, attempt: string, language: "vi" | "en", exitCode = 0) =>
      reported(server, {
        exitCode,
        ...{ inputs: { comment: "always", language }, tools: { markdown: () => `${run}.${attempt}` } },
        env: { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt },
      });
    expect(await told("100", "2", "vi")).toEqual([]);
    for (const [run, attempt] of [
      ["100", "1"],
      ["99", "3"],
    ] as const) {
      expect(english(await told(run, attempt, "en"))).toEqual([
        "the comment on the pull request was not written: the one that is there says that a newer run wrote it; if that is wrong, delete it and run this again; the decision stands",
      ]);
    }
    const body = () => [...server.repository(NAME).comments.values()].map((one) => one.body);
    expect(body()).toEqual([expect.stringMatching(/\[lượt chạy 100\]\(\S+\)\n\n100\.2$/)]);
    for (const exitCode of [1, 2, 3]) {
      expect(await told("99", `${exitCode}`, "en", exitCode)).toEqual([]);
      expect(body()).toEqual([expect.stringMatching(new RegExp(`\\n\\n99\\.${exitCode}$`))]);
    }
    await told("100", "3", "en");
    expect(body()).toEqual([expect.stringMatching(/\[run 100\]\(\S+\)\n\n100\.3$/)]);
  });

  test.each([
    ["cong[bot]", 1],
    ["github-actions[bot]", 2],
  ])("is looked for among the comments of the author that is named: %s", async (commentAuthor, count) => {
    const server = await local({ actor: "cong[bot]" });
    const inputs = { comment: "always", commentAuthor } as const;
    for (const line of ["one", "two"]) await reported(server, { inputs, tools: { markdown: () => line } });
    const bodies = [...server.repository(NAME).comments.values()].map(({ body }) => body.split("\n").at(-1));
    expect(bodies).toEqual(["one", "two"].slice(-count));
  });

  test.each([{ GITHUB_RUN_ID: undefined }, { GITHUB_RUN_ID: "x" }, { GITHUB_RUN_ATTEMPT: "x" }])(
    "of a run nobody can name is about its commit (%j)",
    async (env) => {
      const server = await local();
      await reported(server, { inputs: { comment: "always" }, env });
      const [comment] = server.repository(NAME).comments.values();
      expect(comment?.body).toMatch(/^<!-- gate57:[0-9a-f]{16} -->\n`[0-9a-f]{7}`\n\nthe \*report\*$/);
    },
  );

  test("about no pull request and no deployment is told where it can be", async () => {
    const server = await local();
    const event = { name: "push", pullRequest: undefined, deployment: undefined };
    expect(await reported(server, { inputs: everything, event })).toEqual([]);
    const there = server.repository(NAME);
    expect([there.checkRuns.size, there.statuses.length, there.comments.size]).toEqual([1, 1, 0]);
  });

  test("is told in the language that is asked for", async () => {
    const server = await local();
    await reported(server, { inputs: { commitStatus: "c", language: "vi" } });
    expect(server.repository(NAME).statuses[0]?.description).toBe(
      "Chưa phù hợp: 1/1 bản khai, giai đoạn thiết kế",
    );
  });
});

describe("what cannot be written", () => {
  const stands = "; the decision stands";

  test("is told each by itself with the permission it takes", async () => {
    const server = await local({ permissions: { contents: "read" } });
    const answer = "GitHub answered 403 (`Resource not accessible by integration`); add";
    expect(english(await reported(server, { inputs: everything }))).toEqual([
      `the check run was not written: ${answer} \`checks: write\` to the \`permissions\` of the job${stands}`,
      `the commit status was not written: ${answer} \`statuses: write\` to the \`permissions\` of the job${stands}`,
      `the deployment status was not written: ${answer} \`deployments: write\` to the \`permissions\` of the job${stands}`,
      `the comment on the pull request was not written: ${answer} \`pull-requests: write\` to the \`permissions\` of the job${stands}`,
    ]);
  });

  const OF_FORK = "a run from a fork has a token that may only read";
  test.each<[string, "same" | "fork" | "gone" | "unknown" | undefined, boolean, string]>([
    ["pull_request", "fork", false, OF_FORK],
    ["pull_request", "gone", false, OF_FORK],
    ["pull_request", "unknown", false, "add `statuses: write`"],
    ["pull_request", "same", false, "add `statuses: write`"],
    ["pull_request", "same", true, "a run that Dependabot started has a token that may only read"],
    ["push", undefined, true, "a run that Dependabot started has a token that may only read"],
  ])("on %s (%s, Dependabot %s) is explained", async (name, head, isDependabot, words) => {
    const server = await local({ profile: isDependabot ? "dependabot" : "fork" });
    const pullRequest = head === undefined ? undefined : { number: 7, head };
    const event = { name, isDependabot, pullRequest };
    const warnings = english(await reported(server, { inputs: { commitStatus: "c" }, event }));
    expect(warnings).toEqual([expect.stringContaining(words)]);
    expect(warnings[0]?.endsWith(stands)).toBe(true);
  });

  test("keeps nothing else back", async () => {
    const server = await local({ faults: [serverError({ path: /check-runs/ })] });
    expect(english(await reported(server, { inputs: everything }))).toEqual([
      `the check run was not written: GitHub answered 502 (\`Server Error\`); run it again${stands}`,
    ]);
    const there = server.repository(NAME);
    expect([there.statuses.length, there.comments.size]).toEqual([1, 1]);
    expect(there.deployments.get(5)?.statuses).toHaveLength(1);
  });

  test("because of a mistake of ours keeps nothing else back either", async () => {
    const server = await local();
    const path = join(folder, "broken.md");
    const tools = {
      markdown: () => {
        throw new Error("ghs_secret");
      },
    };
    const inputs = { ...everything, summary: true };
    const warnings = await reported(server, { inputs, tools, env: { GITHUB_STEP_SUMMARY: path } });
    expect(english(warnings).map((words) => words.split(/:| because/)[0])).toEqual([
      "the summary of the step was not written",
      "the check run was not written",
      "the comment on the pull request was not written",
    ]);
    expect(JSON.stringify(warnings)).not.toContain("secret");
    expect(server.repository(NAME).statuses).toHaveLength(1);
  });

  test("because the time is over is told once", async () => {
    const server = await local({ faults: [{ answer: "hang", path: /statuses/ }] });
    const tools = { budget: 2500, limits: { request: 20_000, second: 5 } };
    const start = performance.now();
    expect(english(await reported(server, { inputs: everything, tools }))).toEqual([
      `the commit status was not written, the deployment status was not written, the comment on the pull request was not written: the time for reporting is over${stands}`,
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(server.repository(NAME).checkRuns.size).toBe(1);
  });

  test.each([
    [{ token: "" }, {}, "nothing was reported to GitHub: the input `token` is empty"],
    [
      {},
      { repository: undefined },
      "nothing was reported to GitHub: the repository or the commit is not known",
    ],
    [{}, { sha: undefined }, "nothing was reported to GitHub: the repository or the commit is not known"],
  ])("without %j %j is told once", async (inputs, event, words) => {
    expect(english(await reported(undefined, { inputs: { ...everything, ...inputs }, event }))).toEqual([
      `${words}${stands}`,
    ]);
  });

  test.each([
    ["nonsense", "the address of GitHub's API or of a proxy is not valid"],
    ["http://github.example.test/api/v3", "the address is not `https`, so no token is sent"],
  ])("at the address %s is told", async (GITHUB_API_URL, words) => {
    const warnings = await reported(undefined, { inputs: { checkRun: "c" }, env: { GITHUB_API_URL } });
    expect(english(warnings)).toEqual([`the check run was not written: ${words}${stands}`]);
  });

  test("is told in both languages, without the token", async () => {
    const server = await local();
    const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
    const warnings = await reported(server, { inputs: { ...everything, token } });
    expect(warnings).toHaveLength(4);
    for (const { vi, en } of warnings) {
      expect(vi).toContain("quyết định vẫn giữ nguyên");
      expect(en).toContain("look at the input `token`");
      expect(`${vi}${en}`).not.toContain(token);
    }
  });
});

describe("the commit that reports go to is the one that was judged", () => {
  const stands = "; the decision stands";
  const kinds = [
    "the check run",
    "the commit status",
    "the deployment status",
    "the comment on the pull request",
  ];

  test.each([
    ...["pull_request_target", "workflow_run", "issue_comment", "pull_request_review", "deployment_status"],
    ...["repository_dispatch", ""],
  ])("so nothing is marked on `%s`, and each report says why", async (name) => {
    const server = await local();
    const warnings = await reported(server, { inputs: everything, event: { name } });
    const why = "is not tied to the commit that was checked out and judged, so no commit is marked";
    expect(english(warnings)).toEqual(
      kinds.map((kind) => `${kind} was not written: the event \`${name}\` ${why}${stands}`),
    );
    expect(server.requests).toEqual([]);
  });

  test.each([
    "pull_request",
    "push",
    "merge_group",
    "deployment",
    "workflow_dispatch",
    "schedule",
    "release",
  ])("and it is on %s", async (name) => {
    const server = await local();
    expect(await reported(server, { inputs: { commitStatus: "c" }, event: { name } })).toEqual([]);
    expect(server.repository(NAME).statuses).toHaveLength(1);
  });

  test("and what the event has no place for is not told as if it had failed", async () => {
    const server = await local();
    const event = { name: "workflow_run", pullRequest: undefined, deployment: undefined };
    const warnings = await reported(server, { inputs: everything, event });
    expect(english(warnings).map((one) => one.split(" was not")[0])).toEqual(kinds.slice(0, 2));
  });

  test("so no warning is written of a comment that an admission would not have", async () => {
    const server = await local();
    const event = { name: "workflow_run", pullRequest: undefined };
    expect(await reported(server, { inputs: { comment: "on-block" }, event, exitCode: 0 })).toEqual([]);
  });

  test("so no warning is written of what was not asked for", async () => {
    const server = await local();
    expect(await reported(server, { event: { name: "workflow_run" } })).toEqual([]);
  });

  const elsewhere = `the workspace is at commit \`${OTHER.slice(0, 12)}\`, which is not the commit of the run`;
  const unknown =
    "which commit was judged is not known: check out the repository at the root of the workspace";

  test.each<[string, Readonly<Record<string, string>>, string?]>([
    ["the commit of the run", { HEAD: `${MERGE}\n` }],
    ["the head of the pull request", { HEAD: sha }],
    ["a branch at it", { HEAD: "ref: refs/heads/a/b\n", "refs/heads/a/b": `${sha}\n` }],
    ["a branch among others", { HEAD: "ref: refs/heads/a", "packed-refs": `# x\n${sha} refs/heads/a\n` }],
    ["another commit", { HEAD: `${OTHER}\n` }, elsewhere],
    ["a branch elsewhere", { HEAD: "ref: refs/heads/a", "refs/heads/a": OTHER }, elsewhere],
    [
      "a branch elsewhere among others",
      { HEAD: "ref: refs/heads/a", "packed-refs": `${OTHER} refs/heads/a\n` },
      elsewhere,
    ],
    [
      "a branch that went on",
      { HEAD: "ref: refs/heads/a", "refs/heads/a": OTHER, "packed-refs": `${sha} refs/heads/a` },
      elsewhere,
    ],
    ["nothing that was checked out", {}, unknown],
    ["a branch without a commit", { HEAD: "ref: refs/heads/new\n" }, unknown],
  ])("so the workspace has to be at it: %s", async (_, files, doubt) => {
    const server = await local();
    const env = { GITHUB_WORKSPACE: workspace(files) };
    const warnings = english(await reported(server, { inputs: { commitStatus: "c" }, env }));
    expect(warnings).toEqual(doubt ? [`the commit status was not written: ${doubt}${stands}`] : []);
    expect(server.repository(NAME).statuses).toHaveLength(doubt ? 0 : 1);
  });

  test.each([
    [OTHER, 0],
    [undefined, 0],
    [sha, 1],
  ])("and so has the deployment to be of it: %s", async (deployed, length) => {
    const server = await local();
    const event = { name: "deployment", deployment: { id: 5, sha: deployed } };
    const why = "the deployment is of another commit than the one that was judged";
    expect(english(await reported(server, { inputs: everything, event }))).toEqual(
      length === 0 ? [`the deployment status was not written: ${why}${stands}`] : [],
    );
    const there = server.repository(NAME);
    expect([there.deployments.get(5)?.statuses?.length, there.statuses.length]).toEqual([length, 1]);
  });
});

describe("a report larger than any limit", () => {
  const long = (index: number) => {
    const words = `${index} ${"ạ🏛 a report that is long. ".repeat(20)}`;
    return { vi: words, en: words };
  };
  const gates = Array.from({ length: 150 }, (_, index) =>
    gate(`G${index}`, { findings: [finding({ message: long(index), remedy: long(-index) })] }),
  );
  const report = { verdicts: [verdict({ gates })], diagnostics: [] };

  test.each(["vi", "en"] as const)("is taken by GitHub and by the runner (%s)", async (language) => {
    const server = await local();
    const path = join(folder, `large-${language}.md`);
    const inputs = { ...everything, summary: true, language };
    const tools = { markdown: reporters.markdown.write, results: resultsOf };
    const setting = { inputs, tools, report, env: { GITHUB_STEP_SUMMARY: path } };
    expect(await reported(server, setting)).toEqual([]);
    const there = server.repository(NAME);
    const [run] = there.checkRuns.values();
    const [comment] = there.comments.values();
    expect(run?.annotations).toHaveLength(gates.length);
    const sizes = [run?.summary, comment?.body, readFileSync(path, "utf8")].map((text = "") =>
      Buffer.byteLength(text ?? ""),
    );
    const limits = [65_535, 65_536, SUMMARY_LIMIT];
    for (const [index, size] of sizes.entries()) expect(size).toBeLessThanOrEqual(limits[index] ?? 0);
    expect(sizes.every((size) => size > 60_000)).toBe(true);
    expect(await reported(server, setting)).toEqual([]);
    expect([there.checkRuns.size, there.comments.size]).toEqual([1, 1]);
  });
});

describe("annotations", () => {
  const result = (part: Partial<AnnotatedResult> = {}): AnnotatedResult => ({
    ...{ level: "error", title: { vi: "t", en: "t" }, message: { vi: "m", en: "m" }, file: "a.yaml" },
    ...part,
  });
  const at = (line: number, column: number) => ({ line, column });

  async function annotated(results: readonly AnnotatedResult[]) {
    const server = await local();
    const tools = { results: () => results };
    expect(await reported(server, { inputs: { checkRun: "gate57" }, tools })).toEqual([]);
    const [run] = server.repository(NAME).checkRuns.values();
    return { annotations: run?.annotations ?? [], summary: run?.summary };
  }

  test("stand where the results do, what blocks first", async () => {
    const remedy = { vi: "sửa", en: "mend it" };
    const { annotations } = await annotated([
      result({ level: "note", start: at(3, 5), end: at(5, 1) }),
      result({ level: "warning", start: at(3, 5), end: at(5, 2) }),
      result({ level: "error", start: at(3, 5), end: at(3, 9), remedy }),
      result({ level: "error", start: at(3, 5), end: at(3, 5) }),
      result({ level: "error", start: at(3, 5) }),
      result({ level: "error" }),
    ]);
    const failure = { path: "a.yaml", annotation_level: "failure", title: "t" };
    expect(annotations).toEqual([
      { ...failure, start_line: 3, end_line: 3, start_column: 5, end_column: 8, message: "m\n\nmend it" },
      { ...failure, start_line: 3, end_line: 3, start_column: 5, end_column: 5, message: "m" },
      { ...failure, start_line: 3, end_line: 3, message: "m" },
      { ...failure, start_line: 1, end_line: 1, message: "m" },
      { ...failure, annotation_level: "notice", start_line: 3, end_line: 4, message: "m" },
      { ...failure, annotation_level: "warning", start_line: 3, end_line: 5, message: "m" },
    ]);
  });

  test("show what a reader would not see", async () => {
    const odd = { vi: "", en: "a\u202eb\u001b[31m\nc" };
    const { annotations } = await annotated([result({ title: odd, message: odd })]);
    const shown = { title: "a<U+202E>b<U+001B>[31m c", message: "a<U+202E>b<U+001B>[31m\nc" };
    expect(annotations).toMatchObject([shown]);
  });

  test.each(["", "/etc/passwd", "../a.yaml", "a/../b.yaml", "a\\b.yaml", "a//b"])(
    "stand in no file `%s`",
    async (file) => {
      expect((await annotated([result({ file }), result()])).annotations).toHaveLength(1);
    },
  );

  test.each([-1, 0, 1])("are bounded, and what is left is told (%i)", async (more) => {
    const count = MOST_ANNOTATIONS + more;
    const results = Array.from({ length: count }, () => result());
    const { annotations, summary } = await annotated(results);
    expect(annotations).toHaveLength(Math.min(count, MOST_ANNOTATIONS));
    expect(summary).toBe(
      more > 0 ? "the *report*\n\n… and 1 more annotations: see the report." : "the *report*",
    );
  });
});

describe("the summary of a step", () => {
  let count = 0;
  const path = () => {
    count += 1;
    return join(folder, `summary-${count}.md`);
  };
  const summed = (file: string | undefined, markdown: ReportingTools["markdown"]) =>
    reported(undefined, {
      inputs: { summary: true },
      tools: { markdown },
      env: { GITHUB_STEP_SUMMARY: file },
    });

  test("is added to what is there", async () => {
    const file = path();
    expect(await summed(file, () => "one")).toEqual([]);
    expect(await summed(file, () => "two\n\n")).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe("one\ntwo\n");
  });

  test.each([0, 1, 1000])("has the room that is left beside %i bytes", async (there) => {
    const file = path();
    writeFileSync(file, "x".repeat(there));
    expect(await summed(file, (_, __, { maximumBytes = 0 }) => "y".repeat(maximumBytes))).toEqual([]);
    expect(readFileSync(file)).toHaveLength(SUMMARY_LIMIT);
    expect(english(await summed(file, () => "z"))).toEqual([expect.stringContaining("1 MiB")]);
    expect(readFileSync(file)).toHaveLength(SUMMARY_LIMIT);
  });

  test("that does not keep within its room is left out whole", async () => {
    const file = path();
    const tooMuch = (_: unknown, __: unknown, { maximumBytes = 0 }) => "y".repeat(maximumBytes + 1);
    expect(english(await summed(file, tooMuch))).toEqual([expect.stringContaining("1 MiB")]);
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });

  test("is told when it cannot be written", async () => {
    expect(english(await summed(folder, () => "one"))).toEqual([
      "the summary of the step was not written: GITHUB_STEP_SUMMARY cannot be written; the decision stands",
    ]);
  });

  test.each([undefined, ""])("is nobody's where the runner names no file (%s)", async (file) => {
    expect(await summed(file, () => "one")).toEqual([]);
  });
});
