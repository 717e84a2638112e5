import type { ValueCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { canonicalText } from "../source/canonical-text.ts";
import type { Json } from "../source/json.ts";
import { notRecorded } from "./not-recorded.ts";
import type { Judged, Problem } from "./prepared.ts";
import {
  aboutOf,
  type DatedCase,
  dayBefore,
  expectedOf,
  inForceOn,
  nothingOf,
  subjectOf,
} from "./recorded.ts";
import { recordsIn, unrecordedSteps } from "./unrecorded-steps.ts";

/** Is what a policy set says on a day of what a case is about; null where it says nothing. */
export interface ValueActual {
  readonly onTheDay: Json;
  readonly theDayBefore: Json;
}

/** Says of one case of values what was expected and what was in force. */
export interface ValueCaseResult extends Judged<ValueActual, ValueActual | Problem> {
  /** The parameter, the catalogue, the derived fact or the binding. */
  readonly about: string;
}

/** Is a case with what must have been in force the day before its own. */
export interface ValueStep extends ValueActual {
  readonly about: string;
  readonly pointer: string;
  readonly case: DatedCase;
}

/** Lists the cases of a file, each with what the one before says of the same; before the first there was nothing. */
export function stepsOf({ content }: ValueCases): readonly ValueStep[] {
  const last = new Map<string, Json>();
  return content.spec.cases.flatMap((one, index) => {
    if ("reapproval" in one) return [];
    const theDayBefore = last.get(subjectOf(one)) ?? nothingOf(one);
    const onTheDay = expectedOf(one);
    last.set(subjectOf(one), onTheDay);
    return [{ about: aboutOf(one), pointer: `/spec/cases/${index}`, case: one, onTheDay, theDayBefore }];
  });
}

/**
 * Runs the cases of values: what is in force on the first day, and what was the day before. What changes on another
 * day, of all that is recorded, is a case that is missing, and fails.
 */
export function runValueCases(policies: PolicySet, files: readonly ValueCases[]): readonly ValueCaseResult[] {
  return [...recordedResults(policies, files), ...unrecordedResults(policies, files)];
}

function recordedResults(policies: PolicySet, files: readonly ValueCases[]): readonly ValueCaseResult[] {
  return files.flatMap((file) =>
    stepsOf(file).map(({ about, pointer, case: one, onTheDay, theDayBefore }) => {
      const actual = actualOf(one, policies);
      const source = file.document.source.name;
      const name = nameOf(about, one.since);
      const expected = { onTheDay, theDayBefore };
      return { source, pointer, about, name, expected, actual, passed: isSame(expected, actual) };
    }),
  );
}

function unrecordedResults(policies: PolicySet, files: readonly ValueCases[]): readonly ValueCaseResult[] {
  return recordsIn(files).flatMap((record) =>
    unrecordedSteps(record, policies).map(({ since, theDayBefore, line }) => {
      const { about, last } = record;
      const actual = notRecorded({ vi: "thay đổi này", en: "this change" }, line);
      const place = { source: last.source, pointer: last.pointer, about, name: nameOf(about, since) };
      const expected = { onTheDay: theDayBefore, theDayBefore };
      return { ...place, expected, actual, passed: false };
    }),
  );
}

function nameOf(about: string, since: string): string {
  return `${about} since ${since}`;
}

/** Tells whether a case holds under a policy set. */
export function holdsUnder({ case: one, onTheDay, theDayBefore }: ValueStep, policies: PolicySet): boolean {
  return isSame({ onTheDay, theDayBefore }, actualOf(one, policies));
}

function isSame(expected: ValueActual, actual: ValueActual): boolean {
  return (["onTheDay", "theDayBefore"] as const).every(
    (day) => canonicalText(expected[day]) === canonicalText(actual[day]),
  );
}

function actualOf(one: DatedCase, policies: PolicySet): ValueActual {
  const { since } = one;
  return {
    onTheDay: inForceOn(one, since, policies),
    theDayBefore: inForceOn(one, dayBefore(since), policies),
  };
}
