import type { Text } from "../source/source.ts";

export interface Bound {
  readonly limit: number;
}

export interface CountBound extends Bound {
  readonly count: number | undefined;
  /** Is the same where everybody may know how long the list is. */
  readonly openCount: number | undefined;
}

/** Is where both ends of what a number may be are known. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

export interface NumberBound extends Bound {
  readonly range: NumberRange | undefined;
}

/** Says of an identifier what the writer's text becomes as one, if it becomes one that fits. */
export interface IdWanted {
  readonly slug: string | undefined;
  readonly startsWithLetter: boolean;
}

export interface BadDate extends Value {
  /** The same date in the form wanted, if there is one. */
  readonly meant: string | undefined;
  readonly isDateLike: boolean;
  /** What it means to leave the date out, where that means something. */
  readonly absence: Text | undefined;
}

export interface BadPattern extends Value {
  readonly pattern: string;
  readonly id: IdWanted | undefined;
}

export interface DuplicateId extends Value {
  readonly key: string;
  readonly line: number;
  /** Where the id has to be the only one of its value. */
  readonly scope: "list" | "document";
}

export interface Value {
  readonly value: string;
}

/** What was meant, if something is near; else what is allowed, if that is short. */
export interface Choice {
  readonly suggestion: string | undefined;
  readonly allowed: readonly string[];
}

export interface UnknownValue extends Value, Choice {
  /** The same suggestion, where it gives away no confidential value. */
  readonly openSuggestion: string | undefined;
}
