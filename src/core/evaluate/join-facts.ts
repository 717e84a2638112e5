import type { Fact } from "../expression/result.ts";

/** Joins two lists of facts in the order they were read; a place that both name is told once at the end (`distinctFacts`). */
export function joinFacts(first: readonly Fact[], second: readonly Fact[]): readonly Fact[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}

/** Keeps of facts about the same place the first. */
export function distinctFacts(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Map<string, Fact>();
  for (const fact of facts) {
    // Facts of the document are most of them: their pointer alone tells them apart from the others.
    const key = fact.root === "facts" ? fact.pointer : `${fact.root}:${fact.pointer}`;
    if (!seen.has(key)) seen.set(key, fact);
  }
  return [...seen.values()];
}
