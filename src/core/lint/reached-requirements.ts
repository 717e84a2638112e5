import {
  type Binding,
  type PolicySet,
  type Requirement,
  STAGES,
  type Stage,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";
import { is, some } from "../reason/goal.ts";
import { isImpossible } from "./certainty.ts";
import type { WrittenBody } from "./gate-bodies.ts";
import { judgedCases } from "./judged-cases.ts";
import type { LintedSet } from "./linted-set.ts";
import { goalConditions, isAsked } from "./requirement-goals.ts";

/** Tells whether some binding of its gate goes on to the stage from which a requirement is asked. */
export function isReached(
  gate: string,
  { id, from = "planning" }: { readonly id: string; readonly from?: Stage },
  { gates, profiles }: PolicySet,
): boolean {
  const bodies = gates.find((one) => one.id === gate)?.bodies ?? {};
  const asking = SUBJECTS.filter((subject) => bodies[subject]?.require.some((one) => one.id === id));
  const bindings = profiles.flatMap((profile) => profile.bindings).filter((one) => one.gate === gate);
  return bindings.some((one) => judgesAny(one, asking) && lastStage(one) >= STAGES.indexOf(from));
}

function judgesAny({ subjects }: Binding, asking: readonly Subject[]): boolean {
  return asking.some((subject) => subjects.includes(subject));
}

/** Without an end a binding goes on into service. */
function lastStage({ until = "in-service" }: Binding): number {
  return STAGES.indexOf(until);
}

/** Tells whether it is proved that no document is ever asked a requirement. */
export function isNeverAsked(
  requirement: Requirement,
  { gate, body, subject, bindings }: WrittenBody,
  set: LintedSet,
): boolean {
  const { failed, passed } = judgedCases(set);
  const name = `${gate.id}#${requirement.id}`;
  if (failed.has(name) || passed.some((one) => one.has(name))) return false;
  const goal = isAsked(requirement, body);
  const question = { goal, conditions: goalConditions([requirement], body), subject, bindings };
  return isImpossible(question, set.policies);
}

/** Tells whether it is proved that a requirement that is asked never fails: its condition can only be unknown. */
export function isNeverFailed(
  requirement: Requirement,
  { gate, body, subject, bindings }: WrittenBody,
  set: LintedSet,
): boolean {
  const { each, that } = requirement;
  if (judgedCases(set).failed.has(`${gate.id}#${requirement.id}`)) return false;
  if (each?.ifEmpty === "fail" || each?.ifNoneMatch === "fail") return false;
  const failing = is(that.expression, false);
  const goal = each ? some(each.variable, each.in.expression, failing) : failing;
  const question = { goal, conditions: goalConditions([requirement], body), subject, bindings };
  return isImpossible(question, set.policies);
}
