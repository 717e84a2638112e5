import { cut } from "../reporters/cut.ts";
import { type GitHub, ONCE } from "./client.ts";
import { UnexpectedAnswer } from "./failure.ts";
import type { Place } from "./repository.ts";

/** Is the one comment that is kept up to date on a pull request. */
export interface StickyComment {
  readonly pullRequest: number;
  /** Tells several such comments apart: lower-case letters, digits and hyphens. */
  readonly key: string;
  /** Is the account that writes: nobody else's comment is ours, whatever it begins with. */
  readonly author: string;
  readonly body: string;
  /** Whether it is written where there is none yet; one that is there is always brought up to date. */
  readonly isCreated: boolean;
}

/** Bounds the body, the marker included. */
export const COMMENT_LIMIT = 65_536;

/** Begins a comment of ours, and is not seen. */
export function commentMarker(key: string): string {
  return `<!-- gate57:${key} -->\n`;
}

/** Writes the comment, or brings it up to date if it says something else. Rejects with the client's error. */
export async function writeComment(github: GitHub, place: Place, comment: StickyComment): Promise<void> {
  const { owner, repo } = place;
  const { issues } = github.octokit.rest;
  const body = cut(`${commentMarker(comment.key)}${comment.body}`, COMMENT_LIMIT);
  const there = await findComment(github, place, comment);
  if (there !== undefined) {
    if (same(there.body, body)) return;
    await issues.updateComment({ owner, repo, comment_id: there.id, body });
  } else if (comment.isCreated) {
    await issues.createComment({ owner, repo, issue_number: comment.pullRequest, body, request: ONCE });
  }
}

interface Found {
  readonly id: number;
  readonly body: string;
}

/** Finds the oldest comment that begins with the marker and is by the author, compared exactly. */
async function findComment(
  { octokit }: GitHub,
  { owner, repo }: Place,
  { pullRequest, key, author }: StickyComment,
): Promise<Found | undefined> {
  const marker = commentMarker(key).trimEnd();
  const asked = { owner, repo, issue_number: pullRequest, per_page: 100 };
  for await (const page of octokit.paginate.iterator(octokit.rest.issues.listComments, asked)) {
    if (!Array.isArray(page.data)) throw new UnexpectedAnswer();
    const found = page.data.find(({ user, body }) => user?.login === author && body?.startsWith(marker));
    if (found) return { id: found.id, body: found.body ?? "" };
  }
  return undefined;
}

/** GitHub may give line ends back in another form, and drops what is blank at the end. */
function same(one: string, other: string): boolean {
  const bare = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return bare(one) === bare(other);
}
