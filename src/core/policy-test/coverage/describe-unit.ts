import type { Expression } from "../../expression/tree.ts";
import { rangeInFile } from "../../policy/compile-condition.ts";
import type { Outcome } from "../../policy/policy-set.ts";
import { positionAt } from "../../source/position.ts";
import type { OutcomeCoverage, SubConditionCoverage, UnitCoverage } from "./coverage.ts";
import type { CoveredCondition, CoveredUnit } from "./covered-unit.ts";
import type { Observation } from "./observation.ts";
import { type SubCondition, subConditions, TRUTHS, type Truth } from "./sub-conditions.ts";

/** Is what the cases of a unit have shown. */
export interface Shown {
  readonly observation: Observation;
  /** The outcomes reached, by `requirement` or `binding` and its id. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<Outcome>>;
}

/** Says of a unit what its cases have shown and what they have not. */
export function describeUnit(unit: CoveredUnit, shown: Shown): UnitCoverage {
  const conditions = partsOf(unit.conditions).map((parts) => describeParts(parts, shown.observation));
  const outcomes = unit.outcomes.map(({ of, id, possible }): OutcomeCoverage => {
    const reached = shown.outcomes.get(`${of} ${id}`) ?? new Set();
    const { seen, missed } = split(possible, reached);
    return { of, id, seen, missed };
  });
  const all = [...conditions, ...outcomes];
  const seen = all.reduce((sum, one) => sum + one.seen.length, 0);
  const missed = all.reduce((sum, one) => sum + one.missed.length, 0);
  const { kind, id, number, title } = unit;
  const names = { kind, id, ...(number === undefined ? {} : { number }), title };
  return { ...names, seen, possible: seen + missed, conditions, outcomes };
}

/** Lists the parts of the conditions of a unit that are observed. */
export function nodesOf({ condition, around }: CoveredCondition): readonly Expression[] {
  return subConditions(condition.expression, around).map(({ node }) => node);
}

interface Part extends SubCondition {
  readonly of: CoveredCondition;
}

/** What is typed against several kinds of document stands in the file once: what any of them shows, is shown. */
function partsOf(conditions: readonly CoveredCondition[]): readonly (readonly [Part, ...Part[]])[] {
  const byPlace = new Map<string, [Part, ...Part[]]>();
  for (const of of conditions) {
    for (const { node, possible } of subConditions(of.condition.expression, of.around)) {
      const { name } = of.document.source;
      const key = `${name}#${of.document.index}#${of.pointer}#${node.start}-${node.end}-${node.op}`;
      const same = byPlace.get(key);
      const part = { of, node, possible };
      if (same) same.push(part);
      else byPlace.set(key, [part]);
    }
  }
  return [...byPlace.values()];
}

function describeParts(parts: readonly [Part, ...Part[]], { seenOf }: Observation): SubConditionCoverage {
  const [{ of, node }] = parts;
  const { document, pointer, condition } = of;
  const range = rangeInFile(node, condition.text, { document, pointer });
  const possible = TRUTHS.filter((truth) => parts.some((part) => part.possible.includes(truth)));
  const seen = new Set(parts.flatMap((part) => [...seenOf(part.node)]));
  return {
    part: of.part,
    of: of.of,
    text: condition.text.slice(node.start, node.end),
    source: document.source.name,
    start: positionAt(document.source.text, range.start),
    range,
    ...split<Truth>(possible, seen),
    settled: possible.length === 0,
  };
}

function split<T>(possible: readonly T[], reached: ReadonlySet<T>) {
  const seen = possible.filter((one) => reached.has(one));
  return { seen, missed: possible.filter((one) => !reached.has(one)) };
}
