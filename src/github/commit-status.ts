import { cut } from "../reporters/cut.ts";
import type { GitHub } from "./client.ts";
import type { Place } from "./repository.ts";

/** Is what is said of a commit under one name; the last one said is what counts. */
export interface CommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: "success" | "failure" | "error";
  readonly description: string;
  readonly targetUrl?: string | undefined;
}

/** Bounds a description; GitHub answers 422 beyond it, though its description of the API does not say so. */
export const DESCRIPTION_LIMIT = 140;

/**
 * Sets the status of a commit, again after a 5xx: said twice it is the same, and said not at all an older success
 * would go on counting. Rejects with the client's error.
 */
export async function writeCommitStatus(
  { octokit }: GitHub,
  { owner, repo }: Place,
  { sha, context, state, description, targetUrl }: CommitStatus,
): Promise<void> {
  await octokit.rest.repos.createCommitStatus({
    owner,
    repo,
    sha,
    state,
    context,
    description: cut(description, DESCRIPTION_LIMIT),
    ...(targetUrl === undefined ? {} : { target_url: targetUrl }),
  });
}
