import { decidingConditions } from "../policy/binding-reads.ts";
import type { Condition, Each, GateBody, Outcome, Requirement } from "../policy/policy-set.ts";
import { allOf, anyOf, every, extentIs, type Goal, is, some } from "../reason/goal.ts";

/** Wants a requirement to be asked: of some element, or, where it goes through none, as emptiness is answered. */
export function isAsked(requirement: Requirement, { appliesWhen }: GateBody): Goal {
  const { when, each } = requirement;
  return allOf([...holds(appliesWhen), ...holds(when), ...(each ? [isAskedOfSome(each)] : [])]);
}

function isAskedOfSome({ variable, in: range, where, ifEmpty, ifNoneMatch }: Each): Goal {
  const { expression } = range;
  const matching = where
    ? some(variable, expression, is(where.expression, true))
    : extentIs(expression, "filled");
  const empty = ifEmpty === "not-applicable" ? [] : [extentIs(expression, "empty")];
  const none =
    where === undefined || ifNoneMatch === "not-applicable"
      ? []
      : [allOf([extentIs(expression, "filled"), every(variable, expression, is(where.expression, false))])];
  return anyOf([matching, ...empty, ...none]);
}

/** Wants a requirement not to fail, and nothing of it to be unknown. */
export function isMet(requirement: Requirement): Goal {
  const { when, each, that } = requirement;
  const own = each ? isMetOfAll(each, that) : is(that.expression, true);
  return when ? anyOf([is(when.expression, false), own]) : own;
}

function isMetOfAll({ variable, in: range, where, ifEmpty, ifNoneMatch }: Each, that: Condition): Goal {
  const { expression } = range;
  const met = is(that.expression, true);
  const matches = where && is(where.expression, true);
  const ofEach = where ? anyOf([is(where.expression, false), met]) : met;
  const filled = [extentIs(expression, "filled"), every(variable, expression, ofEach)];
  const anyMatch = matches && !isGood(ifNoneMatch) ? [some(variable, expression, matches)] : [];
  const empty = isGood(ifEmpty) ? [extentIs(expression, "empty")] : [];
  return anyOf([allOf([...filled, ...anyMatch]), ...empty]);
}

function isGood(outcome: Outcome | undefined): boolean {
  return outcome === "pass" || outcome === "not-applicable";
}

/** Wants a requirement to be asked of something that is judged by its condition. */
export function isJudged({ when, each }: Requirement, { appliesWhen }: GateBody): Goal {
  const judged = each ? [isJudgedOfSome(each)] : [];
  return allOf([...holds(appliesWhen), ...holds(when), ...judged]);
}

function isJudgedOfSome({ variable, in: range, where }: Each): Goal {
  const { expression } = range;
  return where ? some(variable, expression, is(where.expression, true)) : extentIs(expression, "filled");
}

function holds(condition: Condition | undefined): readonly Goal[] {
  return condition ? [is(condition.expression, true)] : [];
}

/** Lists the conditions that such goals are made of. */
export function goalConditions(
  requirements: readonly Requirement[],
  { appliesWhen }: GateBody,
): readonly Condition[] {
  return [...(appliesWhen ? [appliesWhen] : []), ...requirements.flatMap(decidingConditions)];
}
