import type { PolicyState } from "../../generated/types/policy-state.ts";
import { compareText } from "../source/compare-text.ts";

/** Is what is remembered of a signed policy set that was accepted. */
export type SeenSet = Readonly<PolicyState["sets"][number]>;

/** Tells why a set may not follow the one of its name that was seen. */
export type Staleness = "older-version" | "earlier-date" | "same-version";

/** Tells whether a set is older than what was seen of its name; nothing where it may be accepted. */
export function staleness(given: SeenSet, seen: readonly SeenSet[]): Staleness | undefined {
  const last = seenOf(given.name, seen);
  if (last === undefined) return undefined;
  if (given.version < last.version) return "older-version";
  if (given.version === last.version && given.filesDigest !== last.filesDigest) return "same-version";
  return given.date < last.date ? "earlier-date" : undefined;
}

/** Finds what was seen of a name. */
export function seenOf(name: string, seen: readonly SeenSet[]): SeenSet | undefined {
  return seen.find((one) => one.name === name);
}

/** Remembers a set that was accepted in place of the earlier one of its name, in the order of names. */
export function remember(given: SeenSet, seen: readonly SeenSet[]): readonly SeenSet[] {
  const others = seen.filter(({ name }) => name !== given.name);
  return [...others, given].sort((one, other) => compareText(one.name, other.name));
}
