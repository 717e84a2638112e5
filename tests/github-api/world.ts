import { createHash } from "node:crypto";
import type { ArchiveOptions } from "./archive.ts";
import type {
  CommentOptions,
  CommitOptions,
  DeploymentOptions,
  GitHubOptions,
  PullOptions,
  RepositoryOptions,
} from "./options.ts";

/** Is the time of everything that happens here. */
export const NOW = "2026-01-02T03:04:05Z";

/** Is the token that is known unless a test names another. */
export const TOKEN = "the-token-of-the-local-github";

export interface Commit {
  readonly sha: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly message: string;
  readonly parents: readonly string[];
  readonly archive: ArchiveOptions;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly body: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly message: string;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly detailsUrl: string | null;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly Annotation[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly statuses: DeploymentStatus[];
}

export interface GateReview {
  readonly run: number;
  readonly environment: string;
  readonly state: string | null;
  readonly comment: string | null;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly accessible: boolean;
  readonly defaultBranch: string;
  readonly commits: Map<string, Commit>;
  readonly branches: Map<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly pulls: ReadonlyMap<number, PullOptions>;
  readonly comments: Map<number, Comment>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: CommitStatus[];
  readonly deployments: ReadonlyMap<number, Deployment>;
  readonly gateReviews: GateReview[];
}

/** Is everything the server knows; the names of repositories are compared without case. */
export interface World {
  readonly repositories: ReadonlyMap<string, Repository>;
  readonly token: string;
  readonly actor: string;
  readonly app: GitHubOptions["app"];
  /** Counts: the first thing that is made has 1001. */
  nextId(): number;
}

/** Makes a commit's 40 digits from a name, the same ones for the same name. */
export function commitId(name: string): string {
  return createHash("sha1").update(name).digest("hex");
}

/** Builds what the server knows from what a test says. */
export function worldOf(options: GitHubOptions): World {
  let last = 1000;
  const nextId = (): number => {
    last += 1;
    return last;
  };
  const repositories = (options.repositories ?? []).map((one, index) => repositoryOf(one, index + 1, nextId));
  return {
    repositories: new Map(repositories.map((one) => [`${one.owner}/${one.name}`.toLowerCase(), one])),
    token: options.token ?? TOKEN,
    actor: options.actor ?? "github-actions[bot]",
    app: options.app,
    nextId,
  };
}

/** Builds a commit from what a test says. */
export function commitOf({ sha, files, message = "", parents = [], archive = {} }: CommitOptions): Commit {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) throw new Error(`\`${sha}\` is no commit's name`);
  const bytes = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  return { sha, message, parents, archive, files: new Map(bytes.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function repositoryOf(options: RepositoryOptions, id: number, nextId: () => number): Repository {
  const { owner, name, defaultBranch = "main", commits } = options;
  const last = commits.at(-1)?.sha;
  const heads = options.branches ?? (last === undefined ? {} : { [defaultBranch]: last });
  return {
    id,
    owner,
    name,
    defaultBranch,
    isPrivate: options.private ?? false,
    accessible: options.accessible ?? true,
    commits: new Map(commits.map((one) => [one.sha, commitOf(one)])),
    branches: new Map(Object.entries(heads)),
    tags: new Map(Object.entries(options.tags ?? {})),
    pulls: new Map((options.pulls ?? []).map((pull) => [pull.number, pull])),
    comments: new Map((options.comments ?? []).map((one) => commentOf(one, nextId()))),
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map((options.deployments ?? []).map((one) => [one.id, deploymentOf(one)])),
    gateReviews: [],
  };
}

function commentOf(options: CommentOptions, id: number): readonly [number, Comment] {
  return [id, { id, ...options }];
}

function deploymentOf({ id, sha, environment, ref = sha }: DeploymentOptions): Deployment {
  return { id, sha, environment, ref, statuses: [] };
}

/** Finds a commit by its name (whole, or 7 digits and more), a branch or a tag, as a `ref` may say it. */
export function commitAt(repository: Repository, ref: string): Commit | undefined {
  const short = ref.replace(/^(?:refs\/)?heads\/|^(?:refs\/)?tags\//, "");
  const head = repository.branches.get(short) ?? repository.tags.get(short);
  if (head !== undefined) return repository.commits.get(head);
  if (!/^[0-9a-f]{7,64}$/.test(ref)) return undefined;
  return [...repository.commits.values()].find(({ sha }) => sha.startsWith(ref));
}
