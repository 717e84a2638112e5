import { readFileSync } from "node:fs";
import { expect, onTestFinished } from "vitest";
import { type LocalGitHub, startGitHub } from "../../github-api/local-github.ts";
import type { GitHubOptions, RepositoryOptions } from "../../github-api/options.ts";
import { commitId } from "../../github-api/world.ts";
import { actionDefinition } from "../../runner/action-definition.ts";
import { unmeant } from "../../runner/commands.ts";
import { node24 } from "../../runner/node24.ts";
import { runBundle, type Step, type StepRun, TOKEN } from "../../runner/run-bundle.ts";
import { configuration } from "../job.ts";

/** Says why the committed bundle cannot be run here, if it cannot. */
export const missing = node24().missing;

const name = (file: string) => `examples/${file}.gate57.yaml`;
const example = (file: string) => readFileSync(name(file), "utf8");

/** Is admitted at planning and blocked at operation. */
export const MANIFEST = example("systems/mot-cua-xa-tay-ninh");
/** Is blocked at planning. */
export const BLOCKED = example("broken/mot-cua-xa-khong-co-cau-phan");
/** Is the day of all verdicts here. */
export const DAY = "2026-12-01";

/** Are the commits: the default branch as it was and as it is, and what nobody has reviewed yet. */
export const BASE = commitId("base");
export const MAIN = commitId("main");
export const HEAD = commitId("head");
export const MERGE = commitId("merge");
export const OWN = "org/repository";

type Files = Readonly<Record<string, string>>;

/** Is what every event tells of the repository. */
const repositoryOfEvent = { full_name: OWN, default_branch: "main" };

/** Is the mapping that was reviewed. */
export const MAPPED: Files = { ".gate57/deployment.yaml": configuration() };
/** Is what a change would like the mapping to be. */
export const LENIENT: Files = {
  ".gate57/deployment.yaml": configuration({ environments: { production: "planning", staging: "planning" } }),
};

const HEADS = {
  same: { full_name: OWN },
  fork: { full_name: "someone/repository" },
  gone: null,
  unknown: undefined,
} as const;

/** Is what set a step off. */
export type Occasion = Pick<Step, "eventName" | "event" | "env">;

/** Writes the event of the pull request, whose head is in one of these repositories. */
export function pullRequest(from: keyof typeof HEADS = "same", more: object = {}): Occasion {
  const repo = HEADS[from];
  const head = { ref: "change", sha: HEAD, ...(repo === undefined ? {} : { repo }) };
  const pull = { number: 7, title: "x", head, base: { ref: "main", sha: BASE }, ...more };
  const event = {
    ...{ action: "opened", number: 7, pull_request: pull },
    ...{ repository: repositoryOfEvent, sender: { login: "octocat" } },
  };
  return { eventName: "pull_request", event, env: { GITHUB_SHA: MERGE, GITHUB_REF: "refs/pull/7/merge" } };
}

/** Are the other events that set a gate off. */
export const EVENTS = {
  push: { eventName: "push", event: { ref: "refs/heads/main", after: MAIN }, env: { GITHUB_SHA: MAIN } },
  merge_group: {
    eventName: "merge_group",
    event: {
      action: "checks_requested",
      merge_group: { head_sha: MERGE, base_sha: BASE, base_ref: "refs/heads/main" },
      repository: repositoryOfEvent,
    },
    env: { GITHUB_SHA: MERGE },
  },
  deployment: {
    eventName: "deployment",
    event: { action: "created", deployment: { id: 42, sha: MAIN, environment: "production" } },
    env: { GITHUB_SHA: MAIN },
  },
  workflow_dispatch: { eventName: "workflow_dispatch", event: { inputs: {} }, env: { GITHUB_SHA: MAIN } },
} as const satisfies Readonly<Record<string, Occasion>>;

/** Is a run of the bundle: a step, and the GitHub it speaks with. */
export interface Gate extends Omit<Step, "files"> {
  readonly world?: GitHubOptions;
  /** What is otherwise in the repository that is gated. */
  readonly repository?: Partial<RepositoryOptions>;
  readonly files?: Files;
  /** Whether GitHub is asked without the prefix of an Enterprise Server. */
  readonly isPlain?: boolean;
}

