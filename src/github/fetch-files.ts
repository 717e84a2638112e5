import type { GitHub } from "./client.ts";
import { TreeProblem } from "./entry-problem.ts";
import { failureOf, UnexpectedAnswer } from "./failure.ts";
import { isBlob } from "./object-id.ts";
import { type ArchiveLimits, type Files, readArchive } from "./read-archive.ts";
import type { Place } from "./repository.ts";
import type { WantedFiles } from "./wanted-files.ts";

/** Fetches files one by one, by what git names them. */
export async function fetchBlobs(github: GitHub, place: Place, wanted: WantedFiles): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  for (const [path, { id }] of wanted) files.set(path, await blobOf(github, place, id));
  return files;
}

async function blobOf({ octokit }: GitHub, { owner, repo }: Place, id: string): Promise<Uint8Array> {
  const { data } = await octokit.rest.git.getBlob({ owner, repo, file_sha: id });
  const content: unknown = data.content;
  if (typeof content !== "string" || data.encoding !== "base64") throw new UnexpectedAnswer();
  const bytes = Buffer.from(content, "base64");
  if (isBlob(bytes, id)) return bytes;
  throw new UnexpectedAnswer();
}

/** Says which archive is fetched, and what of it. */
export interface ArchiveWanted {
  readonly commit: string;
  readonly paths: readonly string[];
  readonly files: WantedFiles;
}

/**
 * Fetches files by the archive of a commit. The commit's own `.gitattributes` leaves files out of it and rewrites
 * others, so that what it holds is taken only where it is what git's tree names.
 */
export async function fetchArchive(
  github: GitHub,
  place: Place,
  { commit, paths, files: wanted }: ArchiveWanted,
  limits: ArchiveLimits,
): Promise<Files> {
  const files = await inTime(github, async () =>
    readArchive(await archiveOf(github, place, commit), paths, limits),
  );
  const names = [...new Set([...wanted.keys(), ...files.keys()])].sort();
  const other = names.find((name) => !isSame(files.get(name), wanted.get(name)?.id));
  if (other !== undefined) throw new TreeProblem({ code: "github/archive-differs", name: other });
  return files;
}

async function inTime(github: GitHub, read: () => Promise<Files>): Promise<Files> {
  try {
    return await read();
  } catch (error) {
    const isLate = failureOf(error, github.hide).kind === "time-limit";
    throw isLate ? new TreeProblem({ code: "github/archive-slow" }) : error;
  }
}

function isSame(content: Uint8Array | undefined, id: string | undefined): boolean {
  return content !== undefined && id !== undefined && isBlob(content, id);
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
