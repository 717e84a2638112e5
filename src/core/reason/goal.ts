import type { Expression } from "../expression/tree.ts";

/** Is a truth value of three-valued logic. */
export type Truth = boolean | "unknown";

/**
 * Says what a document is looked for to do. `side` tells under which policy set an expression is evaluated, where
 * two are compared; variables are bound by the `some` and `every` around.
 */
export type Goal =
  | {
      readonly goal: "is";
      readonly side: number;
      readonly expression: Expression;
      readonly value: Truth;
      /** Wants it to be anything else. */
      readonly negated: boolean;
    }
  | { readonly goal: "all" | "any"; readonly of: readonly Goal[] }
  | {
      readonly goal: "some" | "every";
      readonly side: number;
      readonly variable: string;
      readonly range: Expression;
      readonly of: Goal;
    }
  | {
      readonly goal: "extent";
      readonly side: number;
      readonly range: Expression;
      readonly extent: Extent;
      readonly negated: boolean;
    };

/** Tells of a list whether it has elements; `unknown` where it is not there. */
export type Extent = "empty" | "filled" | "unknown";

/** Wants a condition to come out so. */
export function is(expression: Expression, value: Truth, side = 0): Goal {
  return { goal: "is", side, expression, value, negated: false };
}

/** Wants all of some goals. */
export function allOf(of: readonly Goal[]): Goal {
  return { goal: "all", of };
}

/** Wants at least one of some goals. */
export function anyOf(of: readonly Goal[]): Goal {
  return { goal: "any", of };
}

/** Wants a goal of at least one element of a list. */
export function some(variable: string, range: Expression, of: Goal, side = 0): Goal {
  return { goal: "some", side, variable, range, of };
}

/** Wants a goal of every element of a list that is known. */
export function every(variable: string, range: Expression, of: Goal, side = 0): Goal {
  return { goal: "every", side, variable, range, of };
}

/** Wants a list to have elements, none, or not to be there. */
export function extentIs(range: Expression, extent: Extent, side = 0): Goal {
  return { goal: "extent", side, range, extent, negated: false };
}

/** Wants the opposite. Of a list that is not there, `some` and `every` both do not hold. */
export function not(goal: Goal): Goal {
  switch (goal.goal) {
    case "is":
    case "extent":
      return { ...goal, negated: !goal.negated };
    case "all":
      return anyOf(goal.of.map(not));
    case "any":
      return allOf(goal.of.map(not));
    case "some":
      return anyOf([
        extentIs(goal.range, "unknown", goal.side),
        { ...goal, goal: "every", of: not(goal.of) },
      ]);
    case "every":
      return anyOf([extentIs(goal.range, "unknown", goal.side), { ...goal, goal: "some", of: not(goal.of) }]);
  }
}
