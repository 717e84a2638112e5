import { readsOf } from "../expression/reads-of.ts";
import type { Expression } from "../expression/tree.ts";
import { type BindingReads, readsIn, ruleConditions } from "../policy/binding-reads.ts";
import type { Binding, Condition, Interval, PolicySet } from "../policy/policy-set.ts";
import { moveDays } from "../reason/boundary.ts";
import { nodesOf } from "./expression-nodes.ts";

/** Is a day, and a binding whose own values count: what is certain is so in every world. */
export interface World {
  readonly asOf: string;
  readonly binding: Binding | undefined;
}

/** Of more worlds nothing is claimed. */
const MOST_WORLDS = 40;

/**
 * Lists the worlds in which conditions may come out differently: a day of every stretch between two changes of what
 * they read of the policy set, for every way in which bindings set what they read. Undefined where there are too
 * many, or where they calculate with the day itself.
 */
export function worldsOf(
  conditions: readonly Condition[],
  bindings: readonly Binding[],
  policies: PolicySet,
): readonly World[] | undefined {
  const reads = readsIn(conditions, policies);
  const nodes = [...conditions, ...ruleConditions(reads.derived, policies)].flatMap(({ expression }) =>
    nodesOf(expression),
  );
  const dates = datesIn(reads, nodes, bindings, policies);
  if (nodes.some((node) => calculatesWithDay(node, dates.length > 0))) return undefined;
  const days = daysOf(reads, dates, policies);
  const settings = settingsOf(reads, bindings);
  const worlds = settings.flatMap((binding) => days.map((asOf): World => ({ asOf, binding })));
  return worlds.length > MOST_WORLDS ? undefined : worlds;
}

/**
 * What is calculated with the day changes on days that no interval names; how far the day is from a fact does so only
 * where the fact is held against a date as well.
 */
function calculatesWithDay(node: Expression, areDatesNamed: boolean): boolean {
  if (node.op !== "arithmetic") return false;
  const { places, variables } = readsOf(node);
  return (areDatesNamed || places.length === 0) && variables.includes("asOf");
}

/** Keeps one binding of those that set what is read alike. */
function settingsOf(
  { params }: BindingReads,
  bindings: readonly Binding[],
): readonly (Binding | undefined)[] {
  const own = (binding: Binding) =>
    JSON.stringify(params.map((name) => binding.parameters[name]?.value ?? null));
  const distinct = [...new Map(bindings.map((binding) => [own(binding), binding])).values()];
  return distinct.length === 0 ? [undefined] : distinct;
}

const SOME_DAY = "2026-01-01";

function daysOf(
  { params, catalogues, derived }: BindingReads,
  dates: readonly string[],
  policies: PolicySet,
): readonly string[] {
  const intervals: readonly Interval[] = [
    ...policies.parameters.filter(({ id }) => params.includes(id)).flatMap(({ values }) => values),
    ...policies.catalogues.filter(({ id }) => catalogues.includes(id)).flatMap(({ entries }) => entries),
    ...policies.derived
      .filter(({ id }) => derived.includes(id))
      .flatMap(({ rules }) => rules.map(({ effective }) => effective)),
  ];
  const turns = [...intervals.flatMap(({ from, until }) => [from, until]), ...dates.flatMap(aroundDay)];
  const days = new Set(turns.filter((turn) => turn !== undefined));
  return days.size === 0 ? [SOME_DAY] : [...days].sort();
}

/** Lists the dates that conditions can hold facts, or the day, against. */
function datesIn(
  { params }: BindingReads,
  nodes: readonly Expression[],
  bindings: readonly Binding[],
  { parameters }: PolicySet,
): readonly string[] {
  const values = [
    ...parameters
      .filter(({ id }) => params.includes(id))
      .flatMap((one) => one.values.map(({ value }) => value)),
    ...bindings.flatMap(({ parameters: own }) => params.map((name) => own[name]?.value)),
    ...nodes.flatMap((node) => (node.op === "literal" ? [node.value] : [])),
  ];
  return values
    .flat()
    .filter((value) => typeof value === "string" && DATE.test(value))
    .map(String);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function aroundDay(day: string): readonly (string | undefined)[] {
  return [moveDays(day, -1), day, moveDays(day, 1)];
}
