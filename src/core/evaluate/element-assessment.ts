import type { Scope } from "../expression/interpret.ts";
import type { Cause, Fact, Place } from "../expression/result.ts";
import type { Outcome, Requirement } from "../policy/policy-set.ts";
import type { JustificationState } from "./justification.ts";

/** Tells which part of a gate decided an element. */
export type DecidedAt = "that" | "when" | "where" | "list" | "empty" | "none-match";

/** Is what one requirement says of one element (or of the whole document, without `each`). */
export interface ElementAssessment {
  readonly requirement: Requirement;
  readonly outcome: Outcome;
  readonly decidedAt: DecidedAt;
  readonly support: readonly Fact[];
  readonly causes: readonly Cause[];
  /** The text of the sub-condition that decided, where one did. */
  readonly condition?: string;
  /** Where a finding points, when the requirement names it. */
  readonly at?: Place;
  readonly scope: Scope;
  readonly justification: JustificationState;
}
