import { readsOf } from "../expression/reads-of.ts";
import type { Binding, Condition, GateBody, PolicySet } from "./policy-set.ts";

/** Names what of the policy set decides a binding. */
export interface BindingReads {
  readonly params: readonly string[];
  readonly catalogues: readonly string[];
}

/** Lists the parameters and catalogues that the conditions of a binding read. */
export function bindingReads(binding: Binding, policies: PolicySet): BindingReads {
  const reads = conditionsOf(binding, policies).map(({ expression }) => readsOf(expression));
  return {
    params: [...new Set(reads.flatMap(({ params }) => params))],
    catalogues: [...new Set(reads.flatMap(({ catalogues }) => catalogues))],
  };
}

/** Lists every condition that can decide the binding; messages and places decide nothing. */
function conditionsOf(binding: Binding, { gates }: PolicySet): readonly Condition[] {
  const gate = gates.find(({ id }) => id === binding.gate);
  const bodies = binding.subjects.flatMap((subject) => gate?.bodies[subject] ?? []);
  const own = Object.values(binding.when).filter((when) => when !== undefined);
  return [...own, ...bodies.flatMap(decidingConditions)];
}

function decidingConditions({ appliesWhen, require }: GateBody): readonly Condition[] {
  const requirements = require.flatMap(({ when, each, that }) => [when, each?.in, each?.where, that]);
  return [appliesWhen, ...requirements].filter((condition) => condition !== undefined);
}
