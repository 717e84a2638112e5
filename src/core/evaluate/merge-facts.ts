import type { Fact } from "../expression/result.ts";

/** Joins two lists of facts, each place once, in the order they were read. */
export function mergeFacts(first: readonly Fact[], second: readonly Fact[]): readonly Fact[] {
  const seen = new Map<string, Fact>();
  for (const fact of [...first, ...second]) {
    const key = `${fact.root}:${fact.pointer}`;
    if (!seen.has(key)) seen.set(key, fact);
  }
  return [...seen.values()];
}
