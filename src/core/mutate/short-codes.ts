/** How many digits a code has, and by how many it grows where two begin alike. */
const LENGTH = { usual: 8, step: 4 } as const;

/**
 * Names digests by their first eight digits; those that begin alike by as many more as tell each from all others. The
 * eight digits alone then name none of them: what was marked by them is not silently another.
 */
export function shortCodes(digests: readonly string[]): (digest: string) => string {
  const alike = new Map<string, string[]>();
  for (const digest of digests) {
    const start = digest.slice(0, LENGTH.usual);
    const group = alike.get(start) ?? [];
    alike.set(start, group);
    group.push(digest);
  }
  return (digest) => codeAmong(alike.get(digest.slice(0, LENGTH.usual)) ?? [], digest);
}

function codeAmong(alike: readonly string[], digest: string): string {
  let { usual: length } = LENGTH;
  const isShared = () => alike.filter((other) => other.startsWith(digest.slice(0, length))).length > 1;
  while (length < digest.length && isShared()) length += LENGTH.step;
  return digest.slice(0, length);
}
