import type { GitHub } from "./client.ts";
import { TreeProblem } from "./entry-problem.ts";
import { UnexpectedAnswer } from "./failure.ts";
import { isObjectId } from "./object-id.ts";
import type { Place } from "./repository.ts";

/** Tells what a path of a commit is; what gate57 takes is a file, what it looks into a folder. */
export type EntryKind = "file" | "folder" | "symlink" | "submodule" | "other";

/** Is an entry of a tree, as git keeps it. */
export interface GitEntry {
  readonly path: string;
  readonly kind: EntryKind;
  /** Names the object: of a file its content, of a folder its tree. */
  readonly id: string;
  /** Counts the bytes of a file. */
  readonly size: number;
}

/** Lists a tree by its name; `path`, by which people know it, is put before the paths in it. */
export type ListTree = (id: string, path: string, depth: "one" | "all") => Promise<readonly GitEntry[]>;

const KINDS: Readonly<Record<string, EntryKind>> = {
  "100644": "file",
  "100755": "file",
  "040000": "folder",
  "120000": "symlink",
  "160000": "submodule",
};

/** Makes what lists the trees of a repository; a list that GitHub cuts short is thrown as a TreeProblem. */
export function treeLister({ octokit }: GitHub, { owner, repo }: Place): ListTree {
  return async (id, path, depth) => {
    const more = depth === "all" ? { recursive: "1" } : {};
    const { data } = await octokit.rest.git.getTree({ owner, repo, tree_sha: id, ...more });
    const tree: unknown = data.tree;
    if (data.truncated) throw new TreeProblem({ code: "github/tree-truncated", name: path || "/" });
    if (!Array.isArray(tree) || data.truncated !== false) throw new UnexpectedAnswer();
    return tree.map((entry: unknown) => entryOf(entry, path));
  };
}

function entryOf(value: unknown, folder: string): GitEntry {
  const { path, mode, sha, size = 0 }: Readonly<Record<string, unknown>> = Object(value);
  const isText = typeof path === "string" && typeof mode === "string" && typeof sha === "string";
  if (!isText || !isObjectId(sha) || typeof size !== "number") throw new UnexpectedAnswer();
  const kind = Object.hasOwn(KINDS, mode) ? KINDS[mode] : undefined;
  return { path: folder === "" ? path : `${folder}/${path}`, kind: kind ?? "other", id: sha, size };
}
