import { isRepositoryPath } from "../core/deployment/repository-path.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { GitHub } from "./client.ts";
import { TreeProblem } from "./entry-problem.ts";
import { failureOf, inert } from "./failure.ts";
import { fetchArchive, fetchBlobs } from "./fetch-files.ts";
import { treeLister } from "./git-tree.ts";
import { githubDiagnostic } from "./messages.ts";
import { notRead } from "./not-read.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits, type Files } from "./read-archive.ts";
import { type Place, placeName } from "./repository.ts";
import { type Commit, resolveCommit } from "./resolve-commit.ts";
import { findWanted } from "./wanted-files.ts";
import { relationOf } from "./wanted-paths.ts";
import { writeTree } from "./write-tree.ts";

/** Is what was read of a repository; without a commit nothing was, and the diagnostics say why. */
export interface Tree {
  readonly commit?: string;
  /** Names what was written, from the root of the repository, in order. */
  readonly files: readonly string[];
  /** Names what was wanted and is not there. */
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Bounds what is taken of a repository. */
export interface TreeLimits extends ArchiveLimits {
  /** How many files are fetched one by one; for more of them the archive of the whole commit costs less. */
  readonly blobs: number;
}

/** The bounds that hold unless a test sets others. */
export const TREE_LIMITS: TreeLimits = { ...ARCHIVE_LIMITS, blobs: 20 };

/**
 * Reads files and folders of a repository at one commit and writes them into a folder, which must be empty or
 * not there yet. It takes one request for the commit (two without a name), one for each folder on the way to what
 * is wanted and one for each wanted folder, then one for each file or, for many files, one for the archive. What
 * fails is told in the diagnostics, and then the folder holds nothing.
 */
export async function readTree(
  github: GitHub,
  place: Place,
  wanted: readonly string[],
  folder: string,
  limits: TreeLimits = TREE_LIMITS,
): Promise<Tree> {
  const bad = wanted.filter((name) => !isRepositoryPath(name));
  const source = inert(placeName(place));
  if (bad.length > 0) {
    return nothingRead(bad.map((name) => githubDiagnostic("github/bad-path", { name: inert(name) }, source)));
  }
  const { commit, diagnostics } = await resolveCommit(github, place);
  if (commit === undefined) return nothingRead(diagnostics);
  try {
    const files = await fetched(github, place, { commit, wanted }, limits);
    const problem = await written(files, folder, source);
    if (problem) return nothingRead([problem]);
    const names = [...files.keys()].sort();
    const isThere = (name: string) => names.some((path) => relationOf(path, [name]) === "wanted");
    return {
      commit: commit.id,
      files: names,
      missing: wanted.filter((name) => !isThere(name)),
      diagnostics: [],
    };
  } catch (error) {
    return nothingRead([treeDiagnostic(error, github, place)]);
  }
}

function nothingRead(diagnostics: readonly Diagnostic[]): Tree {
  return { files: [], missing: [], diagnostics };
}

async function fetched(
  github: GitHub,
  place: Place,
  { commit, wanted }: { readonly commit: Commit; readonly wanted: readonly string[] },
  limits: TreeLimits,
): Promise<Files> {
  const files = await findWanted(treeLister(github, place), commit.tree, wanted, limits);
  if (files.size <= limits.blobs) return fetchBlobs(github, place, files);
  return fetchArchive(github, place, { commit: commit.id, paths: wanted, files }, limits);
}

async function written(files: Files, folder: string, source: string): Promise<Diagnostic | undefined> {
  try {
    await writeTree(files, folder);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return githubDiagnostic("github/not-written", { reason }, source);
  }
}

function treeDiagnostic(error: unknown, github: GitHub, place: Place): Diagnostic {
  const source = inert(placeName(place));
  if (!(error instanceof TreeProblem)) return notRead(failureOf(error, github.hide), place, source);
  const { told } = error;
  switch (told.code) {
    case "github/archive-corrupt":
    case "github/archive-slow":
      return githubDiagnostic(told.code, {}, source);
    case "github/too-many-files":
      return githubDiagnostic(told.code, told, source);
    case "github/archive-differs":
    case "github/tree-truncated":
    case "github/archive-too-large":
    case "github/archive-entry":
      return githubDiagnostic(told.code, { ...told, name: inert(told.name) }, source);
  }
}
