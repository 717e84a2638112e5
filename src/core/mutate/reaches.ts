import { holdsOn } from "../evaluate/in-force.ts";
import { childrenOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";
import { bindingConditions, bindingReads, ruleConditions } from "../policy/binding-reads.ts";
import type { Binding, Interval, PolicySet, Subject } from "../policy/policy-set.ts";

/** Is a binding on a day; what it says changes on no day between two of them. */
export interface Reach {
  readonly binding: Binding;
  readonly asOf: string;
}

/**
 * Lists where a gate is asked of a kind of document: each of its bindings, on every day on which something it reads
 * begins or ends. Undefined where what it says hangs on the day itself, so that no list of days is all of them.
 */
export function reachesOf(gate: string, subject: Subject, policies: PolicySet): readonly Reach[] | undefined {
  const bindings = new Set(policies.profiles.flatMap((profile) => profile.bindings));
  const own = [...bindings].filter((one) => one.gate === gate && one.subjects.includes(subject));
  if (own.some((binding) => readsDay(binding, policies))) return undefined;
  return own.flatMap((binding) => daysOf(binding, policies).map((asOf) => ({ binding, asOf })));
}

function readsDay(binding: Binding, policies: PolicySet): boolean {
  const { derived } = bindingReads(binding, policies);
  const conditions = [
    ...bindingConditions(binding, policies, "deciding"),
    ...ruleConditions(derived, policies),
  ];
  return conditions.some(({ expression }) => isAsOfIn(expression));
}

function isAsOfIn(node: Expression): boolean {
  return (node.op === "variable" && node.name === "asOf") || childrenOf(node).some(isAsOfIn);
}

function daysOf(binding: Binding, policies: PolicySet): readonly string[] {
  const reads = bindingReads(binding, policies);
  const intervals: readonly Interval[] = [
    binding.effective,
    ...policies.parameters.filter(({ id }) => reads.params.includes(id)).flatMap(({ values }) => values),
    ...policies.catalogues
      .filter(({ id }) => reads.catalogues.includes(id))
      .flatMap(({ entries }) => entries),
    ...policies.derived
      .filter(({ id }) => reads.derived.includes(id))
      .flatMap(({ rules }) => rules.map(({ effective }) => effective)),
  ];
  const bounds = intervals.flatMap(({ from, until }) => [from, until]).filter((day) => day !== undefined);
  const days = [BEFORE_ALL, ...new Set(bounds)].filter((day) => holdsOn(binding.effective, day));
  return days.sort();
}

const BEFORE_ALL = "1900-01-01";
