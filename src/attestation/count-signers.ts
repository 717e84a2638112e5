import type { Signature } from "./attribute.ts";

/**
 * Counts how many signed: as many as there are pairs of an entry of the trust list and a public key, each
 * taken once. An official with two certificates for one entry is one, and so is a key that stands in two entries.
 */
export function countSigners(signatures: readonly Signature[]): number {
  const keysOf = new Map<string, Set<string>>();
  for (const { key, digest } of signatures) keysOf.set(key.id, (keysOf.get(key.id) ?? new Set()).add(digest));
  const entryOf = new Map<string, string>();
  const pair = (entry: string, seen: Set<string>): boolean =>
    [...(keysOf.get(entry) ?? [])].some((digest) => {
      if (seen.has(digest)) return false;
      seen.add(digest);
      const other = entryOf.get(digest);
      // Another entry that has the key gives way if it can sign by another.
      if (other !== undefined && !pair(other, seen)) return false;
      entryOf.set(digest, entry);
      return true;
    });
  return [...keysOf.keys()].filter((entry) => pair(entry, new Set())).length;
}
