import { type Frame, failed, known, type Machine, spend, supportOf, undecided } from "./machine.ts";
import type { Fact, Known, Result, Value } from "./result.ts";
import { asTruth, conclude } from "./run-logic.ts";
import type { Comprehension, Expression } from "./tree.ts";
import { elementFact, extentOf, isList, isMap } from "./value.ts";

/** Is one element a comprehension goes over, with the fact it is. */
interface Element {
  readonly value: Value;
  readonly support: readonly Fact[];
}

/** Lists what a comprehension goes over: the elements of a list or the keys of a map. */
export function elementsIn(range: Value): readonly Element[] | undefined {
  if (isMap(range)) return range.entries.map(([value]) => ({ value, support: [] }));
  return isList(range)
    ? range.items.map((value, i) => ({ value, support: elementFact(range, i) }))
    : undefined;
}

/** Binds the variable of a comprehension to one of its elements. */
export function bind(node: Comprehension, { value, support }: Element, outer: Frame): Frame {
  return { name: node.variable, value, support, outer };
}

/** Binds it so that what was said of the element before can be said again. */
function bindKnown({ scope }: Machine, node: Comprehension, element: Element, outer: Frame): Frame {
  const { value, support } = element;
  const memory = outer ? outer.memory : scope.memory;
  const bound = bind(node, element, outer);
  return bound && memory ? { ...bound, memory: memory.below(node.variable, value, support[0]) } : bound;
}

export function runComprehension(machine: Machine, node: Comprehension, frame: Frame): Result {
  const range = machine.run(node.range, frame);
  if (!range.known) return range;
  const elements = elementsIn(range.value);
  if (!elements) return failed(node, "unfit-tree", range.support);
  if (!spend(machine, elements.length)) return failed(node, "too-much-work", range.support);
  const over: Over = { elements, range, extent: { support: extentOf(range.value) }, frame };
  switch (node.op) {
    case "all":
      return quantify(machine, node, over, false);
    case "exists":
      return quantify(machine, node, over, true);
    case "exists_one":
      return countOne(machine, node, over);
    case "filter":
      return choose(machine, node, over);
    case "map":
      return transform(machine, node, over);
  }
}

interface Over {
  readonly elements: readonly Element[];
  readonly range: Known;
  /** How many elements there are, which supports every answer that took them all. */
  readonly extent: { readonly support: readonly Fact[] };
  readonly frame: Frame;
}

/** One element decides, and then only its facts count; otherwise all elements do, and how many there are. */
function quantify(machine: Machine, node: Comprehension, over: Over, decisive: boolean): Result {
  const results: Result[] = [];
  for (const element of over.elements) {
    const result = asTruth(node.body, machine.run(node.body, bindKnown(machine, node, element, over.frame)));
    if (result.known && result.value === decisive)
      return { ...result, support: supportOf([over.range, result]) };
    results.push(result);
  }
  const whole = conclude(node, results, !decisive);
  return { ...whole, support: supportOf([over.range, over.extent, whole]) };
}

/** Runs a condition or a transformation on each element; undecided as soon as one element is. */
function runEach(machine: Machine, node: Comprehension, over: Over, part: Expression): readonly Result[] {
  return over.elements.map((element) => machine.run(part, bindKnown(machine, node, element, over.frame)));
}

function countOne(machine: Machine, node: Comprehension, over: Over): Result {
  const results = runEach(machine, node, over, node.body);
  const all = [over.range, over.extent, ...results];
  if (results.some((result) => !result.known)) return undecided(node, [over.range, ...results]);
  return known(
    node,
    results.filter((result) => result.known && result.value === true).length === 1,
    supportOf(all),
  );
}

function choose(machine: Machine, node: Comprehension, over: Over): Result {
  const results = runEach(machine, node, over, node.body);
  if (results.some((result) => !result.known)) return undecided(node, [over.range, ...results]);
  const items = over.elements.filter((_, i) => isTrue(results[i])).map(({ value }) => value);
  return known(node, { kind: "list", items }, supportOf([over.range, over.extent, ...results]));
}

function isTrue(result: Result | undefined): boolean {
  return result?.known === true && result.value === true;
}

function transform(machine: Machine, node: Comprehension, over: Over): Result {
  const conditions = node.filter ? runEach(machine, node, over, node.filter) : undefined;
  const isTaken = (i: number) => conditions === undefined || !conditions[i]?.known || isTrue(conditions[i]);
  const taken = over.elements.filter((_, i) => isTaken(i));
  const results = runEach(machine, node, { ...over, elements: taken }, node.body);
  const parts = [over.range, ...(conditions ?? []), ...results];
  if (parts.some((part) => !part.known)) return undecided(node, parts);
  const items = results.flatMap((result) => (result.known ? [result.value] : []));
  return known(node, { kind: "list", items }, supportOf([over.range, over.extent, ...parts]));
}
