import { cut } from "../reporters/cut.ts";
import { type GitHub, ONCE } from "./client.ts";
import { NewerComment, UnexpectedAnswer } from "./failure.ts";
import type { Place } from "./repository.ts";

/** Is the one comment that is kept up to date on a pull request. */
export interface StickyComment {
  readonly pullRequest: number;
  /** Tells several such comments apart: lower-case letters, digits and hyphens. */
  readonly key: string;
  /** Is the account that writes: nobody else's comment is ours, whatever it begins with. */
  readonly author: string;
  /** Is the commit it is about; the comment begins with it. */
  readonly commit: string;
  /** Is the run that writes. */
  readonly run?: CommentRun | undefined;
  /**
   * Whether what a newer run wrote is left alone. Which run wrote it is only what the comment says, and whoever may
   * write to the repository can change that: no refusal may yield to it.
   */
  readonly yieldsToNewer: boolean;
  readonly body: string;
  /** Whether it is written where there is none yet; one that is there is always brought up to date. */
  readonly isCreated: boolean;
}

/** Tells which of two runs is newer: the one with the greater id, of one id the later attempt. */
export interface CommentRun {
  readonly id: number;
  readonly attempt: number;
  /** Links to its page, in Markdown of one line. */
  readonly link: string;
}

/** Bounds the body, the marker included. */
export const COMMENT_LIMIT = 65_536;

/** Gives what a comment of ours begins with: a marker that is not seen, then the commit and the run. */
export function commentHead({ key, run, commit }: Pick<StickyComment, "key" | "run" | "commit">): string {
  const writer = run === undefined ? "" : ` ${run.id}.${run.attempt}`;
  const link = run === undefined ? "" : ` · ${run.link}`;
  return `${markerStart(key)}${writer} -->\n\`${commit.slice(0, 7)}\`${link}\n\n`;
}

/**
 * Writes the comment, or brings it up to date if commit or content changed. Rejects with the client's error, and with
 * `NewerComment` where it yields.
 */
export async function writeComment(github: GitHub, place: Place, comment: StickyComment): Promise<void> {
  const { owner, repo } = place;
  const { issues } = github.octokit.rest;
  const body = cut(`${commentHead(comment)}${comment.body}`, COMMENT_LIMIT);
  const there = await findComment(github, place, comment);
  if (there !== undefined) {
    if (contentOf(there.body) === contentOf(body)) return;
    if (comment.yieldsToNewer && isNewer(there.body, comment.run)) throw new NewerComment();
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
  const marker = `${markerStart(key)} `;
  const asked = { owner, repo, issue_number: pullRequest, per_page: 100 };
  for await (const page of octokit.paginate.iterator(octokit.rest.issues.listComments, asked)) {
    if (!Array.isArray(page.data)) throw new UnexpectedAnswer();
    const found = page.data.find(({ user, body }) => user?.login === author && body?.startsWith(marker));
    if (found) return { id: found.id, body: found.body ?? "" };
  }
  return undefined;
}

function markerStart(key: string): string {
  return `<!-- gate57:${key}`;
}

const WRITER = /^<!-- gate57:\S+ (\d{1,15})\.(\d{1,9}) -->/;

/** Runs end in another order than they began in: an older one must not have the last word, if it admits. */
function isNewer(there: string, run: CommentRun | undefined): boolean {
  const [, id, attempt] = WRITER.exec(there) ?? [];
  if (id === undefined || run === undefined) return false;
  return Number(id) > run.id || (Number(id) === run.id && Number(attempt) > run.attempt);
}

/**
 * Leaves the run out, which is another each time. GitHub may give line ends back in another form, and drops what
 * is blank at the end.
 */
function contentOf(body: string): string {
  const bare = body.replaceAll("\r\n", "\n").trimEnd();
  return bare.replace(/^<!-- [^\n]* -->\n(`[0-9a-f]+`)[^\n]*/, "$1");
}
