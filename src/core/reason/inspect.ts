import type { Text } from "../source/source.ts";
import type { Goal } from "./goal.ts";
import {
  freshInspection,
  type Inspection,
  listPart,
  OUTSIDE,
  type Surroundings,
  truthPart,
  within,
} from "./inspect-part.ts";
import type { PatternText } from "./place-pattern.ts";
import type { Side } from "./side.ts";

/** Is one place in a condition that goes through a list, or leads into it. */
export interface Occurrence {
  readonly list: PatternText;
  /** The same for two that always mean the same element. */
  readonly key: string;
  /** The lists whose elements stand around it. */
  readonly enclosing: readonly PatternText[];
  /** How often it is repeated, for the entries of a catalogue around it. */
  readonly times: number;
}

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
