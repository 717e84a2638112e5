import { isJsonArray, type Json } from "../source/json.ts";
import { ANY, below, type PatternText } from "./place-pattern.ts";
import type { PolicyConstants } from "./policy-constants.ts";
import { type Flow, movedByDays, plainTerm, type Term } from "./term.ts";

/** Connects two places that conditions compare: what a value of the other suggests here. */
export interface Link {
  readonly other: PatternText;
  readonly suggest: (value: Json) => readonly Json[];
}

/** Gathers what conditions say of the places they read. */
export interface Findings {
  /** In the order they were met. */
  readonly read: Set<PatternText>;
  readonly seeds: Map<PatternText, Json[]>;
  readonly links: Map<PatternText, Link[]>;
  readonly patterns: Map<PatternText, string[]>;
  readonly sizes: Map<PatternText, number[]>;
  readonly derived: Set<string>;
}

/** Carries what the whole walk through a condition shares. */
export interface FlowWalk {
  readonly findings: Findings;
  readonly constants: PolicyConstants;
}

/** Makes findings in which nothing is found yet. */
export function noFindings(): Findings {
  return {
    read: new Set(),
    seeds: new Map(),
    links: new Map(),
    patterns: new Map(),
    sizes: new Map(),
    derived: new Set(),
  };
}

/** Notes that places are read. */
export function notePlaces({ findings }: FlowWalk, { terms }: Flow): void {
  for (const { pattern } of terms) findings.read.add(pattern);
}

/** Goes from a list to its elements. */
export function elementOf(walk: FlowWalk, list: Flow): Flow {
  if (list.element) return list.element;
  const terms = list.terms.map(({ pattern }) => plainTerm(below(pattern, ANY)));
  const constants = list.constants.flatMap((value) => (isJsonArray(value) ? value : []));
  notePlaces(walk, list);
  return { terms, constants };
}

/** Joins what two parts can be. */
export function both(one: Flow, other: Flow): Flow {
  const sizeOf = [...(one.sizeOf ?? []), ...(other.sizeOf ?? [])];
  const element =
    one.element && other.element ? both(one.element, other.element) : (one.element ?? other.element);
  return {
    terms: [...one.terms, ...other.terms],
    constants: [...one.constants, ...other.constants],
    ...(element ? { element } : {}),
    ...(sizeOf.length > 0 ? { sizeOf } : {}),
  };
}

/** Notes that two parts are compared: what the one can be tells values of the other apart. */
export function relate(walk: FlowWalk, one: Flow, other: Flow): void {
  relateDifference(walk, one, other);
  relateDifference(walk, other, one);
  noteSizes(walk, one, other);
  noteSizes(walk, other, one);
  notePlaces(walk, both(one, other));
  for (const term of one.terms) seed(walk, term, other.constants);
  for (const term of other.terms) seed(walk, term, one.constants);
  for (const term of one.terms) for (const against of other.terms) link(walk, term, against);
  // Two lists are compared element by element.
  if (one.element || other.element) relate(walk, elementOf(walk, one), elementOf(walk, other));
}

function relateDifference(walk: FlowWalk, { difference }: Flow, { constants }: Flow): void {
  if (!difference) return;
  const days = constants.filter((value) => typeof value === "number");
  for (const count of days.length > 0 ? days : [0]) {
    relate(walk, difference.later, movedByDays(difference.earlier, count));
  }
}

function noteSizes({ findings }: FlowWalk, { sizeOf }: Flow, { constants }: Flow): void {
  const numbers = constants.filter((value) => typeof value === "number");
  for (const pattern of sizeOf ?? []) noteAll(findings.sizes, pattern, numbers);
}

function seed({ findings }: FlowWalk, term: Term, constants: readonly Json[]): void {
  noteAll(
    findings.seeds,
    term.pattern,
    constants.flatMap((value) => term.invert(value)),
  );
}

function link({ findings }: FlowWalk, one: Term, other: Term): void {
  noteAll(findings.links, one.pattern, [{ other: other.pattern, suggest: suggestion(one, other) }]);
  noteAll(findings.links, other.pattern, [{ other: one.pattern, suggest: suggestion(other, one) }]);
}

function suggestion(here: Term, there: Term): Link["suggest"] {
  return (value) => {
    const target = there.apply(value);
    return target === undefined ? [] : here.invert(target);
  };
}

/** Notes more of a place. */
export function noteAll<T>(map: Map<PatternText, T[]>, pattern: PatternText, values: readonly T[]): void {
  const known = map.get(pattern);
  if (known) known.push(...values);
  else map.set(pattern, [...values]);
}
