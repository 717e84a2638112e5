import { type Reads, readsOf } from "../expression/reads-of.ts";
import {
  type Binding,
  COMPETENCES,
  type Competence,
  type CompetenceName,
  type Condition,
  type GateBody,
  type Message,
  type PolicySet,
  type Requirement,
} from "./policy-set.ts";

/** Names what of the policy set a binding reads. */
export interface BindingReads {
  readonly params: readonly string[];
  readonly catalogues: readonly string[];
  readonly derived: readonly string[];
}

/** Says which conditions are meant: those an outcome hangs on, or also what only messages, places and justifications show. */
export type ConditionReach = "deciding" | "shown";

/** Lists the parameters, catalogues and derived facts that a binding reads, those that the rules of derived facts read included. */
export function bindingReads(
  binding: Binding,
  policies: Pick<PolicySet, "gates" | "derived">,
  reach: ConditionReach = "deciding",
): BindingReads {
  return readsIn(bindingConditions(binding, policies, reach), policies);
}

/** Lists what conditions read of the policy set, what the rules of the derived facts read included. */
export function readsIn(
  conditions: readonly Condition[],
  policies: Pick<PolicySet, "derived">,
): BindingReads {
  const own = conditions.map(({ expression }) => readsOf(expression));
  const derived = [...new Set(own.flatMap((reads) => reads.derived))];
  const reads = [...own, ...ruleReads(derived, policies)];
  return {
    derived,
    params: [...new Set(reads.flatMap(({ params }) => params))],
    catalogues: [...new Set(reads.flatMap(({ catalogues }) => catalogues))],
  };
}

/** Lists what the rules of derived facts read. */
export function ruleReads(names: readonly string[], policies: Pick<PolicySet, "derived">): readonly Reads[] {
  return ruleConditions(names, policies).map(readsOfRule);
}

/** Many conditions read the same derived fact, and what a rule reads never changes. */
const readsOfRules = new WeakMap<Condition, Reads>();

function readsOfRule(rule: Condition): Reads {
  const reads = readsOfRules.get(rule) ?? readsOf(rule.expression);
  readsOfRules.set(rule, reads);
  return reads;
}

/** Lists the conditions of the rules of derived facts. */
export function ruleConditions(
  names: readonly string[],
  { derived }: Pick<PolicySet, "derived">,
): readonly Condition[] {
  const facts = derived.filter(({ id }) => names.includes(id));
  return facts.flatMap(({ rules }) => rules.flatMap(({ when }) => when ?? []));
}

/** Lists the conditions of a binding: its own, and those of its gate for the documents it judges. */
export function bindingConditions(
  binding: Binding,
  { gates }: Pick<PolicySet, "gates">,
  reach: ConditionReach,
): readonly Condition[] {
  const gate = gates.find(({ id }) => id === binding.gate);
  const bodies = binding.subjects.flatMap((subject) => gate?.bodies[subject] ?? []);
  const own = Object.values(binding.when).filter((when) => when !== undefined);
  return [...own, ...bodies.flatMap((body) => conditionsOf(body, reach))];
}

/** Lists the conditions of a gate for one kind of document: the one walk over them. */
export function conditionsOf(
  { appliesWhen, require }: GateBody,
  reach: ConditionReach,
): readonly Condition[] {
  const own = require.flatMap((requirement) => [
    ...decidingConditions(requirement),
    ...(reach === "shown" ? shownConditions(requirement) : []),
  ]);
  return appliesWhen ? [appliesWhen, ...own] : own;
}

/** Lists the conditions on which the outcome of a requirement hangs. */
export function decidingConditions({ when, each, that }: Requirement): readonly Condition[] {
  return [when, each?.in, each?.where, that].filter((condition) => condition !== undefined);
}

/** Lists the placeholders of a message, in both languages. */
export function messageConditions({ vi, en }: Message): readonly Condition[] {
  return [...vi, ...en].filter((part) => typeof part !== "string");
}

/** Lists the conditions by which a profile says who may sign, those of one name or all of them. */
export function competenceConditions(
  competence: Competence,
  reach: ConditionReach,
  names: readonly CompetenceName[] = COMPETENCES,
): readonly Condition[] {
  return names.flatMap((name) => {
    if (name === "independentOfOperator") return competence[name] ?? [];
    return (competence[name] ?? []).flatMap(({ that, message }) => [
      that,
      ...(reach === "shown" ? messageConditions(message) : []),
    ]);
  });
}

function shownConditions({ at, justification, message }: Requirement): readonly Condition[] {
  const own = [at, justification].filter((condition) => condition !== undefined);
  return [...own, ...messageConditions(message)];
}
