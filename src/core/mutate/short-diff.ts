/** Is what differs between two texts, with a little of what stands around it. */
export interface ShortDiff {
  readonly before: string;
  readonly after: string;
}

/** How much is shown around a difference. */
const AROUND = 24;

/** Shows of two texts only where they differ, whole words, with what stands next to it. */
export function shortDiff(before: string, after: string): ShortDiff {
  const start = wordStart(before, sharedStart(before, after));
  const most = Math.min(before.length, after.length) - start;
  const shared = Math.min(sharedEnd(before, after), most);
  const end = shared - wordRest(before, before.length - shared, shared);
  return { before: cut(before, start, end), after: cut(after, start, end) };
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

const WORD = /[\p{L}\p{N}_.'-]/u;

/** A word that is not the same is shown from its beginning. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && WORD.test(text[start - 1] ?? "")) start -= 1;
  return start;
}

/** Counts what of a word stands behind the difference, as far as both texts have it. */
function wordRest(text: string, at: number, most: number): number {
  let length = 0;
  while (length < most && WORD.test(text[at + length] ?? "")) length += 1;
  return length;
}

function cut(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const until = Math.min(text.length, text.length - end + AROUND);
  return `${from > 0 ? "…" : ""}${text.slice(from, until)}${until < text.length ? "…" : ""}`;
}
