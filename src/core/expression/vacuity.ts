import type { Problem } from "./checker.ts";
import { structureOf, usesVariable } from "./children.ts";
import { compares, mirror, numberOf, type Statement, statementsOf } from "./emptiness.ts";
import type { Comparison, Comprehension, Connective, Expression } from "./tree.ts";

/** The truth values of a part that count towards what the whole is used for. */
interface Polarity {
  /** The part being true counts. */
  readonly positive: boolean;
  /** The part being false counts. */
  readonly negative: boolean;
}

const both: Polarity = { positive: true, negative: true };

interface Walk {
  readonly text: string;
  readonly problems: Problem[];
}

interface Context {
  readonly polarity: Polarity;
  /** What has been said of the emptiness of lists around this part. */
  readonly guards: readonly Statement[];
}

/**
 * Finds every part of a condition that an empty list decides without a word on emptiness. In
 * `condition` use only truth counts, otherwise falsehood as well.
 */
export function findVacuous(
  expression: Expression,
  text: string,
  use: "condition" | "other",
): readonly Problem[] {
  const walk: Walk = { text, problems: [] };
  const polarity = use === "condition" ? { positive: true, negative: false } : both;
  visit(walk, expression, { polarity, guards: [] });
  return walk.problems;
}

function visit(walk: Walk, node: Expression, context: Context): void {
  switch (node.op) {
    case "not":
      visit(walk, node.operand, { ...context, polarity: swapped(context.polarity) });
      break;
    case "and":
    case "or":
      visitConnective(walk, node, context);
      break;
    case "if":
      visitConditional(walk, node, context);
      break;
    case "compare":
      judgeComparison(walk, node, context);
      visitAll(walk, [node.left, node.right], context);
      break;
    case "in":
      judge(walk, node, { list: node.range, whenEmpty: false }, context);
      visitAll(walk, [node.element, node.range], context);
      break;
    case "all":
    case "exists":
    case "exists_one":
      judge(walk, node, { list: node.range, whenEmpty: node.op === "all" }, context);
      visitComprehension(walk, node, context);
      break;
    case "filter":
    case "map":
      visitComprehension(walk, node, context);
      break;
    default:
      visitAll(walk, parts(node), context);
      break;
  }
}

function swapped({ positive, negative }: Polarity): Polarity {
  return { positive: negative, negative: positive };
}

/** Of what is computed from a part either truth value may count. */
function visitAll(walk: Walk, nodes: readonly Expression[], context: Context): void {
  for (const node of nodes) visit(walk, node, { ...context, polarity: both });
}

function parts(node: Expression): readonly Expression[] {
  if (node.op === "select" || node.op === "has") return [node.base];
  if (node.op === "index") return [node.base, node.index];
  if (node.op === "negate") return [node.operand];
  if (node.op === "arithmetic") return [node.left, node.right];
  if (node.op === "call") return node.args;
  if (node.op === "lookup") return [node.argument];
  if (node.op === "list") return node.items;
  return node.op === "entries" ? node.entries.flat() : [];
}

function visitConnective(walk: Walk, node: Connective, context: Context): void {
  const said = node.operands.map(statementsOf);
  for (const [i, operand] of node.operands.entries()) {
    const siblings = said.filter((_, j) => j !== i).flat();
    const guards = [
      ...context.guards,
      ...siblings.filter((statement) => guardsFor(node.op, statement, context.polarity)),
    ];
    visit(walk, operand, { ...context, guards });
  }
}

/**
 * `size(l) > 0 && …` takes emptiness out of what can be true, `size(l) == 0 || …` says aloud that an
 * empty list is enough. `size(l) > 0 || …` does neither. For falsehood the two change places.
 */
function guardsFor(op: "and" | "or", { says }: Statement, { positive, negative }: Polarity): boolean {
  const forTruth = op === "and" || says === "empty";
  const forFalsehood = op === "or" || says === "filled";
  return (!positive || forTruth) && (!negative || forFalsehood);
}

function visitConditional(walk: Walk, node: Extract<Expression, { op: "if" }>, context: Context): void {
  visit(walk, node.condition, { ...context, polarity: both });
  const guards = [...context.guards, ...statementsOf(node.condition)];
  visit(walk, node.whenTrue, { ...context, guards });
  visit(walk, node.whenFalse, { ...context, guards });
}

