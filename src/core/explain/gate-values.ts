import { readsOf } from "../expression/reads-of.ts";
import { conditionsOf, ruleConditions } from "../policy/binding-reads.ts";
import {
  type Condition,
  type DerivedFact,
  type DerivedRule,
  type Gate,
  type PolicySet,
  SUBJECTS,
} from "../policy/policy-set.ts";
import { parametersIn } from "./expression-parts.ts";
import type { DerivedExplanation, ParameterExplanation } from "./gate-explanation.ts";
import { outlineOf, type Wordings } from "./outline.ts";
import { labelsAt, parameterNotes } from "./parameter-notes.ts";

type Values = Pick<PolicySet, "derived" | "profiles">;

/** Explains the parameters that a gate reads. */
export function parameterExplanations(
  policies: PolicySet,
  gate: Gate,
  { vi }: Wordings,
): readonly ParameterExplanation[] {
  const units = parameterUnits(policies, gate);
  return policies.parameters
    .filter(({ id }) => units.has(id))
    .map((parameter) => ({ ...parameter, ...parameterNotes(parameter.id, units.get(parameter.id), vi) }));
}

/** Finds the parameters that a gate reads, each with the unit it is read in. */
export function parameterUnits(policies: Values, gate: Gate): ReadonlyMap<string, string | undefined> {
  const names = derivedOf(policies, gate).map(({ id }) => id);
  const conditions = [...conditionsIn(policies, gate), ...ruleConditions(names, policies)];
  return new Map(conditions.flatMap(({ expression }) => [...parametersIn(expression)]));
}

/** Finds the derived facts that a gate reads. */
function derivedOf(policies: Values, gate: Gate): PolicySet["derived"] {
  const names = new Set(
    conditionsIn(policies, gate).flatMap(({ expression }) => readsOf(expression).derived),
  );
  return policies.derived.filter(({ id }) => names.has(id));
}

/** Explains the derived facts that a gate reads. */
export function derivedExplanations(
  policies: PolicySet,
  gate: Gate,
  wordings: Wordings,
): readonly DerivedExplanation[] {
  return derivedOf(policies, gate).map(({ id, title, choose, unit, vocabulary, rules }) => {
    const labels = vocabulary && labelsAt(vocabulary, wordings.vi.schemas);
    return {
      id,
      title,
      choose,
      ...(unit === undefined ? {} : { unit }),
      ...(labels ? { labels } : {}),
      rules: inOrder(choose, rules).map(({ when, effective, ...rule }) => ({
        ...rule,
        ...effective,
        ...(when ? { when: outlineOf(when, wordings) } : {}),
      })),
    };
  });
}

/** Where the highest value counts, the rules are read from the highest down; else their order means something. */
function inOrder(choose: DerivedFact["choose"], rules: readonly DerivedRule[]): readonly DerivedRule[] {
  if (choose !== "highest") return rules;
  return rules.toSorted((one, other) => Number(other.value) - Number(one.value));
}

/** Lists all that is read of a gate: by its conditions and messages, and by the conditions of its bindings. */
function conditionsIn({ profiles }: Values, gate: Gate): readonly Condition[] {
  const bodies = SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []);
  const bindings = profiles.flatMap((profile) => profile.bindings.filter((one) => one.gate === gate.id));
  const own = bindings.flatMap(({ when }) => Object.values(when)).filter((when) => when !== undefined);
  return [...bodies.flatMap((body) => conditionsOf(body, "shown")), ...own];
}
