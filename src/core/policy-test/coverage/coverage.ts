import type { Outcome } from "../../policy/policy-set.ts";
import type { Position, Range, Text } from "../../source/source.ts";
import type { CoveredUnit, Part } from "./covered-unit.ts";
import type { Truth } from "./sub-conditions.ts";

/** Says of one sub-condition what cases have shown of it and what they have not. */
export interface SubConditionCoverage {
  readonly part: Part;
  /** The binding, requirement, rule or competence it is of. */
  readonly of: string | null;
  readonly text: string;
  readonly source: string;
  readonly start: Position;
  /** Where it stands in its file. */
  readonly range: Range;
  readonly seen: readonly Truth[];
  readonly missed: readonly Truth[];
  /** Whether it rests on the values in force alone, so that no document changes it: nothing is asked of cases then. */
  readonly settled: boolean;
}

/** Says which outcomes of a requirement or a binding cases have reached. */
export interface OutcomeCoverage {
  readonly of: "requirement" | "binding";
  readonly id: string;
  readonly seen: readonly Outcome[];
  readonly missed: readonly Outcome[];
}

/** Says how far the cases of a gate, a derived fact or a profile's competences go. */
export interface UnitCoverage extends Pick<CoveredUnit, "kind" | "id" | "number"> {
  readonly title: Text;
  readonly seen: number;
  readonly possible: number;
  readonly conditions: readonly SubConditionCoverage[];
  readonly outcomes: readonly OutcomeCoverage[];
}

/** Says how far the cases of a policy set go; `seen` of `possible` truths and outcomes. */
export interface Coverage {
  readonly seen: number;
  readonly possible: number;
  readonly units: readonly UnitCoverage[];
}

/** Adds up the coverage of units. */
export function sumOf(units: readonly UnitCoverage[]): Coverage {
  const sum = (count: (unit: UnitCoverage) => number) => units.reduce((total, one) => total + count(one), 0);
  return { seen: sum(({ seen }) => seen), possible: sum(({ possible }) => possible), units };
}

/** Gives the part that is covered in whole percent, rounded down, so that 100 is all. */
export function percentOf({ seen, possible }: Pick<Coverage, "seen" | "possible">): number {
  return possible === 0 ? 100 : Math.floor((100 * seen) / possible);
}
