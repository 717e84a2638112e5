import type { Goal } from "./goal.ts";
import type { ReadCondition } from "./representatives.ts";

/** Lists the conditions that a goal of one side asks, each with the variable it stands under. */
export function expressionsIn(
  goal: Goal,
  side: number,
  each?: ReadCondition["each"],
): readonly ReadCondition[] {
  switch (goal.goal) {
    case "all":
    case "any":
      return goal.of.flatMap((one) => expressionsIn(one, side, each));
    case "is":
      return read(goal.side === side, goal.expression, each);
    case "extent":
      return read(goal.side === side, goal.range, each);
    default: {
      const inner = { variable: goal.variable, in: goal.range, ...(each ? { outer: each } : {}) };
      return [...read(goal.side === side, goal.range, each), ...expressionsIn(goal.of, side, inner)];
    }
  }
}

function read(
  isAsked: boolean,
  expression: ReadCondition["expression"],
  each: ReadCondition["each"],
): readonly ReadCondition[] {
  return isAsked ? [{ expression, ...(each ? { each } : {}) }] : [];
}
