import type { PolicySet } from "../policy/policy-set.ts";
import type { Json, JsonObject } from "../source/json.ts";

/** Holds what a policy set says by itself, at any time and to any binding. */
export interface PolicyConstants {
  /** The values that each parameter has at some time, or that a binding states for it. */
  readonly params: ReadonlyMap<string, readonly Json[]>;
  /** The entries of each catalogue, of all times. */
  readonly catalogues: JsonObject;
  /** Each derived fact with the values and names of its rules. */
  readonly derived: JsonObject;
}

const known = new WeakMap<PolicySet, PolicyConstants>();

/** Gathers the constants that conditions can compare facts with. */
export function policyConstants(policies: PolicySet): PolicyConstants {
  const before = known.get(policies);
  if (before) return before;
  const fresh = gather(policies);
  known.set(policies, fresh);
  return fresh;
}

function gather(policies: PolicySet): PolicyConstants {
  const { parameters, catalogues, derived, profiles } = policies;
  const dated = parameters.flatMap(({ id, values }) => values.map(({ value }) => [id, value] as const));
  const bound = profiles.flatMap(({ bindings }) =>
    bindings.flatMap((binding) =>
      Object.entries(binding.parameters).map(([id, { value }]) => [id, value] as const),
    ),
  );
  return {
    params: valuesByName([...dated, ...bound]),
    catalogues: Object.fromEntries(
      catalogues.map(({ id, entries }) => [id, entries.map(({ value }) => value)]),
    ),
    derived: Object.fromEntries(derived.map(({ id, rules }) => [id, rulesOf(rules)])),
  };
}

function rulesOf(rules: PolicySet["derived"][number]["rules"]): JsonObject {
  const values: readonly Json[] = [...new Set(rules.map(({ value }) => value))];
  return { value: values, grounds: rules.map(({ id }) => id) };
}

function valuesByName(named: readonly (readonly [string, Json])[]): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Map<string, Json>>();
  for (const [name, value] of named) {
    const values = found.get(name) ?? new Map<string, Json>();
    found.set(name, values.set(JSON.stringify(value), value));
  }
  return new Map([...found].map(([name, values]) => [name, [...values.values()]]));
}
