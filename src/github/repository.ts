/** Names a repository and, in it, a commit, a branch or a tag; without one its default branch is meant. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly commit?: string | undefined;
  /** Whether it is another repository than that of the run, whose token may then see only public ones. */
  readonly isForeign?: boolean;
}

/** Names a place as people write it. */
export function placeName({ owner, repo, commit }: Place): string {
  return commit === undefined ? `${owner}/${repo}` : `${owner}/${repo}@${commit}`;
}
