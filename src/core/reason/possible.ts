import type { Expression } from "../expression/tree.ts";
import type { Binding, Each, PolicySet, Subject } from "../policy/policy-set.ts";
import type { CaseFacts } from "./case-facts.ts";
import { choicesOf } from "./choices.ts";
import { decidable } from "./decidable.ts";
import { type Goal, is, some, type Truth } from "./goal.ts";
import { expressionsIn } from "./goal-expressions.ts";
import { type Representatives, representativesFrom } from "./representatives.ts";
import { type Side, sideOf } from "./side.ts";
import { type Budget, type Found, solve, USUAL_BUDGET } from "./solve.ts";

/** Says what a condition is asked on. */
export interface ReasonContext {
  readonly policies: PolicySet;
  readonly subject: Subject;
  readonly asOf: string;
  /** Whose own parameter values count. */
  readonly binding?: Binding;
  /** The `each` that the condition stands in: it comes out so when it does for some element. */
  readonly each?: Pick<Each, "variable" | "in">;
  /** What has to hold as well, where the condition is asked at all. */
  readonly given?: readonly Expression[];
  /** Documents to start from: the search is short where one of them is near. */
  readonly bases?: readonly CaseFacts[];
  /** How many evaluations the answer may take. */
  readonly budget?: number;
}

/** Tells which answers a condition can have, with a document for each; `proved` when those without one are impossible. */
export interface Possible {
  readonly true?: CaseFacts;
  readonly false?: CaseFacts;
  readonly unknown?: CaseFacts;
  readonly proved: boolean;
}

/** Tells of a condition which of true, false and unknown can come out. */
export function possibleOutcomes(condition: Expression, context: ReasonContext): Possible {
  const answers = ([true, false, "unknown"] as const).map(
    (value) => [value, attain(wrapped(condition, value, context), context)] as const,
  );
  const found = Object.fromEntries(
    answers.flatMap(([value, answer]) =>
      answer.found === "witness" ? [[String(value), answer.witness] as const] : [],
    ),
  );
  return { ...found, proved: answers.every(([, answer]) => answer.found !== "given-up") };
}

function wrapped(condition: Expression, value: Truth, { each, given = [] }: ReasonContext): Goal {
  const all: Goal = { goal: "all", of: [...given.map((one) => is(one, true)), is(condition, value)] };
  return each ? some(each.variable, each.in.expression, all) : all;
}

/** Looks for a case that meets a goal: near the bases first, then from nothing; `none` only where that is proved. */
export function attain(goal: Goal, context: ReasonContext): Found {
  const side = sideOf(context.policies, context.subject, context.asOf, context.binding);
  return attainOn(goal, [side], context);
}

/** Looks for a case that meets a goal about several policy sets; of alternatives, each by itself. */
export function attainOn(
  goal: Goal,
  sides: readonly Side[],
  context: Pick<ReasonContext, "bases" | "budget">,
): Found {
  const budget: Budget = { left: context.budget ?? USUAL_BUDGET };
  const near = attainNear(goal, sides, context.bases ?? [], budget);
  if (near) return { found: "witness", witness: near };
  const alternatives = goal.goal === "any" ? goal.of : [goal];
  let isProved = true;
  for (const [index, alternative] of alternatives.entries()) {
    const share: Budget = { left: Math.ceil(budget.left / (alternatives.length - index)) };
    budget.left -= share.left;
    const answer = attainFromNothing(alternative, sides, share);
    if (answer.found === "witness") return answer;
    if (answer.found === "given-up") isProved = false;
    budget.left += Math.max(0, share.left);
  }
  return { found: isProved ? "none" : "given-up" };
}

/** Most goals are near a document that somebody wrote. */
function attainNear(
  goal: Goal,
  sides: readonly Side[],
  bases: readonly CaseFacts[],
  budget: Budget,
): CaseFacts | undefined {
  const choices = choicesOf(representativesFor(goal, sides), undefined);
  for (const base of bases) {
    const share: Budget = { left: Math.min(MOST_NEAR, Math.ceil(budget.left / (2 * bases.length))) };
    budget.left -= share.left;
    const near = solve(goal, { sides, choices, base, budget: share });
    budget.left += Math.max(0, share.left);
    if (near.found === "witness") return near.witness;
  }
  return undefined;
}

/** The evaluations that the neighbourhood of one document may take. */
const MOST_NEAR = 2_000;

function attainFromNothing(goal: Goal, sides: readonly Side[], budget: Budget): Found {
  const representatives = representativesFor(goal, sides);
  const exact = decidable(goal, sides, representatives);
  if (!exact.complete) return searched(goal, sides, representatives, budget);
  const share: Budget = { left: Math.ceil(budget.left / 2) };
  budget.left -= share.left;
  const found = solve(goal, {
    sides,
    choices: choicesOf(exact.representatives, exact.lengths),
    budget: share,
  });
  budget.left += Math.max(0, share.left);
  return found.found === "given-up" ? searched(goal, sides, representatives, budget) : found;
}

function searched(
  goal: Goal,
  sides: readonly Side[],
  representatives: Representatives,
  budget: Budget,
): Found {
  const found = solve(goal, { sides, choices: choicesOf(representatives, undefined), budget });
  return found.found === "witness" ? found : { found: "given-up" };
}

/** Lists the values that can tell the conditions of a goal apart. */
export function representativesFor(goal: Goal, sides: readonly Side[]): Representatives {
  const [first] = sides;
  if (!first) throw new Error("a goal is asked of at least one policy set");
  const sources = sides.map(({ policies }, index) => ({ policies, conditions: expressionsIn(goal, index) }));
  return representativesFrom(first.subject, sources, first.asOf);
}
