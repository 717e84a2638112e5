import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { GitHub } from "./client.ts";
import { ArchiveProblem } from "./entry-problem.ts";
import { failureOf, inert, UnexpectedAnswer } from "./failure.ts";
import { githubDiagnostic } from "./messages.ts";
import { notRead } from "./not-read.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits, type Files, readArchive } from "./read-archive.ts";
import { type Place, placeName } from "./repository.ts";
import { resolveCommit } from "./resolve-commit.ts";
import { relationOf, repositoryPath } from "./wanted-paths.ts";
import { writeTree } from "./write-tree.ts";

/** Is what was read of a repository; without a commit nothing was, and the diagnostics say why. */
export interface Tree {
  readonly commit?: string;
  /** Names what was written, from the root of the repository, in order. */
  readonly files: readonly string[];
  /** Names what was wanted and is not there, as it was written; `missingPath` words one that must be there. */
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads files and folders of a repository at one commit and writes them into a folder, which must be empty or
 * not there yet. It takes one request for the commit (two without a name) and one for the archive. What fails
 * is told in the diagnostics, and then the folder holds nothing.
 */
export async function readTree(
  github: GitHub,
  place: Place,
  wanted: readonly string[],
  folder: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Tree> {
  const bad = wanted.filter((name) => repositoryPath(name) === undefined);
  const source = inert(placeName(place));
  if (bad.length > 0) {
    return nothingRead(bad.map((name) => githubDiagnostic("github/bad-path", { name: inert(name) }, source)));
  }
  const { commit, diagnostics } = await resolveCommit(github, place);
  if (commit === undefined) return nothingRead(diagnostics);
  const paths = wanted.map((name) => repositoryPath(name) ?? "");
  try {
    const files = await readArchive(await archiveOf(github, place, commit), paths, limits);
    const problem = await written(files, folder, source);
    if (problem) return nothingRead([problem]);
    const names = [...files.keys()].sort();
    const isThere = (name: string) =>
      names.some((path) => relationOf(path, [repositoryPath(name) ?? ""]) === "wanted");
    return { commit, files: names, missing: wanted.filter((name) => !isThere(name)), diagnostics: [] };
  } catch (error) {
    return nothingRead([archiveDiagnostic(error, github, source)]);
  }
}

/** Says that something that must be there is not. */
export function missingPath(place: Place, name: string): Diagnostic {
  return githubDiagnostic("github/no-such-path", { name: inert(name) }, inert(placeName(place)));
}

function nothingRead(diagnostics: readonly Diagnostic[]): Tree {
  return { files: [], missing: [], diagnostics };
}

async function archiveOf(
  { octokit, stream }: GitHub,
  { owner, repo }: Place,
  commit: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { data }: { data: unknown } = await octokit.request("GET /repos/{owner}/{repo}/tarball/{ref}", {
    owner,
    repo,
    ref: commit,
    request: { fetch: stream, parseSuccessResponseBody: false },
  });
  if (data instanceof ReadableStream) return data;
  throw new UnexpectedAnswer();
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

function archiveDiagnostic(error: unknown, github: GitHub, source: string): Diagnostic {
  if (!(error instanceof ArchiveProblem)) return notRead(failureOf(error, github.hide), source);
  const { told } = error;
  switch (told.code) {
    case "github/archive-corrupt":
      return githubDiagnostic(told.code, {}, source);
    case "github/too-many-files":
      return githubDiagnostic(told.code, told, source);
    case "github/archive-too-large":
      return githubDiagnostic(told.code, { ...told, name: inert(told.name) }, source);
    case "github/archive-entry":
      return githubDiagnostic(told.code, { ...told, name: inert(told.name) }, source);
  }
}
