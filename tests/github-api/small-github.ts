import { Octokit } from "@octokit/rest";
import { expect } from "vitest";
import { type LocalGitHub, startGitHub } from "./local-github.ts";
import type { GitHubOptions, RepositoryOptions } from "./options.ts";
import { commitId } from "./world.ts";

/** Is what the newer commit holds. */
export const FILES = {
  "README.md": "# read me\n",
  "policies/G01.yaml": "id: G01\n",
  "policies/a/b.yaml": "b: 1\n",
};
/** Are the commits: the older is the parent of the newer. */
export const [OLD, NEW] = [commitId("old"), commitId("new")];
/** Names the repository, as the operations ask for it. */
export const AT = { owner: "so-tt", repo: "policies" };

const repository: RepositoryOptions = {
  owner: "so-tt",
  name: "policies",
  commits: [
    { sha: OLD, files: { "README.md": "old\n" } },
    { sha: NEW, files: FILES, parents: [OLD] },
  ],
  branches: { main: NEW, "an/other": OLD },
  pulls: [
    { number: 7, base: { ref: "main", sha: OLD }, head: { ref: "change", sha: NEW } },
    { number: 8, base: { ref: "main", sha: OLD }, head: { ref: "fork", sha: NEW, repository: null } },
    { number: 9, base: { ref: "main", sha: OLD }, head: { ref: "fork", sha: NEW, repository: "b/fork" } },
  ],
  deployments: [{ id: 42, sha: NEW, environment: "production" }],
};

const started: LocalGitHub[] = [];

/** Ends what a test started. */
export async function closeAll(): Promise<void> {
  await Promise.all(started.splice(0).map((github) => github.close()));
}

/** Starts a GitHub with one repository, and a client of it. */
export async function start(
  options: GitHubOptions = {},
  change: Partial<RepositoryOptions> = {},
): Promise<{ github: LocalGitHub; octokit: Octokit }> {
  const github = await startGitHub({ repositories: [{ ...repository, ...change }], ...options });
  started.push(github);
  return { github, octokit: clientOf(github) };
}

/** Is a log that says nothing. */
export const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Makes the client that gate57 uses, without its retries. */
export function clientOf({ url, token }: { readonly url: string; readonly token: string }): Octokit {
  return new Octokit({ baseUrl: url, auth: token, log: silent });
}

/** Gives what a call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "status" in error && "response" in error) {
      const { status, response } = error;
      return { status, ...Object(response) };
    }
    throw error;
  }
  throw new Error("the call succeeded");
}

export interface Refusal {
  readonly status: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: {
    readonly message: string;
    readonly errors?: readonly { readonly field: string; readonly code: string }[];
  };
}

/** Gives the fields that a call was refused for. */
export async function wrongFields(call: Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const { status, data } = await refusal(call);
  expect(status).toBe(422);
  return (data.errors ?? []).map(({ field }) => field);
}

/** Is an annotation of a check run. */
export const annotation = {
  path: "a.yaml",
  start_line: 1,
  end_line: 1,
  annotation_level: "failure",
  message: "m",
};
/** Makes as many annotations. */
export const annotations = (count: number): object[] =>
  Array.from({ length: count }, () => ({ ...annotation }));
/** Makes what a check run is created from. */
export const run = (more: object): object => ({ ...AT, name: "gate57", head_sha: NEW, ...more });
/** Makes the output of a check run. */
export const output = (more: object): object => ({ output: { title: "t", summary: "s", ...more } });

/** Sends what the types of Octokit's methods would not let pass. */
export async function create(octokit: Octokit, body: object): Promise<number> {
  const { data } = await octokit.request("POST /repos/{owner}/{repo}/check-runs", Object(body));
  return Number(data.id);
}
