import type { Json, JsonObject } from "../expression/result.ts";
import type { Binding, Catalogue, Interval, Parameter, PolicySet } from "../policy/policy-set.ts";
import { remember } from "../source/remember.ts";

/** Records a parameter value that a binding reads; `from` is null where the binding states the value itself. */
export interface ParameterUse {
  readonly id: string;
  readonly value: Json;
  readonly from: string | null;
  readonly basis: string;
}

/** Holds what the policy set says on one date to one binding. */
export interface InForce {
  readonly params: JsonObject;
  readonly catalogues: JsonObject;
  /** Tells which value of a parameter is in force, and since when. */
  readonly useOf: (id: string) => ParameterUse | undefined;
}

/** Tells whether a half-open interval of dates holds a date; ISO full dates order as text. */
export function holdsOn(interval: Interval, date: string): boolean {
  return (
    (interval.from === undefined || interval.from <= date) &&
    (interval.until === undefined || date < interval.until)
  );
}

/** Picks the parameter values and catalogue entries in force on a date; one without a value stays absent, so unknown. */
export function inForce({ parameters, catalogues }: PolicySet, asOf: string): InForce {
  const uses = picked(pickedValues, parameters, asOf, pickValues);
  return {
    params: uses.params,
    catalogues: picked(pickedEntries, catalogues, asOf, pickEntries),
    useOf: (id) => uses.byId.get(id),
  };
}

interface Values {
  readonly params: JsonObject;
  readonly byId: ReadonlyMap<string, ParameterUse>;
}

/** Many documents are judged by one set on few dates: what was picked of it is kept by date. */
type Picked<Of extends object, T> = WeakMap<Of, Map<string, T>>;
const pickedValues: Picked<PolicySet["parameters"], Values> = new WeakMap();
const pickedEntries: Picked<PolicySet["catalogues"], JsonObject> = new WeakMap();

/** Bounds what whoever chooses the dates can make us hold. */
const DATES_REMEMBERED = 100;

function picked<Of extends object, T>(
  all: Picked<Of, T>,
  of: Of,
  asOf: string,
  pick: (of: Of, asOf: string) => T,
): T {
  const byDate = remember(all, of, () => new Map<string, T>());
  if (byDate.size >= DATES_REMEMBERED) byDate.clear();
  return remember(byDate, asOf, () => pick(of, asOf));
}

function pickValues(parameters: PolicySet["parameters"], asOf: string): Values {
  const dated = parameters.flatMap((parameter) => datedValue(parameter, asOf) ?? []);
  return { params: paramsOf(dated), byId: new Map(dated.map((use) => [use.id, use])) };
}

function pickEntries(catalogues: PolicySet["catalogues"], asOf: string): JsonObject {
  return Object.fromEntries(catalogues.map((catalogue) => [catalogue.id, entriesOn(catalogue, asOf)]));
}

/** Puts the values that a binding states itself in place of those in force. */
export function inForceFor({ parameters }: Binding, values: InForce): InForce {
  const own = new Map(
    Object.entries(parameters).map(([id, { value, basis }]) => [
      id,
      { id, value, from: null, basis: basis.join(", ") },
    ]),
  );
  if (own.size === 0) return values;
  const params = { ...values.params, ...paramsOf([...own.values()]) };
  return { ...values, params, useOf: (id) => own.get(id) ?? values.useOf(id) };
}

function paramsOf(uses: readonly ParameterUse[]): JsonObject {
  return Object.fromEntries(uses.map(({ id, value }) => [id, value]));
}

function datedValue({ id, values }: Parameter, asOf: string): ParameterUse | undefined {
  const dated = values.find((value) => holdsOn(value, asOf));
  return dated && { id, value: dated.value, from: dated.from, basis: dated.basis.join(", ") };
}

function entriesOn(catalogue: Catalogue, asOf: string): readonly JsonObject[] {
  return catalogue.entries.filter((entry) => holdsOn(entry, asOf)).map((entry) => entry.value);
}
