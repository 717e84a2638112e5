import { readsOf } from "../expression/reads-of.ts";
import { type Condition, type Gate, type GateBody, type PolicySet, SUBJECTS } from "../policy/policy-set.ts";
import { parametersIn } from "./expression-parts.ts";
import type { DerivedExplanation, ParameterExplanation } from "./gate-explanation.ts";
import { outlineOf, type Wordings } from "./outline.ts";
import { labelsAt, parameterNotes } from "./parameter-notes.ts";

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
export function parameterUnits(
  policies: Pick<PolicySet, "derived">,
  gate: Gate,
): ReadonlyMap<string, string | undefined> {
  const rules = derivedOf(policies, gate).flatMap(({ rules }) => rules.flatMap(({ when }) => when ?? []));
  const conditions = [...conditionsIn(gate), ...rules];
  return new Map(conditions.flatMap(({ expression }) => [...parametersIn(expression)]));
}

/** Finds the derived facts that a gate reads. */
function derivedOf({ derived }: Pick<PolicySet, "derived">, gate: Gate): PolicySet["derived"] {
  const names = new Set(conditionsIn(gate).flatMap(({ expression }) => readsOf(expression).derived));
  return derived.filter(({ id }) => names.has(id));
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
      ...{ id, title, choose },
      ...(unit === undefined ? {} : { unit }),
      ...(labels ? { labels } : {}),
      rules: rules.map(({ when, effective, ...rule }) => ({
        ...rule,
        ...effective,
        ...(when ? { when: outlineOf(when, wordings) } : {}),
      })),
    };
  });
}

function conditionsIn(gate: Gate): readonly Condition[] {
  return SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []).flatMap(conditionsOf);
}

function conditionsOf({ appliesWhen, require }: GateBody): readonly Condition[] {
  const own = require.flatMap(({ when, each, that }) => [when, each?.in, each?.where, that]);
  return [appliesWhen, ...own].filter((condition) => condition !== undefined);
}
