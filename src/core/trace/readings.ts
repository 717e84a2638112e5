import {
  type BindingReads,
  bindingReads,
  type ConditionReach,
  competenceConditions,
  conditionsOf,
  readsIn,
  ruleReads,
} from "../policy/binding-reads.ts";
import type { Binding, Condition, PolicySet } from "../policy/policy-set.ts";

/** Names a value of the policy set as expressions do: `params.minimumShare`, `catalogues.standards`, `derived.minimumLevel`. */
export type ValueName = string;

/** Lists what a binding reads, by its own condition, by the gate it binds, and by the rules of derived facts. */
export function bindingReadings(
  binding: Binding,
  policies: PolicySet,
  reach: ConditionReach,
): ReadonlySet<ValueName> {
  return new Set(namesOf(bindingReads(binding, policies, reach)));
}

/** Lists everything that somebody reads: a gate, a binding, a message, a derived fact, or a profile's own conditions. */
export function setReadings(policies: PolicySet): ReadonlySet<ValueName> {
  const { gates, profiles, derived } = policies;
  const bodies = gates.flatMap((gate) => Object.values(gate.bodies)).filter((body) => body !== undefined);
  const conditions: readonly (Condition | undefined)[] = [
    ...profiles.flatMap(({ outOfScope, competence, bindings }) => [
      outOfScope,
      ...competenceConditions(competence, "shown"),
      ...bindings.flatMap(({ when }) => Object.values(when)),
    ]),
    ...bodies.flatMap((body) => conditionsOf(body, "shown")),
  ];
  const written = conditions.filter((condition) => condition !== undefined);
  const rules = ruleReads(
    derived.map(({ id }) => id),
    policies,
  );
  return new Set([readsIn(written, policies), ...rules].flatMap(namesOf));
}

function namesOf({ params, catalogues, derived }: BindingReads): readonly ValueName[] {
  return [
    ...params.map((name) => `params.${name}`),
    ...catalogues.map((name) => `catalogues.${name}`),
    ...derived.map((name) => `derived.${name}`),
  ];
}
