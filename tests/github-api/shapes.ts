import type { Json, JsonObject } from "../../src/core/source/json.ts";
import type { Places } from "./call.ts";
import type { PullOptions } from "./options.ts";
import { NOW, type Repository } from "./world.ts";

const USER_ADDRESSES =
  "events followers following gists organizations received_events repos starred subscriptions";

const REPOSITORY_ADDRESSES = `archive assignees blobs branches collaborators comments commits compare contents
  contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues
  keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags
  teams trees`;

/** Names the addresses below another one, as GitHub's answers list them. */
function addresses(names: string, base: string): JsonObject {
  return Object.fromEntries(names.split(/\s+/).map((name) => [`${name}_url`, `${base}/${name}`]));
}

/** Shapes an account; one named `...[bot]` is an App's. */
export function user(at: Places, login: string): JsonObject {
  const url = `${at.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: [...login].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 1_000_000,
    node_id: `user-${login}`,
    avatar_url: `${at.html}/avatars/${encodeURIComponent(login)}`,
    gravatar_id: "",
    url,
    html_url: `${at.html}/${encodeURIComponent(login)}`,
    ...addresses(USER_ADDRESSES, url),
    type: login.endsWith("[bot]") ? "Bot" : "User",
    site_admin: false,
  };
}

/** Is what is told of a repository, also of one that is only named. */
export type NamedRepository = Pick<Repository, "id" | "owner" | "name" | "isPrivate" | "defaultBranch"> & {
  readonly isFork?: boolean;
};

/** Shapes what every list of repositories tells. */
export function minimalRepository(at: Places, repository: NamedRepository): JsonObject {
  const { id, owner, name } = repository;
  const url = `${at.api}/repos/${owner}/${name}`;
  return {
    id,
    node_id: `repository-${id}`,
    name,
    full_name: `${owner}/${name}`,
    owner: user(at, owner),
    private: repository.isPrivate,
    html_url: `${at.html}/${owner}/${name}`,
    description: null,
    fork: repository.isFork ?? false,
    url,
    ...addresses(REPOSITORY_ADDRESSES, url),
    archived: false,
    disabled: false,
    default_branch: repository.defaultBranch,
  };
}

/** Shapes a repository. */
export function wholeRepository(at: Places, repository: NamedRepository): JsonObject {
  const html = `${at.html}/${repository.owner}/${repository.name}`;
  const flags = ["has_issues", "has_projects", "has_downloads", "has_wiki", "has_pages", "has_discussions"];
  const counts =
    `forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count
    network_count subscribers_count`.split(/\s+/);
  return {
    ...minimalRepository(at, repository),
    ...Object.fromEntries(flags.map((flag) => [flag, false])),
    ...Object.fromEntries(counts.map((count) => [count, 0])),
    clone_url: `${html}.git`,
    git_url: `git://${new URL(html).host}${new URL(html).pathname}.git`,
    ssh_url: `git@${new URL(html).host}:${repository.owner}/${repository.name}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    pushed_at: NOW,
    created_at: NOW,
    updated_at: NOW,
  };
}

/** Shapes a pull request. */
export function pullRequest(at: Places, repository: Repository, pull: PullOptions): JsonObject {
  const { owner, name } = repository;
  const url = `${at.api}/repos/${owner}/${name}/pulls/${pull.number}`;
  const html = `${at.html}/${owner}/${name}/pull/${pull.number}`;
  const issue = `${at.api}/repos/${owner}/${name}/issues/${pull.number}`;
  const links = pullLinks(url, html, issue, `${at.api}/repos/${owner}/${name}/statuses/${pull.head.sha}`);
  const author = user(at, pull.author ?? "a-person");
  return {
    id: 500 + pull.number,
    node_id: `pull-${pull.number}`,
    number: pull.number,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(
      Object.entries(links)
        .filter(([key]) => !["html", "issue", "self"].includes(key))
        .map(([key, { href }]) => [`${key}_url`, href]),
    ),
    _links: links,
    state: "open",
    locked: pull.locked ?? false,
    title: "a change",
    body: null,
    user: author,
    author_association: "CONTRIBUTOR",
    base: { ...side(at, pull.base, owner), repo: wholeRepository(at, repository) },
    head: { ...side(at, pull.head, owner), repo: headRepository(at, repository, pull.head.repository) },
    ...unremarkable,
  };
}

function pullLinks(
  url: string,
  html: string,
  issue: string,
  statuses: string,
): Readonly<Record<string, { readonly href: string }>> {
  const linked = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    statuses,
    review_comments: `${url}/comments`,
    review_comment: `${url}/comments/{number}`,
  };
  return Object.fromEntries(Object.entries(linked).map(([key, href]) => [key, { href }]));
}

function side(at: Places, { ref, sha }: PullOptions["base"], owner: string): JsonObject {
  return { label: `${owner}:${ref}`, ref, sha, user: user(at, owner) };
}

function headRepository(at: Places, repository: Repository, name: string | null | undefined): Json {
  if (name === null) return null;
  if (name === undefined) return wholeRepository(at, repository);
  const [owner = "", fork = ""] = name.split("/");
  return wholeRepository(at, { ...repository, id: 900, owner, name: fork, isFork: true });
}

/** What the pull requests here have alike. */
const unremarkable: JsonObject = {
  assignee: null,
  labels: [],
  milestone: null,
  auto_merge: null,
  merge_commit_sha: null,
  merged: false,
  merged_at: null,
  merged_by: null,
  closed_at: null,
  mergeable: true,
  mergeable_state: "clean",
  maintainer_can_modify: false,
  additions: 1,
  deletions: 0,
  changed_files: 1,
  commits: 1,
  comments: 0,
  review_comments: 0,
  created_at: NOW,
  updated_at: NOW,
};
