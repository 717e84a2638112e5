import { addPeriod, isDate } from "../expression/calendar.ts";
import type { Json } from "../source/json.ts";
import { around, datesLeadingTo, moveDays } from "./boundary.ts";
import type { PatternText } from "./place-pattern.ts";

/** Is a value that is read from a place and changed on its way: what a value there becomes, and what gives about a value. */
export interface Term {
  readonly pattern: PatternText;
  readonly apply: (value: Json) => Json | undefined;
  /** Lists values of the place at and about which the changed value passes the target. */
  readonly invert: (target: Json) => readonly Json[];
}

/** Is what is known of an expression without a document: the places it reads, and the constants it can be. */
export interface Flow {
  readonly terms: readonly Term[];
  readonly constants: readonly Json[];
  /** The elements of a list that is computed. */
  readonly element?: Flow;
  /** Of the days between two dates: the two. */
  readonly difference?: { readonly later: Flow; readonly earlier: Flow };
  /** Of the size of a list: the places of the list. */
  readonly sizeOf?: readonly PatternText[];
}

export const NOTHING: Flow = { terms: [], constants: [] };

/** Reads a place as it is. */
export function plainTerm(pattern: PatternText): Term {
  return { pattern, apply: (value) => value, invert: (target) => around(target) };
}

/** Moves dates by periods, forth or back. */
export function movedBy(dates: Flow, periods: readonly Json[], direction: 1 | -1): Flow {
  const known = periods.filter((period) => typeof period === "string");
  const move = (date: Json, period: string) =>
    typeof date === "string" && isDate(date) ? addPeriod(date, period, direction) : undefined;
  return {
    terms: dates.terms.flatMap((term) =>
      known.map((period) =>
        chained(
          term,
          (value) => move(value, period),
          (target) => (isDateText(target) ? datesLeadingTo(target, period, direction) : []),
        ),
      ),
    ),
    constants: dates.constants.flatMap((date) => known.flatMap((period) => move(date, period) ?? [])),
  };
}

/** Moves dates by days. */
export function movedByDays(dates: Flow, days: number): Flow {
  return {
    terms: dates.terms.map((term) =>
      chained(
        term,
        (value) => (isDateText(value) ? moveDays(value, days) : undefined),
        (target) => (isDateText(target) ? around(moveDays(target, -days) ?? target) : []),
      ),
    ),
    constants: dates.constants.flatMap((date) => (isDateText(date) ? (moveDays(date, days) ?? []) : [])),
  };
}

/** Multiplies numbers by a constant. */
export function scaled(numbers: Flow, factor: number): Flow {
  return numbersBy(
    numbers,
    (value) => value * factor,
    (target) => (factor === 0 ? [] : [Math.floor(target / factor), Math.ceil(target / factor)]),
  );
}

/** Adds a constant to numbers. */
export function offsetBy(numbers: Flow, offset: number): Flow {
  return numbersBy(
    numbers,
    (value) => value + offset,
    (target) => [target - offset],
  );
}

function numbersBy(
  numbers: Flow,
  forth: (value: number) => number,
  back: (target: number) => readonly number[],
): Flow {
  return {
    terms: numbers.terms.map((term) =>
      chained(
        term,
        (value) => (typeof value === "number" ? forth(value) : undefined),
        (target) => (typeof target === "number" ? back(target).flatMap((one) => around(one)) : []),
      ),
    ),
    constants: numbers.constants.flatMap((value) => (typeof value === "number" ? [forth(value)] : [])),
  };
}

function chained(
  term: Term,
  forth: (value: Json) => Json | undefined,
  back: (target: Json) => readonly Json[],
): Term {
  return {
    pattern: term.pattern,
    apply: (value) => {
      const inner = term.apply(value);
      return inner === undefined ? undefined : forth(inner);
    },
    invert: (target) => back(target).flatMap((value) => term.invert(value)),
  };
}

function isDateText(value: Json): value is string {
  return typeof value === "string" && isDate(value);
}
