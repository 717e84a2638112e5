import type { PolicySet } from "../policy/policy-set.ts";
import type { Change, Mutant } from "./mutant.ts";

/** Is a mutant before it has a name. */
export type Draft = Omit<Mutant, "id" | "code">;

/** Is what is changed: whose it is, who can notice it, and how the set is built again with it. */
export interface Target<T> {
  readonly about: Mutant["about"];
  readonly gates: readonly string[];
  readonly profiles?: readonly string[];
  readonly put: (changed: T) => PolicySet;
}

/** Makes drafts of the changes of one part. */
export function drafted<T>(
  changes: readonly Change<T>[],
  { about, gates, profiles = [], put }: Target<T>,
): readonly Draft[] {
  return changes.map(({ changed, days = [], ...change }) => {
    return { ...change, about, gates, profiles, days, policies: () => put(changed) };
  });
}