/** Is what came of it. */
export interface Gated extends StepRun {
  readonly server: LocalGitHub;
  /** All that was told to GitHub. */
  readonly sent: string;
}

const { outputs: DECLARED } = actionDefinition("action");

const repository: RepositoryOptions = {
  owner: "org",
  name: "repository",
  commits: [
    // What a pull request was opened on may be of another day.
    { sha: BASE, files: LENIENT },
    { sha: MAIN, files: MAPPED },
    { sha: HEAD, files: LENIENT },
    { sha: MERGE, files: LENIENT },
  ],
  branches: { main: MAIN, change: HEAD },
  pulls: [{ number: 7, base: { ref: "main", sha: BASE }, head: { ref: "change", sha: HEAD } }],
  deployments: [{ id: 42, sha: MAIN, environment: "production" }],
};

/** Starts a GitHub with the repository, for one test. */
export async function serverOf(job: Gate = {}): Promise<LocalGitHub> {
  const server = await lastingServer(job);
  onTestFinished(() => server.close());
  return server;
}

/** Starts a GitHub with the repository, which the caller closes. */
export function lastingServer({ world = {}, repository: change = {} }: Gate): Promise<LocalGitHub> {
  const { repositories = [], ...others } = world;
  const all = [{ ...repository, ...change }, ...repositories];
  return startGitHub({ token: TOKEN, ...others, repositories: all });
}

/** Milliseconds: machines that run all tests at once are slow. */
const TIME_LIMIT = 60_000;

/** Runs the committed bundle, and holds what is to hold of every run whatever comes of it. */
export async function gate(job: Gate, running?: LocalGitHub): Promise<Gated> {
  const server = running ?? (await serverOf(job));
  const { world: _, repository: __, isPlain, ...step } = job;
  const inputs = { lang: "en", "as-of": DAY, ...job.inputs };
  const github = isPlain ? server.origin : server.url;
  const run = await runBundle({
    files: { "gate57.yaml": MANIFEST },
    timeLimit: TIME_LIMIT,
    ...step,
    inputs,
    github,
  });
  const sent = JSON.stringify(server.requests.map(({ path, query, body }) => [path, query, body]));
  holdsAlways(run, server, sent);
  return { ...run, server, sent };
}

const MEANT = ["error", "warning", "notice", "stop-commands", "resume"];

function holdsAlways(run: StepRun, { problems }: LocalGitHub, sent: string): void {
  expect({ problems, stderr: run.stderr, signal: run.signal }).toEqual({
    problems: [],
    stderr: "",
    signal: null,
  });
  expect(unmeant(run.log, MEANT)).toEqual([]);
  expect({ ...run.log, commands: [], annotations: [], stopped: [], masks: [], dropped: {} }).toEqual({
    ...{ commands: [], annotations: [], stopped: [], masks: [], dropped: {} },
    ...{ lookAlikes: [], outputs: {}, state: {}, failures: [], openStops: [] },
  });
  expect([run.state, run.environment, run.summary.error, run.outputFile.error]).toEqual([
    {},
    {},
    undefined,
    undefined,
  ]);
  expect(Object.keys(run.outputs).filter((one) => !DECLARED.includes(one))).toEqual([]);
  expect(sent).not.toContain(TOKEN);
}

/** Gives the warnings that something could not be reported, as GitHub shows them. */
export function warningsOf({ log }: StepRun): readonly string[] {
  return log.annotations
    .filter(({ level, title }) => level === "warning" && title?.includes("action/not-reported"))
    .map(({ message }) => message);
}

/** Lists the codes of what kept the run from judging, as the report has them. */
export function errorsOf(run: StepRun): readonly string[] {
  const { errors }: { errors: readonly { code: string; severity: string }[] } = JSON.parse(
    contentOf(run, "report-file"),
  );
  return errors.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

/** Gives the content of a file that an output names. */
export function contentOf(run: StepRun, output: string): string {
  const path = run.outputs[output] ?? "";
  const content = run.files.get(`temp${path.slice(run.temp.length)}`);
  if (content === undefined) throw new Error(`the output ${output} names no file: ${path}`);
  return content;
}
