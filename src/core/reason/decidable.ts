import type { Text } from "../source/source.ts";
import type { Lengths } from "./choices.ts";
import { type Domains, exactDomains } from "./exact-domains.ts";
import type { Goal } from "./goal.ts";
import { inspectGoal } from "./inspect.ts";
import { listBounds } from "./list-bounds.ts";
import type { Representatives } from "./representatives.ts";
import type { Side } from "./side.ts";

/**
 * Says whether a search over all choices leaves nothing out, so that what it does not find does not exist, and with
 * which values and lengths of lists; else why not.
 */
export type Decidable =
  | { readonly complete: true; readonly representatives: Representatives; readonly lengths: Lengths }
  | { readonly complete: false; readonly reason: Text };

/** Tells whether a goal lies in the part of the language where a search can be complete. */
export function decidable(goal: Goal, sides: readonly Side[], representatives: Representatives): Decidable {
  const inspected = inspectGoal(goal, sides);
  if (inspected.problem) return { complete: false, reason: inspected.problem };
  const bounds = listBounds(inspected.occurrences, representatives.subject);
  if ("problem" in bounds) return { complete: false, reason: bounds.problem };
  const domains: Domains = exactDomains(inspected, bounds.lengths, representatives);
  if ("problem" in domains) return { complete: false, reason: domains.problem };
  return {
    complete: true,
    lengths: bounds.lengths,
    representatives: { ...representatives, places: domains.places },
  };
}
