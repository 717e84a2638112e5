import type { GateBody, Outcome, Requirement, Stage } from "../policy/policy-set.ts";
import type { CaseFacts } from "./case-facts.ts";
import { gateAsked, gateComesOut, gateIsOn, requirementSays, SAID, type Said } from "./gate-goals.ts";
import { allOf, type Goal } from "./goal.ts";
import { attain, type ReasonContext } from "./possible.ts";
import type { Found } from "./solve.ts";

/** Tells which outcomes there are, with a document for each; `proved` when those without one are impossible. */
export interface OutcomesFound<O extends string> {
  readonly witnesses: { readonly [outcome in O]?: CaseFacts };
  readonly proved: boolean;
}

/** Is what a gate is asked on: the context of its binding, without an `each` of its own. */
export type GateContext = Omit<ReasonContext, "each" | "given"> & { readonly stage?: Stage };

/** Tells what a requirement can say of some element, where its gate applies at all. */
export function requirementOutcomes(
  requirement: Requirement,
  body: GateBody,
  context: GateContext,
): OutcomesFound<Said> {
  const on = gateIsOn(gateAsked(body, context));
  return outcomes(SAID, (said) => allOf([on, requirementSays(requirement, said)]), context);
}

const OUTCOMES = ["pass", "fail", "undetermined", "not-applicable"] as const satisfies readonly Outcome[];

/** Tells which outcomes a gate can have. */
export function gateOutcomes(body: GateBody, context: GateContext): OutcomesFound<Outcome> {
  const gate = gateAsked(body, context);
  return outcomes(OUTCOMES, (outcome) => gateComesOut(gate, outcome), context);
}

/** Looks for a document on which some requirements of a gate are met together; `none` where they contradict. */
export function metTogether(
  requirements: readonly Requirement[],
  body: GateBody,
  context: GateContext,
): Found {
  const on = gateIsOn(gateAsked(body, context));
  return attain(allOf([on, ...requirements.map((one) => requirementSays(one, "pass"))]), context);
}

function outcomes<O extends string>(
  all: readonly O[],
  goalOf: (outcome: O) => Goal,
  context: GateContext,
): OutcomesFound<O> {
  const witnesses: { [outcome in O]?: CaseFacts } = {};
  let proved = true;
  for (const outcome of all) {
    const answer = attain(goalOf(outcome), context);
    if (answer.found === "witness") witnesses[outcome] = answer.witness;
    if (answer.found === "given-up") proved = false;
  }
  return { witnesses, proved };
}
