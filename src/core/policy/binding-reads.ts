import { type Reads, readsOf } from "../expression/reads-of.ts";
import type { Binding, Condition, GateBody, PolicySet } from "./policy-set.ts";

/** Names what of the policy set decides a binding. */
export interface BindingReads {
  readonly params: readonly string[];
  readonly catalogues: readonly string[];
  readonly derived: readonly string[];
}

/** Lists the parameters, catalogues and derived facts that the conditions of a binding read, those of the derived facts included. */
export function bindingReads(binding: Binding, policies: PolicySet): BindingReads {
  const own = conditionsOf(binding, policies).map(({ expression }) => readsOf(expression));
  const derived = [...new Set(own.flatMap((reads) => reads.derived))];
  const reads = [...own, ...ruleReads(derived, policies)];
  return {
    derived,
    params: [...new Set(reads.flatMap(({ params }) => params))],
    catalogues: [...new Set(reads.flatMap(({ catalogues }) => catalogues))],
  };
}

/** Lists what the rules of derived facts read. */
export function ruleReads(
  names: readonly string[],
  { derived }: Pick<PolicySet, "derived">,
): readonly Reads[] {
  const facts = derived.filter(({ id }) => names.includes(id));
  return facts.flatMap(({ rules }) => rules.flatMap(({ when }) => (when ? [readsOf(when.expression)] : [])));
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
