import type { JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, notFound, refused } from "../answer.ts";
import type { RepositoryCall, RepositoryRoute } from "../call.ts";
import { allEntriesOf, below, blobId, entriesOf, type TreeEntry, treeId } from "../git-objects.ts";
import { commitAt } from "../world.ts";

type Files = ReadonlyMap<string, Buffer>;

/** GitHub tells the content of files up to this size in JSON, and only the name of larger ones. */
const LARGEST_CONTENT = 1024 * 1024;

function getContent(call: RepositoryCall): Answer {
  const { repository, params, query, accept } = call;
  const ref = query.get("ref") ?? repository.defaultBranch;
  const commit = commitAt(repository, ref);
  if (commit === undefined) return refused(404, `No commit found for the ref ${ref}`);
  const path = (params.path ?? "").replace(/^\/+|\/+$/g, "");
  const content = commit.files.get(path);
  if (content !== undefined && /application\/vnd\.github(?:\.v3)?\.raw/.test(accept)) {
    return { status: 200, bytes: content, headers: { "content-type": "application/vnd.github.raw+json" } };
  }
  if (content !== undefined) return answered(200, file(call, ref, path, content));
  const inside = path === "" ? commit.files : below(commit.files, path);
  if (inside.size === 0) return notFound;
  const start = path === "" ? "" : `${path}/`;
  return answered(
    200,
    entriesOf(inside).map((entry) => listedEntry(call, ref, `${start}${entry.path}`, entry)),
  );
}

function listedEntry(call: RepositoryCall, ref: string, path: string, entry: TreeEntry): JsonObject {
  const { at, repository } = call;
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const base = `${at.api}/repos/${repository.owner}/${repository.name}`;
  const self = `${base}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${base}/git/${entry.type}s/${entry.sha}`;
  const html = `${at.html}/${repository.owner}/${repository.name}/${entry.type}/${ref}/${encoded}`;
  return {
    type: entry.type === "blob" ? "file" : "dir",
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: html,
    download_url: entry.type === "blob" ? html.replace("/blob/", "/raw/") : null,
    _links: { self, git, html },
  };
}

function file(call: RepositoryCall, ref: string, path: string, content: Buffer): JsonObject {
  const entry = { path, mode: "100644", type: "blob", sha: blobId(content), size: content.length } as const;
  const small = content.length <= LARGEST_CONTENT;
  return {
    ...listedEntry(call, ref, path, entry),
    content: small ? content.toString("base64") : "",
    encoding: small ? "base64" : "none",
  };
}

/** Finds a tree by its own name, or by a commit, a branch or a tag. */
function filesOf({ repository, params }: RepositoryCall): Files | undefined {
  const name = params.tree_sha ?? "";
  const commit = commitAt(repository, name);
  if (commit !== undefined) return commit.files;
  for (const { files } of repository.commits.values()) {
    if (treeId(files) === name) return files;
    const found = allEntriesOf(files).find(({ type, sha }) => type === "tree" && sha === name);
    if (found !== undefined) return below(files, found.path);
  }
  return undefined;
}

function getTree(call: RepositoryCall): Answer {
  const files = filesOf(call);
  if (files === undefined) return notFound;
  const { at, repository, query } = call;
  const base = `${at.api}/repos/${repository.owner}/${repository.name}/git`;
  const entries = query.has("recursive") ? allEntriesOf(files) : entriesOf(files);
  const tree = entries.map((entry) => ({ ...entry, url: `${base}/${entry.type}s/${entry.sha}` }));
  const sha = treeId(files);
  return answered(200, { sha, url: `${base}/trees/${sha}`, tree, truncated: false });
}

function getBlob({ at, repository, params }: RepositoryCall): Answer {
  const sha = params.file_sha ?? "";
  const everything = [...repository.commits.values()].flatMap(({ files }) => [...files.values()]);
  const content = everything.find((one) => blobId(one) === sha);
  if (content === undefined) return notFound;
  return answered(200, {
    sha,
    node_id: `blob-${sha}`,
    size: content.length,
    url: `${at.api}/repos/${repository.owner}/${repository.name}/git/blobs/${sha}`,
    content: content.toString("base64"),
    encoding: "base64",
  });
}

/** Answers for files and folders. */
export const contentRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "repos/get-content": { needs: ["contents"], level: "read", answer: getContent },
  "git/get-tree": { needs: ["contents"], level: "read", answer: getTree },
  "git/get-blob": { needs: ["contents"], level: "read", answer: getBlob },
};
