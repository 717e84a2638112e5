/** Longer words are not compared letter by letter: nobody mistypes them into another name. */
const LONGEST = 64;

/**
 * Finds the candidate somebody who wrote `word` most likely meant, or nothing: equal but for case and
 * separators (kebab, snake, camel), or a few slips away. Equally near candidates: the first by code units.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const written = folded(word);
  const limit = allowedSlips(written.length);
  let best: { readonly name: string; readonly slips: number } | undefined;
  for (const name of candidates) {
    if (name === word) continue;
    const slips = editDistance(written, folded(name));
    const isNearer = best === undefined || slips < best.slips || (slips === best.slips && name < best.name);
    if (slips <= limit && isNearer) best = { name, slips };
  }
  return best?.name;
}

function folded(word: string): string {
  const plain = word.normalize("NFD").replaceAll(/[\p{M}\s_.-]/gu, "");
  return plain.toLowerCase().replaceAll("đ", "d").slice(0, LONGEST);
}

function allowedSlips(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : Math.min(3, Math.floor(length / 3));
}

/** Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = nextRow(left, right, row, last, beforeLast);
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

function nextRow(
  left: string,
  right: string,
  row: number,
  last: readonly number[],
  beforeLast: readonly number[],
): readonly number[] {
  const current = [row];
  const at = (cells: readonly number[], index: number): number => cells[index] ?? Number.POSITIVE_INFINITY;
  for (let column = 1; column <= right.length; column += 1) {
    const isSame = left[row - 1] === right[column - 1];
    const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    const swap =
      row > 1 && column > 1 && isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
    const replace = at(last, column - 1) + (isSame ? 0 : 1);
    current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replace, swap));
  }
  return current;
}
