import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isObjectId } from "../github/object-id.ts";
import { type Event, type Repository, repositoryOf } from "./event.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Is where policies, trust and configuration are read; without a commit, at the head of the default branch. */
export interface PoliciesPlace extends Repository {
  readonly commit?: string | undefined;
  /** Whether the workflow names the place; else it is the run's own repository. */
  readonly isPinned?: boolean;
  /** Whether it is another repository than the run's own, which the token of a job may not see. */
  readonly isForeign?: boolean;
}

/** Is that place, or why none of them may be read. */
export type PoliciesPlaceChoice =
  | { readonly place: PoliciesPlace; readonly diagnostic?: undefined }
  | { readonly place?: undefined; readonly diagnostic: Diagnostic };

const SOURCE = inputName("policies-ref");
const HEXADECIMAL = /^[0-9a-f]{4,}$/;

/**
 * Chooses the place: the one that is pinned, else the default branch of this repository as it is now, whatever a change
 * goes into. The branch of a pull request may be its author's own, and the commit that an event names as its base does
 * not age: an old run that is run again would have the rules of its day.
 */
export function choosePoliciesPlace(
  written: string | undefined,
  event: Event,
  judgedCommit: string | undefined,
): PoliciesPlaceChoice {
  if (written !== undefined) return pinnedPlace(written, event, judgedCommit);
  const { repository } = event;
  if (repository !== undefined) return { place: repository };
  return { diagnostic: actionDiagnostic("action/no-repository", {}, "GITHUB_REPOSITORY") };
}

function isOfChange(name: string): boolean {
  return name.startsWith("pull_request") || name === "merge_group";
}

function pinnedPlace(value: string, event: Event, judgedCommit: string | undefined): PoliciesPlaceChoice {
  const refuse = (code: "action/bad-policies-ref" | "action/policies-ref-moves"): PoliciesPlaceChoice => ({
    diagnostic: actionDiagnostic(code, { value }, SOURCE),
  });
  const at = value.indexOf("@");
  const repository = repositoryOf(at === -1 ? value : value.slice(0, at));
  if (repository === undefined) return refuse("action/bad-policies-ref");
  const commit = at === -1 ? "" : value.slice(at + 1).toLowerCase();
  if (!isObjectId(commit))
    return HEXADECIMAL.test(commit) ? short(value, commit) : refuse("action/policies-ref-moves");
  // A fork's commits can be read through the repository it was forked from, so the repository does not matter.
  const isChange = event.pullRequest !== undefined || isOfChange(event.name);
  const isOwn = isChange && [event.pullRequest?.headSha, judgedCommit].includes(commit);
  return isOwn
    ? { diagnostic: actionDiagnostic("action/policies-from-change", {}, SOURCE) }
    : { place: { ...repository, commit, isPinned: true, isForeign: isForeign(repository, event) } };
}

function short(value: string, commit: string): PoliciesPlaceChoice {
  const data = { value, digits: commit.length };
  return { diagnostic: actionDiagnostic("action/policies-ref-short", data, SOURCE) };
}

/** GitHub compares names of repositories without case. */
function isForeign({ owner, repo }: Repository, { repository: own }: Event): boolean {
  const isOwn = [
    [owner, own?.owner],
    [repo, own?.repo],
  ].every(([one, other]) => one?.toLowerCase() === other?.toLowerCase());
  return !isOwn;
}
