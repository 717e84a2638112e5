import type { ValueCases as CasesFile } from "../../generated/types/value-cases.ts";
import { holdsOn, inForce } from "../evaluate/in-force.ts";
import { addPeriod } from "../expression/calendar.ts";
import type { ValueCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { Json, JsonObject } from "../source/json.ts";
import type { Judged } from "./prepared.ts";

export type ValueCase = CasesFile["spec"]["cases"][number];

/** Is what a policy set says on a day of what a case is about; null where it says nothing. */
export interface ValueActual {
  readonly onTheDay: Json;
  readonly theDayBefore: Json;
}

/** Says of one case of values what was expected and what was in force. */
export interface ValueCaseResult extends Judged<ValueActual, ValueActual> {
  /** The parameter, the catalogue or the binding. */
  readonly about: string;
}

/** Is a case with what must have been in force the day before its own. */
export interface ValueStep {
  readonly about: string;
  readonly case: ValueCase;
  readonly onTheDay: Json;
  readonly theDayBefore: Json;
}

/** Lists the cases of a file, each with what the one before says of the same; before the first there was nothing. */
export function stepsOf({ content }: ValueCases): readonly ValueStep[] {
  const last = new Map<string, Json>();
  return content.spec.cases.map((one) => {
    const about = aboutOf(one);
    const theDayBefore = last.get(about) ?? nothingOf(one);
    const onTheDay = expectedOf(one);
    last.set(about, onTheDay);
    return { about, case: one, onTheDay, theDayBefore };
  });
}

/** Runs the cases of values: what is in force on the first day, and what was the day before. */
export function runValueCases(policies: PolicySet, files: readonly ValueCases[]): readonly ValueCaseResult[] {
  return files.flatMap((file) =>
    stepsOf(file).map((step, index) => {
      const { about, onTheDay, theDayBefore } = step;
      const actual = actualOf(step.case, policies);
      const source = file.document.source.name;
      const name = `${about} since ${step.case.since}`;
      const expected = { onTheDay, theDayBefore };
      const passed = isSame(expected, actual);
      return { source, pointer: `/spec/cases/${index}`, about, name, expected, actual, passed };
    }),
  );
}

/** Tells whether a case holds under a policy set. */
export function holdsUnder({ case: one, onTheDay, theDayBefore }: ValueStep, policies: PolicySet): boolean {
  return isSame({ onTheDay, theDayBefore }, actualOf(one, policies));
}

function isSame(expected: ValueActual, actual: ValueActual): boolean {
  return (["onTheDay", "theDayBefore"] as const).every(
    (day) => canonical(expected[day]) === canonical(actual[day]),
  );
}

/** Names what a case is about. */
function aboutOf(one: ValueCase): string {
  if ("parameter" in one) return one.parameter;
  if ("derived" in one) return one.derived;
  return "catalogue" in one ? one.catalogue : one.binding;
}

/** Of a list there are no entries, of a value there is none. */
function nothingOf(one: ValueCase): Json {
  return "catalogue" in one || "derived" in one ? [] : null;
}

function actualOf(one: ValueCase, policies: PolicySet): ValueActual {
  const before = addPeriod(one.since, "P1D", -1) ?? one.since;
  return { onTheDay: toldOn(one, one.since, policies), theDayBefore: toldOn(one, before, policies) };
}

function expectedOf(one: ValueCase): Json {
  if ("parameter" in one) return one.value ?? null;
  if ("catalogue" in one) return one.entries.map(asJson);
  if ("derived" in one) return one.rules;
  const { from, until, enforcement, waivable = true, assurance, parameters = {} } = one;
  if (from === undefined) return null;
  return bindingAsJson({ from, until, enforcement, waivable, assurance, parameters: asJson(parameters) });
}

function rulesOn(name: string, day: string, { derived }: PolicySet): Json {
  const rules = derived.find(({ id }) => id === name)?.rules ?? [];
  return rules.filter(({ effective }) => holdsOn(effective, day)).map(({ id }) => id);
}

type Value = Exclude<Extract<ValueCase, { readonly parameter: string }>["value"], undefined>;

/** The validator lets no property stand without a value. */
function asJson(object: { readonly [name: string]: Value | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value ?? null]));
}

function toldOn(one: ValueCase, day: string, policies: PolicySet): Json {
  const { params, catalogues } = inForce(policies, day);
  if ("parameter" in one) return params[one.parameter] ?? null;
  if ("catalogue" in one) return catalogues[one.catalogue] ?? null;
  if ("derived" in one) return rulesOn(one.derived, day, policies);
  const profile = policies.profiles.find(({ id }) => id === one.profile);
  const binding = profile?.bindings.find(({ id }) => id === one.binding);
  if (!binding || !holdsOn(binding.effective, day)) return null;
  const own = Object.entries(binding.parameters).map(([id, { value }]) => [id, value] as const);
  return bindingAsJson({ ...binding, parameters: Object.fromEntries(own) });
}

interface Bound {
  readonly from: string;
  readonly until?: string | undefined;
  readonly enforcement?: string | undefined;
  readonly waivable: boolean;
  readonly assurance?: string | undefined;
  readonly parameters: JsonObject;
}

function bindingAsJson({ from, until, enforcement, waivable, assurance, parameters }: Bound): Json {
  const open = { until: until ?? null, enforcement: enforcement ?? null, assurance: assurance ?? null };
  return { from, waivable, parameters, ...open };
}

/** Writes a value so that two are the same text exactly when they are the same; the order of names says nothing. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, one: Json) =>
    typeof one === "object" && one !== null && !Array.isArray(one) ? sorted(one) : one,
  );
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
