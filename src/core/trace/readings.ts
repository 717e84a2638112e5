import { readsOf } from "../expression/reads-of.ts";
import type {
  Binding,
  Condition,
  Gate,
  GateBody,
  Message,
  PolicySet,
  Requirement,
} from "../policy/policy-set.ts";

/** Names a value of the policy set as expressions do: `params.minimumShare`, `catalogues.standards`. */
export type ValueName = string;

/** Lists what the conditions and messages of a gate read, for every kind of document it judges. */
export function gateReadings({ bodies }: Pick<Gate, "bodies">): readonly ValueName[] {
  return Object.values(bodies).flatMap((body) => (body ? conditionsOf(body) : []).flatMap(namesIn));
}

/** Lists what a binding reads: by its own condition and by the gate it binds, for the documents it binds for. */
export function bindingReadings(binding: Binding, gate: Gate | undefined): ReadonlySet<ValueName> {
  const bodies = binding.subjects.flatMap((subject) => gate?.bodies[subject] ?? []);
  const own = Object.values(binding.when).filter((when) => when !== undefined);
  return new Set([...own, ...bodies.flatMap(conditionsOf)].flatMap(namesIn));
}

/** Lists everything that somebody reads: a gate, a binding, a message, or a profile that says what is out of scope. */
export function setReadings({ gates, profiles }: PolicySet): ReadonlySet<ValueName> {
  const conditions = profiles.flatMap(({ outOfScope, bindings }) => [
    outOfScope,
    ...bindings.flatMap(({ when }) => Object.values(when)),
  ]);
  const names = conditions.flatMap((condition) => (condition ? namesIn(condition) : []));
  return new Set([...names, ...gates.flatMap(gateReadings)]);
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
  const { params, catalogues } = readsOf(expression);
  return [...params.map((name) => `params.${name}`), ...catalogues.map((name) => `catalogues.${name}`)];
}
