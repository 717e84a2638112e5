import type { Binding, Condition, PolicySet, Subject } from "../policy/policy-set.ts";
import type { Goal } from "../reason/goal.ts";
import { attain } from "../reason/possible.ts";
import { worldsOf } from "./worlds.ts";

/** Is what is asked of every document that a schema allows. */
export interface Question {
  readonly goal: Goal;
  /** What the goal is made of. */
  readonly conditions: readonly Condition[];
  readonly subject: Subject;
  /** Whose values count. */
  readonly bindings: readonly Binding[];
}

/** The evaluations that one question may take in one world: an answer that takes longer is no answer. */
const BUDGET = 3000;

/** Tells whether it is proved that no document meets a goal, on any day and for any binding. */
export function isImpossible(
  { goal, conditions, subject, bindings }: Question,
  policies: PolicySet,
): boolean {
  const worlds = worldsOf(conditions, bindings, policies);
  if (!worlds || worlds.length === 0) return false;
  return worlds.every(({ asOf, binding }) => {
    const context = { policies, subject, asOf, budget: BUDGET, ...(binding ? { binding } : {}) };
    return attain(goal, context).found === "none";
  });
}

/** Tells whether some document is known to meet a goal, on some day and for some binding. */
export function isPossible({ goal, conditions, subject, bindings }: Question, policies: PolicySet): boolean {
  const worlds = worldsOf(conditions, bindings, policies) ?? [];
  return worlds.some(({ asOf, binding }) => {
    const context = { policies, subject, asOf, budget: BUDGET, ...(binding ? { binding } : {}) };
    return attain(goal, context).found === "witness";
  });
}
