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
export interface ValueCaseResult extends Judged<Pick<ValueActual, "onTheDay">, ValueActual> {
  /** The parameter, the catalogue or the binding. */
  readonly about: string;
}

/** Runs the cases of values: what is in force on the first day, and that it was something else the day before. */
export function runValueCases(policies: PolicySet, files: readonly ValueCases[]): readonly ValueCaseResult[] {
  return files.flatMap(({ document, content }) =>
    content.spec.cases.map((one, index) => {
      const about = aboutOf(one);
      const actual = actualOf(one, policies);
      const expected = { onTheDay: expectedOf(one) };
      const where = { source: document.source.name, pointer: `/spec/cases/${index}` };
      return {
        ...where,
        about,
        name: `${about} since ${one.since}`,
        expected,
        actual,
        passed: holds(one, actual),
      };
    }),
  );
}

/** Tells whether a case holds under a policy set. */
export function isValueAsExpected(one: ValueCase, policies: PolicySet): boolean {
  return holds(one, actualOf(one, policies));
}

/** Names what a case is about. */
export function aboutOf(one: ValueCase): string {
  if ("parameter" in one) return one.parameter;
  return "catalogue" in one ? one.catalogue : one.binding;
}

function holds(one: ValueCase, { onTheDay, theDayBefore }: ValueActual): boolean {
  const expected = canonical(expectedOf(one));
  return canonical(onTheDay) === expected && canonical(theDayBefore) !== expected;
}

function actualOf(one: ValueCase, policies: PolicySet): ValueActual {
  const before = addPeriod(one.since, "P1D", -1) ?? one.since;
  return { onTheDay: toldOn(one, one.since, policies), theDayBefore: toldOn(one, before, policies) };
}

function expectedOf(one: ValueCase): Json {
  if ("parameter" in one) return one.value ?? null;
  if ("catalogue" in one) return one.entries.map(asJson);
  const { from, until, enforcement, waivable = true, assurance, parameters = {} } = one;
  if (from === undefined) return null;
  return bindingAsJson({ from, until, enforcement, waivable, assurance, parameters: asJson(parameters) });
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
