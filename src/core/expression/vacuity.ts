import type { Effect } from "../diagnostic/expression-rule-messages.ts";
import type { Problem } from "./checker.ts";
import { childrenOf, structureOf, usesVariable } from "./children.ts";
import { mirror, type Statement, statementsOf } from "./emptiness.ts";
import { elements, type Total, totalOf, totalOfSide, valuesWhenEmpty, withoutMaps } from "./totals.ts";
import type { Comprehension, Connective, Expression } from "./tree.ts";

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
  readonly use: "condition" | "other";
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
export function findVacuous(expression: Expression, text: string, use: Walk["use"]): readonly Problem[] {
  const walk: Walk = { text, use, problems: [] };
  const polarity = use === "condition" ? { positive: true, negative: false } : both;
  const context = { polarity, guards: [] };
  // A list that is itself the value is handed on, empty or not.
  if (expression.type.kind === "list") visitList(walk, expression, context);
  else visit(walk, expression, context);
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
      visitComparison(walk, node, context);
      break;
    case "in":
      judge(walk, node, { list: node.range, whenEmpty: false }, context);
      visitAll(walk, [node.element], context);
      visitList(walk, node.range, context);
      break;
    case "all":
    case "exists":
    case "exists_one":
      judge(walk, node, { list: node.range, whenEmpty: node.op === "all" }, context);
      visitComprehension(walk, node, context);
      break;
    default:
      visitValue(walk, node, context);
      break;
  }
}

function visitValue(walk: Walk, node: Expression, context: Context): void {
  const total = totalOf(node) ?? elements(node);
  if (total) judgeValue(walk, node, total, context);
  else if (node.op === "index") {
    visitList(walk, node.base, context);
    visitAll(walk, [node.index], context);
  } else if (node.op === "map" || node.op === "filter") visitComprehension(walk, node, context);
  else visitAll(walk, childrenOf(node), context);
}

/** A list may be a choice where an element of it is looked for: whoever looks has been judged. */
function visitList(walk: Walk, list: Expression, context: Context): void {
  if (list.op === "map" || list.op === "filter") visitComprehension(walk, list, context);
  else visitAll(walk, [list], context);
}

function swapped({ positive, negative }: Polarity): Polarity {
  return { positive: negative, negative: positive };
}

/** Of what is computed from a part either truth value may count. */
function visitAll(walk: Walk, nodes: readonly Expression[], context: Context): void {
  for (const node of nodes) visit(walk, node, { ...context, polarity: both });
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
  visitList(walk, node.range, context);
  const guards = context.guards.filter(({ expression }) => !usesVariable(expression, node.variable));
  const polarity = node.op === "all" || node.op === "exists" ? context.polarity : both;
  for (const body of node.filter ? [node.filter, node.body] : [node.body])
    visit(walk, body, { polarity, guards });
}

/** A list, and the value a part takes when it is empty; none where the part is no truth value. */
interface Suspicion {
  readonly list: Expression;
  readonly chosen?: Expression;
  readonly whenEmpty?: boolean;
}

function judge(walk: Walk, node: Expression, suspicion: Suspicion, { polarity, guards }: Context): boolean {
  const { list, chosen = list, whenEmpty } = suspicion;
  const counts = whenEmpty === undefined || (whenEmpty ? polarity.positive : polarity.negative);
  if (!counts || !mayBeEmpty(list)) return false;
  const source = withoutMaps(list);
  const names = [list, source, chosen].map(structureOf);
  if (guards.some((guard) => names.includes(guard.list))) return false;
  const data = {
    list: walk.text.slice(source.start, source.end),
    effect: effectOf(whenEmpty, walk.use),
  };
  walk.problems.push({ code: "expression/vacuous", data, range: { start: node.start, end: node.end } });
  return true;
}

function effectOf(whenEmpty: boolean | undefined, use: Walk["use"]): Effect {
  if (whenEmpty === undefined) return "counts-nothing";
  if (whenEmpty) return "holds";
  return use === "condition" ? "fails" : "switches-off";
}

/** What is written out is empty for everybody to see; a map's keys come from the data no more than it does. */
function mayBeEmpty(list: Expression): boolean {
  return list.op !== "list" && list.op !== "entries" && (list.type.kind !== "list" || list.type.mayBeEmpty);
}

/** A total may be compared; what is computed from it in any other way is no longer seen through. */
function visitComparison(walk: Walk, node: Extract<Expression, { op: "compare" }>, context: Context): void {
  const { left, right, operator } = node;
  const [first, second] = [totalOfSide(left), totalOfSide(right)];
  const isTold =
    first !== undefined && judgeTotal(walk, node, first, valuesWhenEmpty(first, operator, right), context);
  const isOther = !(isTold && first && second && structureOf(first.list) === structureOf(second.list));
  if (second && isOther)
    judgeTotal(walk, node, second, valuesWhenEmpty(second, mirror(operator), left), context);
  for (const [side, total] of [[left, first] as const, [right, second] as const]) {
    if (total) visitList(walk, total.inner, context);
    else visitAll(walk, [side], context);
  }
}

function judgeTotal(
  walk: Walk,
  node: Expression,
  { list, chosen }: Total,
  values: readonly boolean[],
  context: Context,
): boolean {
  return values.some((whenEmpty) => judge(walk, node, { list, chosen, whenEmpty }, context));
}

/** Judges a count, a sum or a choice of elements that stands where its emptiness cannot be followed. */
function judgeValue(walk: Walk, node: Expression, total: Total, context: Context): void {
  judge(walk, node, { list: total.list, chosen: total.chosen }, context);
  visitList(walk, total.inner, context);
}
