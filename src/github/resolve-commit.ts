import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { GitHub } from "./client.ts";
import { type Failure, failureOf, inert, UnexpectedAnswer } from "./failure.ts";
import { githubDiagnostic } from "./messages.ts";
import { notRead } from "./not-read.ts";
import { isObjectId } from "./object-id.ts";
import { type Place, placeName } from "./repository.ts";

/** Is a commit, by its name and that of its tree. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
}

/** Gives the commit that a place means, or says why there is none. */
export type Resolved =
  | { readonly commit: Commit; readonly diagnostics: readonly [] }
  | { readonly commit?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Asks GitHub which commit a place means: the one that is named, or the head of what is named. */
export async function resolveCommit(github: GitHub, place: Place): Promise<Resolved> {
  const source = inert(placeName(place));
  try {
    const { commit: name } = place;
    if (name === undefined) return { commit: await headOf(github, place), diagnostics: [] };
    const commit = await commitOf(github, place, name);
    const asked = name.toLowerCase();
    if (!isObjectId(asked) || commit.id === asked) return { commit, diagnostics: [] };
    return { diagnostics: [githubDiagnostic("github/other-commit", { name }, source)] };
  } catch (error) {
    const failure = failureOf(error, github.hide);
    if (isNoCommit(failure)) {
      const name = inert(place.commit ?? "HEAD");
      return { diagnostics: [githubDiagnostic("github/no-commit", { name }, source)] };
    }
    return { diagnostics: [notRead(failure, place, source)] };
  }
}

/** Is asked for as a branch: among names of any kind a tag or another branch may have one that reads the same. */
async function headOf(github: GitHub, place: Place): Promise<Commit> {
  const { owner, repo } = place;
  const branch = await defaultBranch(github, place);
  const { data } = await github.octokit.rest.repos.getBranch({ owner, repo, branch });
  return commitIn(data.commit);
}

async function defaultBranch({ octokit }: GitHub, { owner, repo }: Place): Promise<string> {
  const { data } = await octokit.rest.repos.get({ owner, repo });
  const branch: unknown = data.default_branch;
  if (typeof branch !== "string" || branch === "") throw new UnexpectedAnswer();
  return branch;
}

async function commitOf({ octokit }: GitHub, { owner, repo }: Place, ref: string): Promise<Commit> {
  // One file a page: the list of what a commit changed is of no interest here.
  const { data } = await octokit.rest.repos.getCommit({ owner, repo, ref, per_page: 1, page: 1 });
  return commitIn(data);
}

interface Told {
  readonly sha?: unknown;
  readonly commit?: { readonly tree?: { readonly sha?: unknown } };
}

function commitIn(told: Told | undefined): Commit {
  return { id: objectId(told?.sha), tree: objectId(told?.commit?.tree?.sha) };
}

function objectId(value: unknown): string {
  if (typeof value === "string" && isObjectId(value)) return value;
  throw new UnexpectedAnswer();
}

/**
 * A repository that is there answers 422 for a commit it does not have, and 409 while it is empty; for a branch it
 * answers 404, as for what a token may not see, and only its words tell which.
 */
function isNoCommit({ status, said }: Failure): boolean {
  return status === 422 || status === 409 || (status === 404 && said === "Branch not found");
}
