import { compares, numberOf } from "./emptiness.ts";
import type { Comparison, Expression } from "./tree.ts";

/** A number or list that is nothing when no element is chosen, and where it comes from. */
export interface Total {
  /** The list the elements are taken from. */
  readonly list: Expression;
  /** The list of the elements that are counted, added or kept. */
  readonly chosen: Expression;
  /** The parts that are still to be judged: what is chosen, and how. */
  readonly inner: Expression;
  readonly kind: "size" | "sum" | "scaled-sum" | "elements";
}

/** Finds a count or sum of elements; the size of a whole list says itself what it means. */
export function totalOf(node: Expression): Total | undefined {
  if (node.op !== "call" || (node.name !== "size" && node.name !== "sum")) return undefined;
  const inner = node.args[0];
  if (!inner) return undefined;
  const chosen = withoutMaps(inner);
  const list = chosenFrom(inner) ?? (node.name === "sum" ? chosen : undefined);
  return list && { list, chosen, inner, kind: node.name };
}

/** Finds what a side of a comparison counts, adds or lists. */
export function totalOfSide(node: Expression): Total | undefined {
  return totalOf(node) ?? scaledSum(node) ?? elements(node);
}

/** Finds the list of the chosen elements. */
export function elements(node: Expression): Total | undefined {
  const list = chosenFrom(node);
  return list && { list, chosen: withoutMaps(node), inner: node, kind: "elements" };
}

function scaledSum(node: Expression): Total | undefined {
  if (node.op !== "arithmetic" || node.operator !== "*") return undefined;
  if (isPositive(node.left)) return asScaled(node.right);
  return isPositive(node.right) ? asScaled(node.left) : undefined;
}

function asScaled(node: Expression): Total | undefined {
  const total = totalOf(node) ?? scaledSum(node);
  return total && total.kind !== "size" ? { ...total, kind: "scaled-sum" } : undefined;
}

function isPositive(node: Expression): boolean {
  const value = constantOf(node);
  return value !== undefined && value > 0n;
}

/**
 * Lists the values a comparison may take when the total is 0 or empty. Against a written number that
 * is plain. A sum that must reach what is computed from other facts is taken to fail at 0: those facts
 * being positive is a requirement of its own (a share of a total, of a total that is positive). A
 * count has no such bound; all else is taken to go either way.
 */
export function valuesWhenEmpty(
  { kind }: Total,
  operator: Comparison,
  other: Expression,
): readonly boolean[] {
  const either = [true, false];
  if (kind === "elements")
    return other.op === "list" ? [(operator === "==") === (other.items.length === 0)] : either;
  const bound = constantOf(other);
  if (bound !== undefined) return [compares(0n, operator, bound)];
  const mustReach = operator === ">" || operator === ">=";
  return kind !== "size" && mustReach && growsWithFacts(other) ? [false] : either;
}

/** Reads an integer that is written out, or computed from such. */
function constantOf(node: Expression): bigint | undefined {
  if (node.op === "negate") {
    const value = constantOf(node.operand);
    return value === undefined ? undefined : -value;
  }
  if (node.op !== "arithmetic") return numberOf(node);
  const [left, right] = [constantOf(node.left), constantOf(node.right)];
  if (left === undefined || right === undefined) return undefined;
  if (node.operator === "+") return left + right;
  if (node.operator === "-") return left - right;
  return node.operator === "*" ? left * right : undefined;
}

/** Tells whether a number is positive as soon as the facts it is made of are: no size, no difference. */
function growsWithFacts(node: Expression): boolean {
  if (node.op === "arithmetic" && (node.operator === "*" || node.operator === "+"))
    return [node.left, node.right].every((side) => isPositive(side) || growsWithFacts(side));
  return isFact(node);
}

function isFact(node: Expression): boolean {
  if (node.op === "select" || node.op === "index") return isFact(node.base);
  return node.op === "root" || node.op === "variable" || node.op === "lookup";
}

/** Gives the list a `map` without a filter is of, which has as many elements. */
export function withoutMaps(list: Expression): Expression {
  return list.op === "map" && !list.filter ? withoutMaps(list.range) : list;
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
