import { type GitHub, ONCE } from "./client.ts";
import { cutBytes } from "./cut-bytes.ts";
import type { Place } from "./repository.ts";

/** Marks lines of a file in a check run. */
export interface CheckAnnotation {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Only where the annotation is on one line. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
}

/** Is a finished check of one commit: there is no third conclusion, for GitHub takes `neutral` for a pass. */
export interface CheckRun {
  readonly name: string;
  readonly headSha: string;
  /** Tells this content from any other; a run that has it already is finished instead of made again. */
  readonly externalId: string;
  readonly conclusion: "success" | "failure";
  readonly title: string;
  /** In Markdown. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
  readonly detailsUrl?: string | undefined;
}

/** Names GitHub's bounds; those of texts are said to be characters, but bytes are counted. */
export const CHECK_LIMITS = { title: 255, text: 65_535, annotation: 65_536, batch: 50 } as const;

/**
 * Writes a check run, with its annotations in batches. The newest run of this name at this commit is gone on
 * with if it has the same content, however much of it was written; annotations can only be added, so other
 * content gets a run of its own, which then is the newest. A failure is one from the first request on: whatever
 * fails later, no older success counts in its place. Rejects with the client's error.
 */
export async function writeCheckRun(github: GitHub, place: Place, run: CheckRun): Promise<void> {
  const started = await newestRun(github, place, run);
  const id = started?.id ?? (await create(github, place, run));
  const done = started?.annotations ?? Math.min(run.annotations.length, CHECK_LIMITS.batch);
  if (started === undefined && done === run.annotations.length) return;
  const { owner, repo } = place;
  for (const { annotations, isLast } of batches(run.annotations.slice(done))) {
    const ending = isLast || isFailure(run) ? completed(run) : {};
    const output = { ...outputOf(run), annotations: [...annotations.map(asSent)] };
    const address = addressOf(run);
    await github.octokit.rest.checks.update({ owner, repo, check_run_id: id, ...address, ...ending, output });
  }
}

interface Started {
  readonly id: number;
  readonly annotations: number;
}

/** Finds the newest run of this name, if it was written by a run of ours with the same content. */
async function newestRun(github: GitHub, place: Place, run: CheckRun): Promise<Started | undefined> {
  const { owner, repo } = place;
  const asked = { owner, repo, ref: run.headSha, check_name: run.name, filter: "latest" as const };
  const { data } = await github.octokit.rest.checks.listForRef({ ...asked, per_page: 100 });
  const [newest] = data.check_runs
    .filter(({ name }) => name === run.name)
    .toSorted((one, other) => other.id - one.id);
  if (newest?.external_id !== run.externalId) return undefined;
  return { id: newest.id, annotations: newest.output.annotations_count };
}

/** Makes the run; a failure, and what has no more annotations than one request takes, is finished at once. */
async function create(github: GitHub, { owner, repo }: Place, run: CheckRun): Promise<number> {
  const first = run.annotations.slice(0, CHECK_LIMITS.batch);
  const isEnd = isFailure(run) || first.length === run.annotations.length;
  const { data } = await github.octokit.rest.checks.create({
    owner,
    repo,
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    ...addressOf(run),
    ...(isEnd ? completed(run) : { status: "in_progress" as const }),
    output: { ...outputOf(run), annotations: [...first.map(asSent)] },
    // Two failures are as good as one; none at all would leave an older success standing.
    ...(isFailure(run) ? {} : { request: ONCE }),
  });
  return data.id;
}

function isFailure({ conclusion }: CheckRun): boolean {
  return conclusion === "failure";
}

function addressOf({ detailsUrl }: CheckRun) {
  return detailsUrl === undefined ? {} : { details_url: detailsUrl };
}

function completed({ conclusion }: CheckRun) {
  return { status: "completed", conclusion } as const;
}

function outputOf({ title, summary }: CheckRun) {
  return {
    title: cutBytes(title, CHECK_LIMITS.title),
    summary: cutBytes(summary, CHECK_LIMITS.text),
  };
}

function asSent({ path, startLine, endLine, startColumn, endColumn, level, ...said }: CheckAnnotation) {
  const isOneLine = startLine === endLine && startColumn !== undefined && endColumn !== undefined;
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(isOneLine ? { start_column: startColumn, end_column: endColumn } : {}),
    annotation_level: level,
    title: cutBytes(said.title, CHECK_LIMITS.title),
    message: cutBytes(said.message, CHECK_LIMITS.annotation),
  };
}

/** Gives one batch at least: a run that has all its annotations still has to be finished. */
function batches(annotations: readonly CheckAnnotation[]) {
  const count = Math.max(1, Math.ceil(annotations.length / CHECK_LIMITS.batch));
  return Array.from({ length: count }, (_, index) => ({
    annotations: annotations.slice(index * CHECK_LIMITS.batch, (index + 1) * CHECK_LIMITS.batch),
    isLast: index === count - 1,
  }));
}
