import type { ValueCases as CasesFile } from "../../generated/types/value-cases.ts";
import { holdsOn, inForce } from "../evaluate/in-force.ts";
import { addPeriod } from "../expression/calendar.ts";
import type { Interval, PolicySet } from "../policy/policy-set.ts";
import type { Json, JsonObject } from "../source/json.ts";

type ValueCase = CasesFile["spec"]["cases"][number];
export type ReapprovalCase = Extract<ValueCase, { readonly reapproval: string }>;
/** Is a case about what begins and ends on days. */
export type DatedCase = Exclude<ValueCase, ReapprovalCase>;

/** Names what a case is about. */
export function aboutOf(one: DatedCase): string {
  if ("parameter" in one) return one.parameter;
  if ("derived" in one) return one.derived;
  return "catalogue" in one ? one.catalogue : one.binding;
}

/** Tells apart what cases are about: names are of their kind, and a binding is under a profile what that makes of it. */
export function subjectOf(one: DatedCase): string {
  if ("parameter" in one) return `parameter ${one.parameter}`;
  if ("derived" in one) return `derived ${one.derived}`;
  return "catalogue" in one ? `catalogue ${one.catalogue}` : `${one.profile} ${one.binding}`;
}

/** Says what there is before anything begins: of a list there are no entries, of a value there is none. */
export function nothingOf(one: DatedCase): Json {
  return "catalogue" in one || "derived" in one ? [] : null;
}

/** Says what a case expects to be in force. */
export function expectedOf(one: DatedCase): Json {
  if ("parameter" in one) return one.value ?? null;
  if ("catalogue" in one) return one.entries.map(asJson);
  if ("derived" in one) return one.rules;
  const { from, until, enforcement, waivable = true, assurance, parameters = {} } = one;
  if (from === undefined) return null;
  return bindingAsJson({ from, until, enforcement, waivable, assurance, parameters: asJson(parameters) });
}

type Value = Exclude<Extract<ValueCase, { readonly parameter: string }>["value"], undefined>;

/** The validator lets no property stand without a value. */
function asJson(object: { readonly [name: string]: Value | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value ?? null]));
}

/** Says what a policy set has in force on a day of what a case is about. */
export function inForceOn(one: DatedCase, day: string, policies: PolicySet): Json {
  const { params, catalogues } = inForce(policies, day);
  if ("parameter" in one) return params[one.parameter] ?? null;
  if ("catalogue" in one) return catalogues[one.catalogue] ?? null;
  if ("derived" in one) return rulesOn(one.derived, day, policies);
  const binding = bindingOf(one, policies);
  if (!binding || !holdsOn(binding.effective, day)) return null;
  const own = Object.entries(binding.parameters).map(([id, { value }]) => [id, value] as const);
  return bindingAsJson({ ...binding, parameters: Object.fromEntries(own) });
}

/** Names the day before a day; itself where the calendar begins. */
export function dayBefore(day: string): string {
  return addPeriod(day, "P1D", -1) ?? day;
}

/** Lists the days on which something of what a case is about begins or ends, in order. */
export function boundsOf(one: DatedCase, policies: PolicySet): readonly string[] {
  const days = intervalsOf(one, policies).flatMap(({ from, until }) => [from, until]);
  return [...new Set(days.filter((day) => day !== undefined))].sort();
}

function intervalsOf(one: DatedCase, policies: PolicySet): readonly Interval[] {
  const { parameters, catalogues, derived } = policies;
  if ("parameter" in one) return parameters.find(({ id }) => id === one.parameter)?.values ?? [];
  if ("catalogue" in one) return catalogues.find(({ id }) => id === one.catalogue)?.entries ?? [];
  if ("derived" in one)
    return derived.find(({ id }) => id === one.derived)?.rules.map(({ effective }) => effective) ?? [];
  const binding = bindingOf(one, policies);
  return binding ? [binding.effective] : [];
}

function bindingOf(one: Extract<DatedCase, { readonly binding: string }>, { profiles }: PolicySet) {
  const profile = profiles.find(({ id }) => id === one.profile);
  return profile?.bindings.find(({ id }) => id === one.binding);
}

function rulesOn(name: string, day: string, { derived }: PolicySet): Json {
  const rules = derived.find(({ id }) => id === name)?.rules ?? [];
  return rules.filter(({ effective }) => holdsOn(effective, day)).map(({ id }) => id);
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
