import type { ValueCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { canonicalText } from "../source/canonical-text.ts";
import { isJsonObject, type Json, type JsonObject } from "../source/json.ts";
import { yamlLine } from "../source/yaml-text.ts";
import { aboutOf, boundsOf, type DatedCase, dayBefore, inForceOn, subjectOf } from "./recorded.ts";

/** Is what cases record of one parameter, catalogue, derived fact or binding: the days, and the last of its cases. */
export interface RecordedDays {
  readonly about: string;
  readonly days: ReadonlySet<string>;
  readonly last: { readonly source: string; readonly pointer: string; readonly case: DatedCase };
}

/** Gathers what some files record, by what it is about. */
export function recordsIn(files: readonly ValueCases[]): readonly RecordedDays[] {
  const records = new Map<string, RecordedDays>();
  for (const { document, content } of files) {
    for (const [index, one] of content.spec.cases.entries()) {
      if ("reapproval" in one) continue;
      const days = new Set([...(records.get(subjectOf(one))?.days ?? []), one.since]);
      const last = { source: document.source.name, pointer: `/spec/cases/${index}`, case: one };
      records.set(subjectOf(one), { about: aboutOf(one), days, last });
    }
  }
  return [...records.values()];
}

/** Is a day from which on something else is in force, without a case that says so. */
export interface UnrecordedStep {
  readonly since: string;
  readonly theDayBefore: Json;
  /** The case that would record it, as it stands in a file of cases. */
  readonly line: string;
}

/** Finds the days on which what is recorded changes unrecorded. */
export function unrecordedSteps(
  { days, last: { case: one } }: RecordedDays,
  policies: PolicySet,
): readonly UnrecordedStep[] {
  return boundsOf(one, policies).flatMap((since) => {
    if (days.has(since)) return [];
    const [onTheDay, theDayBefore] = [
      inForceOn(one, since, policies),
      inForceOn(one, dayBefore(since), policies),
    ];
    if (canonicalText(onTheDay) === canonicalText(theDayBefore)) return [];
    return [{ since, theDayBefore, line: `- ${yamlLine(caseOf(one, since, onTheDay))}` }];
  });
}

function caseOf(one: DatedCase, since: string, value: Json): JsonObject {
  if ("parameter" in one) return { parameter: one.parameter, since, ...(value === null ? {} : { value }) };
  if ("catalogue" in one) return { since, catalogue: one.catalogue, entries: value };
  if ("derived" in one) return { since, derived: one.derived, rules: value };
  const { binding, profile } = one;
  return { since, binding, profile, ...(isJsonObject(value) ? saidOf(value) : {}) };
}

/** A case says nothing of what is as it is where nothing is said. */
function saidOf({ from, until, enforcement, waivable, assurance, parameters }: JsonObject): JsonObject {
  const said = { from, until, enforcement, waivable: waivable === false ? false : null, assurance };
  const own = isJsonObject(parameters) && Object.keys(parameters).length > 0 ? { parameters } : {};
  const stated = Object.entries(said).flatMap(([name, one]) =>
    one === null || one === undefined ? [] : [[name, one] as const],
  );
  return { ...Object.fromEntries(stated), ...own };
}