function visitComprehension(walk: Walk, node: Comprehension, context: Context): void {
  visit(walk, node.range, { ...context, polarity: both });
  const guards = context.guards.filter(({ expression }) => !usesVariable(expression, node.variable));
  const polarity = node.op === "all" || node.op === "exists" ? context.polarity : both;
  for (const body of node.filter ? [node.filter, node.body] : [node.body])
    visit(walk, body, { polarity, guards });
}

/** A list and the value a condition takes when it is empty. */
interface Suspicion {
  readonly list: Expression;
  readonly whenEmpty: boolean;
}

function judge(
  walk: Walk,
  node: Expression,
  { list, whenEmpty }: Suspicion,
  { polarity, guards }: Context,
): void {
  if (!(whenEmpty ? polarity.positive : polarity.negative) || !mayBeEmpty(list)) return;
  const source = withoutMaps(list);
  const names = [structureOf(list), structureOf(source)];
  if (guards.some((guard) => names.includes(guard.list))) return;
  const data = { list: walk.text.slice(source.start, source.end), passes: whenEmpty };
  walk.problems.push({ code: "expression/vacuous", data, range: { start: node.start, end: node.end } });
}

/** What is written out is empty for everybody to see; a map's keys come from the data no more than it does. */
function mayBeEmpty(list: Expression): boolean {
  return list.op !== "list" && list.op !== "entries" && (list.type.kind !== "list" || list.type.mayBeEmpty);
}

/** `map` without a filter keeps the number of elements. */
function withoutMaps(list: Expression): Expression {
  return list.op === "map" && !list.filter ? withoutMaps(list.range) : list;
}

function judgeComparison(walk: Walk, node: Extract<Expression, { op: "compare" }>, context: Context): void {
  judgeSide(walk, node, { total: node.left, operator: node.operator, other: node.right }, context);
  judgeSide(walk, node, { total: node.right, operator: mirror(node.operator), other: node.left }, context);
}

interface Side {
  readonly total: Expression;
  readonly operator: Comparison;
  readonly other: Expression;
}

/** A number of chosen elements, or a sum, is zero over an empty list; a list of chosen elements is empty. */
function judgeSide(walk: Walk, node: Expression, side: Side, context: Context): void {
  const counted = countedList(side.total);
  const list = counted ?? chosenFrom(side.total);
  if (!list) return;
  const values = counted ? countsWhenEmpty(side) : listsWhenEmpty(side);
  for (const whenEmpty of values) judge(walk, node, { list, whenEmpty }, context);
}

function countsWhenEmpty({ operator, other }: Side): readonly boolean[] {
  const bound = numberOf(other);
  return bound === undefined ? atUnknownBound(operator) : [compares(0n, operator, bound)];
}

function listsWhenEmpty({ operator, other }: Side): readonly boolean[] {
  return other.op === "list" ? [(operator === "==") === (other.items.length === 0)] : [true, false];
}

/** Against a bound that is not written out, zero satisfies an upper bound and fails a lower one. */
function atUnknownBound(operator: Comparison): readonly boolean[] {
  if (operator === "<" || operator === "<=") return [true];
  return operator === ">" || operator === ">=" ? [false] : [true, false];
}

/** Finds the list whose elements a total counts or adds; the size of a whole list says itself what it means. */
function countedList(total: Expression): Expression | undefined {
  if (total.op === "arithmetic" && total.operator === "*") {
    return countedList(total.left) ?? countedList(total.right);
  }
  const isTotal = total.op === "call" && (total.name === "size" || total.name === "sum");
  const argument = isTotal ? total.args[0] : undefined;
  if (!isTotal || !argument) return undefined;
  return chosenFrom(argument) ?? (total.name === "sum" ? withoutMaps(argument) : undefined);
}

/** Finds the list a part of whose elements is chosen. */
function chosenFrom(list: Expression): Expression | undefined {
  const chosen = withoutMaps(list);
  const isChosen = chosen.op === "filter" || (chosen.op === "map" && chosen.filter !== undefined);
  return isChosen ? unchosen(chosen) : undefined;
}

function unchosen(list: Expression): Expression {
  return list.op === "filter" || list.op === "map" ? unchosen(list.range) : list;
}
