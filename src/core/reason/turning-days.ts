import { readsOf } from "../expression/reads-of.ts";
import { type BindingReads, ruleConditions } from "../policy/binding-reads.ts";
import type { Condition, Interval, PolicySet } from "../policy/policy-set.ts";
import { moveDays } from "./boundary.ts";

/** Lists the days on which something that is read of the policy set, or an interval beside it, begins or ends; in order. */
export function turningDays(
  { params = [], catalogues = [], derived = [] }: Partial<BindingReads>,
  policies: Pick<PolicySet, "parameters" | "catalogues" | "derived">,
  beside: readonly Interval[] = [],
): readonly string[] {
  const intervals: readonly Interval[] = [
    ...beside,
    ...policies.parameters.filter(({ id }) => params.includes(id)).flatMap(({ values }) => values),
    ...policies.catalogues.filter(({ id }) => catalogues.includes(id)).flatMap(({ entries }) => entries),
    ...policies.derived
      .filter(({ id }) => derived.includes(id))
      .flatMap(({ rules }) => rules.map(({ effective }) => effective)),
  ];
  const days = intervals.flatMap(({ from, until }) => [from, until]).filter((day) => day !== undefined);
  return [...new Set(days)].sort();
}

/** Lists a day of every stretch that turning days divide time into, the one before them all first; `days` are in order. */
export function dayOfEachStretch(days: readonly string[]): readonly string[] {
  const [first] = days;
  if (first === undefined) return [SOME_DAY];
  return [moveDays(first, -1) ?? first, ...days];
}

/** Is any day: nothing changes with it. */
const SOME_DAY = "2026-01-01";

/** Tells whether conditions, or the rules of the derived facts they read, read the day: then no list of days is all of them. */
export function hangsOnDay(conditions: readonly Condition[], policies: Pick<PolicySet, "derived">): boolean {
  const reads = conditions.map(({ expression }) => readsOf(expression));
  const rules = ruleConditions(
    reads.flatMap(({ derived }) => derived),
    policies,
  );
  return [...reads, ...rules.map(({ expression }) => readsOf(expression))].some(({ variables }) =>
    variables.includes("asOf"),
  );
}
