import { refuseType, TreeProblem } from "./entry-problem.ts";
import type { GitEntry, ListTree } from "./git-tree.ts";
import type { ArchiveLimits } from "./read-archive.ts";
import { wantedGuard } from "./wanted-paths.ts";

/** Maps the paths of the wanted files to what git's tree says of them. */
export type WantedFiles = ReadonlyMap<string, GitEntry>;

/**
 * Finds the wanted files in git's own tree of a commit, which no `.gitattributes` changes. It asks once for each
 * folder on the way to a wanted path and once for all below it. Throws TreeProblem for what is refused.
 */
export async function findWanted(
  list: ListTree,
  root: string,
  wanted: readonly string[],
  limits: ArchiveLimits,
): Promise<WantedFiles> {
  const [once, guard] = [listingOnce(list), wantedGuard()];
  const files = new Map<string, GitEntry>();
  let bytes = 0;
  for (const path of outermost(wanted)) {
    for (const entry of await allAt(once, root, path)) {
      if (entry.kind === "folder") continue;
      guard(entry.path, entry.kind);
      files.set(entry.path, entry);
      bytes += entry.size;
      refuseTooMuch(entry, { files: files.size, bytes }, limits);
    }
  }
  return files;
}

/** A path below another wanted one comes with it. */
function outermost(wanted: readonly string[]): readonly string[] {
  return [...new Set(wanted)].filter((path) => !wanted.some((other) => path.startsWith(`${other}/`)));
}

/** Folders on the way are shared by several paths. */
function listingOnce(list: ListTree): ListTree {
  const known = new Map<string, Promise<readonly GitEntry[]>>();
  return (id, path, depth) => {
    const key = `${depth} ${path}`;
    const listed = known.get(key) ?? list(id, path, depth);
    known.set(key, listed);
    return listed;
  };
}

async function allAt(list: ListTree, root: string, path: string): Promise<readonly GitEntry[]> {
  const entry = await entryAt(list, root, path);
  if (entry?.kind !== "folder") return entry === undefined ? [] : [entry];
  return list(entry.id, entry.path, "all");
}

async function entryAt(list: ListTree, root: string, path: string): Promise<GitEntry | undefined> {
  let entry: GitEntry | undefined = { path: "", kind: "folder", id: root, size: 0 };
  const segments = path.split("/");
  for (let count = 1; count <= segments.length; count += 1) {
    // What stands behind a link or in a submodule is no part of the commit.
    if (entry.kind === "symlink" || entry.kind === "submodule") throw refuseType(entry.path, entry.kind);
    if (entry.kind !== "folder") return undefined;
    const name = segments.slice(0, count).join("/");
    entry = (await list(entry.id, entry.path, "one")).find((one) => one.path === name);
    if (entry === undefined) return undefined;
  }
  return entry;
}

function refuseTooMuch(
  { path, size }: GitEntry,
  sum: { readonly files: number; readonly bytes: number },
  limits: ArchiveLimits,
): void {
  if (sum.files > limits.files) throw new TreeProblem({ code: "github/too-many-files", limit: limits.files });
  if (size <= limits.file && sum.bytes <= limits.bytes) return;
  const limit = size > limits.file ? limits.file : limits.bytes;
  throw new TreeProblem({ code: "github/archive-too-large", name: path, limit });
}
