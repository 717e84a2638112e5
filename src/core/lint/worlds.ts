import { holdsOn } from "../evaluate/in-force.ts";
import { readsOf } from "../expression/reads-of.ts";
import type { Expression } from "../expression/tree.ts";
import { type BindingReads, readsIn, ruleConditions } from "../policy/binding-reads.ts";
import type { Binding, Condition, PolicySet } from "../policy/policy-set.ts";
import { moveDays } from "../reason/boundary.ts";
import { dayOfEachStretch, turningDays } from "../reason/turning-days.ts";
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
  const settings = settingsOf(reads, bindings);
  const worlds = settings.flatMap((alike) => worldsFor(alike, { reads, dates, policies }));
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

/** Groups the bindings that set what is read alike; where there is none nobody sets it. */
function settingsOf({ params }: BindingReads, bindings: readonly Binding[]): readonly (readonly Binding[])[] {
  const own = (binding: Binding) =>
    JSON.stringify(params.map((name) => binding.parameters[name]?.value ?? null));
  const groups = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const group = groups.get(own(binding)) ?? [];
    groups.set(own(binding), group);
    group.push(binding);
  }
  return groups.size === 0 ? [[]] : [...groups.values()];
}

interface Named {
  readonly reads: BindingReads;
  readonly dates: readonly string[];
  readonly policies: PolicySet;
}

/** On a day on which none of the bindings holds nobody asks. */
function worldsFor(alike: readonly Binding[], { reads, dates, policies }: Named): readonly World[] {
  const [binding] = alike;
  const turns = turningDays(
    reads,
    policies,
    alike.map((one) => one.effective),
  );
  const named = dates.flatMap(aroundDay).filter((day) => day !== undefined);
  const days = dayOfEachStretch([...new Set([...turns, ...named])].sort());
  const asked = days.filter((day) => !binding || alike.some((one) => holdsOn(one.effective, day)));
  return asked.map((asOf) => ({ asOf, binding }));
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
