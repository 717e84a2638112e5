import type { Document } from "../../parse/document.ts";
import type { Condition, Outcome, Stage } from "../../policy/policy-set.ts";
import type { Text } from "../../source/source.ts";
import type { Surroundings } from "./sub-conditions.ts";

/** Names where in a unit a condition stands. */
export type Part = "binding" | "appliesWhen" | "when" | "where" | "that" | "rule" | "competence";

/** Is a condition whose parts cases are to show both ways. */
export interface CoveredCondition {
  readonly part: Part;
  /** The binding, requirement, rule or competence it is of. */
  readonly of: string | null;
  readonly condition: Condition;
  readonly document: Document;
  readonly pointer: string;
  /** What is certain where it is asked. */
  readonly around: Surroundings;
  /** The stage before which it is not asked; what it says before then counts for nothing. */
  readonly from?: Stage;
}

/** Is something with outcomes that cases are to reach. */
export interface CoveredOutcomes {
  readonly of: "requirement" | "binding";
  readonly id: string;
  readonly possible: readonly Outcome[];
}

/** Is what one set of cases is about: a gate with its bindings, a derived fact, or the competences of a profile. */
export interface CoveredUnit {
  readonly kind: "gate" | "derived" | "competence";
  readonly id: string;
  /** The number of a gate, such as G10. */
  readonly number?: string;
  readonly title: Text;
  readonly conditions: readonly CoveredCondition[];
  readonly outcomes: readonly CoveredOutcomes[];
}
