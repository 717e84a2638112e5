import { type Reads, readsOf } from "../expression/reads-of.ts";
import { ruleReads } from "../policy/binding-reads.ts";
import type {
  Binding,
  Condition,
  Gate,
  GateBody,
  Message,
  PolicySet,
  Requirement,
} from "../policy/policy-set.ts";

/** Names a value of the policy set as expressions do: `params.minimumShare`, `catalogues.standards`, `derived.minimumLevel`. */
export type ValueName = string;

/** Lists what the conditions and messages of a gate read, for every kind of document it judges. */
function gateReadings({ bodies }: Pick<Gate, "bodies">): readonly ValueName[] {
  return Object.values(bodies).flatMap((body) => (body ? conditionsOf(body) : []).flatMap(namesIn));
}

/** Lists what a binding reads: by its own condition, by the gate it binds for its documents, and by the rules of derived facts. */
export function bindingReadings(binding: Binding, gate: Gate, policies: PolicySet): ReadonlySet<ValueName> {
  const bodies = binding.subjects.flatMap((subject) => gate.bodies[subject] ?? []);
  const own = Object.values(binding.when).filter((when) => when !== undefined);
  const reads = [...own, ...bodies.flatMap(conditionsOf)].map(({ expression }) => readsOf(expression));
  const derived = reads.flatMap((one) => one.derived);
  return new Set([...reads, ...ruleReads(derived, policies)].flatMap(namesOf));
}

/** Lists everything that somebody reads: a gate, a binding, a message, a derived fact, or a profile that says what is out of scope. */
export function setReadings(policies: PolicySet): ReadonlySet<ValueName> {
  const { gates, profiles, derived } = policies;
  const conditions = profiles.flatMap(({ outOfScope, bindings }) => [
    outOfScope,
    ...bindings.flatMap(({ when }) => Object.values(when)),
  ]);
  const names = conditions.flatMap((condition) => (condition ? namesIn(condition) : []));
  const rules = ruleReads(
    derived.map(({ id }) => id),
    policies,
  );
  return new Set([...names, ...gates.flatMap(gateReadings), ...rules.flatMap(namesOf)]);
}

function conditionsOf({ appliesWhen, require }: GateBody): readonly Condition[] {
  return [...(appliesWhen ? [appliesWhen] : []), ...require.flatMap(conditionsIn)];
}

function conditionsIn({ when, each, that, at, justification, message }: Requirement): readonly Condition[] {
  const found = [when, each?.in, each?.where, that, at, justification].filter((one) => one !== undefined);
  return [...found, ...placeholdersOf(message)];
}

function placeholdersOf({ vi, en }: Message): readonly Condition[] {
  return [...vi, ...en].filter((part) => typeof part !== "string");
}

function namesIn({ expression }: Condition): readonly ValueName[] {
  return namesOf(readsOf(expression));
}

function namesOf({ params, catalogues, derived }: Reads): readonly ValueName[] {
  return [
    ...params.map((name) => `params.${name}`),
    ...catalogues.map((name) => `catalogues.${name}`),
    ...derived.map((name) => `derived.${name}`),
  ];
}
