import type { Text } from "../source/source.ts";
import type { Goal } from "./goal.ts";
import { listPart, truthPart, within } from "./inspect-part.ts";
import {
  freshInspection,
  type Inspection,
  type Occurrence,
  OUTSIDE,
  type Surroundings,
} from "./inspection.ts";
import type { PatternText } from "./place-pattern.ts";
import type { Side } from "./side.ts";

/** Says what conditions do with the places they read, or why that is beyond what can be decided. */
export interface Inspected {
  readonly problem: Text | undefined;
  readonly occurrences: readonly Occurrence[];
  /** Pairs of places that are compared with each other. */
  readonly pairs: readonly (readonly [PatternText, PatternText])[];
  /** Places of dates that are moved by a period. */
  readonly moved: ReadonlySet<PatternText>;
}

/** Goes through a goal and gathers what decides whether a search can be complete. */
export function inspectGoal(goal: Goal, sides: readonly Side[]): Inspected {
  const all = sides.map((side, index) => freshInspection(side, index));
  goalPart(goal, all, OUTSIDE, "goal");
  return {
    problem: all.flatMap(({ problems }) => problems)[0],
    occurrences: all.flatMap(({ occurrences }) => occurrences),
    pairs: all.flatMap(({ pairs }) => pairs),
    moved: new Set(all.flatMap(({ moved }) => [...moved])),
  };
}

function goalPart(goal: Goal, all: readonly Inspection[], around: Surroundings, at: string): void {
  switch (goal.goal) {
    case "all":
    case "any":
      for (const [index, one] of goal.of.entries()) goalPart(one, all, around, `${at}/${index}`);
      return;
    case "is":
      truthPart(sideIn(all, goal.side), goal.expression, around);
      return;
    case "extent":
      listPart(sideIn(all, goal.side), goal.range, around, at);
      return;
    default:
      goalPart(goal.of, all, within(sideIn(all, goal.side), goal, around, at), `${at}/of`);
  }
}

function sideIn(all: readonly Inspection[], index: number): Inspection {
  const own = all[index];
  if (!own) throw new Error(`no side ${index}`);
  return own;
}
