import { createHash } from "node:crypto";
import type { JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, notFound, refused } from "../answer.ts";
import type { AccountRoute, Places, RepositoryCall, RepositoryRoute } from "../call.ts";
import { listed } from "../call.ts";
import { treeId } from "../git-objects.ts";
import { minimalRepository, pullRequest, user, wholeRepository } from "../shapes.ts";
import { type Commit, commitAt, NOW, type Repository } from "../world.ts";

/** Is what a commit that is asked for by a name nobody knows is answered with. */
export function noCommit(name: string): Answer {
  return refused(422, `No commit found for SHA: ${name}`);
}

function shapeOfCommit(at: Places, { owner, name }: Repository, commit: Commit): JsonObject {
  const url = `${at.api}/repos/${owner}/${name}/commits/${commit.sha}`;
  const git = `${at.api}/repos/${owner}/${name}/git`;
  const tree = treeId(commit.files);
  const person = { name: "a person", email: "person@example.invalid", date: NOW };
  return {
    url,
    sha: commit.sha,
    node_id: `commit-${commit.sha}`,
    html_url: `${at.html}/${owner}/${name}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${git}/commits/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      comment_count: 0,
      tree: { sha: tree, url: `${git}/trees/${tree}` },
    },
    author: user(at, "a-person"),
    committer: user(at, "a-person"),
    parents: commit.parents.map((sha) => ({ sha, url: url.replace(commit.sha, sha) })),
  };
}

function getCommit({ at, repository, params, accept }: RepositoryCall): Answer {
  const commit = commitAt(repository, params.ref ?? "");
  if (commit === undefined) return noCommit(params.ref ?? "");
  if (/application\/vnd\.github(?:\.v3)?\.sha/.test(accept)) return { status: 200, text: commit.sha };
  return answered(200, shapeOfCommit(at, repository, commit));
}

function getBranch({ at, repository, params }: RepositoryCall): Answer {
  const name = params.branch ?? "";
  const commit = repository.commits.get(repository.branches.get(name) ?? "");
  if (commit === undefined) return refused(404, "Branch not found");
  const self = `${at.api}/repos/${repository.owner}/${repository.name}/branches/${encodeURIComponent(name)}`;
  return answered(200, {
    name,
    commit: shapeOfCommit(at, repository, commit),
    _links: { self, html: `${at.html}/${repository.owner}/${repository.name}/tree/${name}` },
    protected: false,
    protection: { enabled: false },
    protection_url: `${self}/protection`,
  });
}

/** Signs the address of a private repository's tarball, so that it is read without the token. */
export function codeloadToken({ owner, name }: Repository, sha: string, token: string): string {
  return createHash("sha256").update(`${token} ${owner}/${name} ${sha}`).digest("hex");
}

function downloadTarball({ world, codeload, repository, params }: RepositoryCall): Answer {
  const commit = commitAt(repository, params.ref ?? "");
  if (commit === undefined) return notFound;
  const { owner, name, isPrivate } = repository;
  const signed = isPrivate ? `?token=${codeloadToken(repository, commit.sha, world.token)}` : "";
  const location = `${codeload}/codeload/${owner}/${name}/legacy.tar.gz/${commit.sha}${signed}`;
  return { status: 302, headers: { location } };
}

function getPull({ at, repository, params }: RepositoryCall): Answer {
  const pull = repository.pulls.get(Number(params.pull_number));
  return pull === undefined ? notFound : answered(200, pullRequest(at, repository, pull));
}

/** Answers for repositories, commits, branches, tarballs and pull requests. */
export const repositoryRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "repos/get": {
    needs: [],
    level: "read",
    answer: ({ at, repository }) => answered(200, wholeRepository(at, repository)),
  },
  "repos/get-commit": { needs: ["contents"], level: "read", answer: getCommit },
  "repos/get-branch": { needs: ["contents"], level: "read", answer: getBranch },
  "repos/download-tarball-archive": { needs: ["contents"], level: "read", answer: downloadTarball },
  "pulls/get": { needs: ["pull-requests"], level: "read", answer: getPull },
};

/** Lists the repositories of an organisation that the token sees. */
export const organisationRoutes: Readonly<Record<string, AccountRoute>> = {
  "repos/list-for-org": {
    answer: (call) => {
      const owner = call.params.org?.toLowerCase();
      const owned = [...call.world.repositories.values()].filter((one) => one.owner.toLowerCase() === owner);
      if (owned.length === 0) return notFound;
      const seen = owned.filter(({ isPrivate, accessible }) => !isPrivate || accessible);
      return listed(call, seen, (one) => minimalRepository(call.at, one));
    },
  },
};
