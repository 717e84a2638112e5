import { structureOf } from "../expression/children.ts";
import { compares, numberOf } from "../expression/emptiness.ts";
import type { Compare, Comprehension, Expression, Membership } from "../expression/tree.ts";
import { isCaseRoot } from "./case-facts.ts";
import { elementsOfConstants } from "./constant-elements.ts";
import {
  beyond,
  COMPUTED,
  CONSTANT,
  type Inspection,
  noteOccurrence,
  OUTSIDE,
  type Part,
  type Surroundings,
  TRUTH,
} from "./inspection.ts";
import { isListed } from "./is-listed.ts";
import { ANY, below, patternText } from "./place-pattern.ts";
import { NOTHING } from "./term.ts";

/** Inspects a condition. */
export function truthPart(own: Inspection, node: Expression, around: Surroundings): void {
  const { kind } = partOf(own, node, around);
  if (kind === "moved" || kind === "difference") beyond(own, node);
}

/** Notes that a list is gone through; tells what its elements are. */
export function listPart(own: Inspection, range: Expression, around: Surroundings, key: string): Part {
  const part = partOf(own, range, around);
  if (part.kind !== "place") return part;
  noteOccurrence(own, part.pattern, around, key);
  return { kind: "place", pattern: below(part.pattern, ANY) };
}

/** Goes inside what binds a variable to the elements of a list. */
export function within(
  own: Inspection,
  { variable, range }: { readonly variable: string; readonly range: Expression },
  around: Surroundings,
  key: string,
): Surroundings {
  const element = listPart(own, range, around, key);
  const bound = new Map([...around.bound, [variable, element] as const]);
  const at = `${around.at}>${key}`;
  if (element.kind === "place") {
    const constants = new Map([...around.constants, [variable, NOTHING] as const]);
    const enclosing = [...around.enclosing, element.pattern.slice(0, -ANY.length - 1)];
    return { ...around, bound, constants, enclosing, at };
  }
  const isOfSet = element.kind === "constant";
  const flow = isOfSet ? elementsOfConstants(range, own.side, around.constants) : undefined;
  // How many elements there are decides how much of a document they can ask for.
  if (!flow) beyond(own, range);
  const constants = new Map([...around.constants, [variable, flow ?? NOTHING] as const]);
  return { ...around, bound, constants, times: around.times * Math.max(1, flow?.constants.length ?? 0), at };
}

function partOf(own: Inspection, node: Expression, around: Surroundings): Part {
  switch (node.op) {
    case "literal":
      return CONSTANT;
    case "root":
      return isCaseRoot(node.root)
        ? { kind: "place", pattern: patternText({ root: node.root, tokens: [] }) }
        : CONSTANT;
    case "variable":
      return variablePart(node.name, around);
    case "select":
      return selectPart(own, node, around);
    case "has":
      partOf(own, node.base, around);
      return TRUTH;
    case "not":
      truthPart(own, node.operand, around);
      return TRUTH;
    case "and":
    case "or":
      for (const operand of node.operands) truthPart(own, operand, around);
      return TRUTH;
    case "lookup":
      return lookupPart(own, node, around);
    default:
      return computedPart(own, node, around);
  }
}

type Computed = Exclude<
  Expression,
  { op: "literal" | "root" | "variable" | "select" | "has" | "not" | "and" | "or" | "lookup" }
>;

function computedPart(own: Inspection, node: Computed, around: Surroundings): Part {
  switch (node.op) {
    case "if":
      for (const part of [node.condition, node.whenTrue, node.whenFalse]) truthPart(own, part, around);
      return node.type.kind === "bool" ? TRUTH : beyond(own, node);
    case "compare":
      return comparePart(own, node, around);
    case "in":
      return membershipPart(own, node, around);
    case "exists":
    case "all":
      return quantifiedPart(own, node, around);
    case "arithmetic":
      return arithmeticPart(own, node, around);
    case "call":
    case "negate":
      return isConstant(node, around) ? COMPUTED : beyond(own, node);
    default:
      return onlyConstant(own, node, around);
  }
}

/** What the policy set alone decides is the same in every document, whatever is done with it. */
function onlyConstant(own: Inspection, node: Expression, around: Surroundings): Part {
  if (!isConstant(node, around)) return beyond(own, node);
  return isListed(node) ? CONSTANT : COMPUTED;
}

function isConstant(node: Expression, around: Surroundings): boolean {
  const text = structureOf(node);
  if (/"op":"lookup"|"root":"(?:facts|attested|plan|derived)"/.test(text)) return false;
  return [...around.bound].every(
    ([name, part]) => part.kind === "constant" || !text.includes(`"name":${JSON.stringify(name)}`),
  );
}

/** A variable that nothing binds would be unknown in every document: that is a mistake of the question. */
function variablePart(name: string, { bound }: Surroundings): Part {
  const part = bound.get(name);
  if (!part && name !== "asOf") throw new Error(`nothing binds the variable ${name}`);
  return part ?? CONSTANT;
}

function selectPart(
  own: Inspection,
  node: Extract<Expression, { op: "select" }>,
  around: Surroundings,
): Part {
  const { base, field } = node;
  if (base.op === "root" && base.root === "derived") {
    inspectDerived(own, field);
    return CONSTANT;
  }
  const part = partOf(own, base, around);
  if (part.kind === "place") return { kind: "place", pattern: below(part.pattern, field) };
  return part.kind === "constant" ? CONSTANT : beyond(own, node);
}

function inspectDerived(own: Inspection, name: string): void {
  if (own.derived.has(name)) return;
  own.derived.add(name);
  const fact = own.side.policies.derived.find(({ id }) => id === name);
  for (const { when } of fact?.rules ?? [])
    if (when) truthPart(own, when.expression, { ...OUTSIDE, at: `derived ${name}` });
}

function lookupPart(
  own: Inspection,
  node: Extract<Expression, { op: "lookup" }>,
  around: Surroundings,
): Part {
  const list = patternText({ root: "facts", tokens: node.list.split(".") });
  const argument = partOf(own, node.argument, around);
  noteOccurrence(own, list, around, `lookup ${structureOf(node)}`);
  const element = below(list, ANY);
  if (argument.kind === "place") own.pairs.push([argument.pattern, below(element, node.key)]);
  else if (argument.kind !== "constant") beyond(own, node);
  return { kind: "place", pattern: element };
}

function comparePart(own: Inspection, node: Compare, around: Surroundings): Part {
  if (isEmptinessTest(node)) {
    const list = node.left.op === "call" ? node.left.args[0] : undefined;
    if (list) listPart(own, list, around, `size ${structureOf(list)}`);
    return TRUTH;
  }
  const [left, right] = [partOf(own, node.left, around), partOf(own, node.right, around)];
  if (isOfPolicies(left) && isOfPolicies(right)) return TRUTH;
  if (!isComparable(node)) return beyond(own, node);
  const kinds = [left.kind, right.kind];
  if (kinds.includes("computed")) return beyond(own, node);
  if (kinds.includes("moved") || kinds.includes("difference"))
    return kinds.includes("constant") ? TRUTH : beyond(own, node);
  if (left.kind === "place" && right.kind === "place") own.pairs.push([left.pattern, right.pattern]);
  return TRUTH;
}

function isOfPolicies({ kind }: Part): boolean {
  return kind === "constant" || kind === "computed";
}

const SCALARS: readonly string[] = ["bool", "int", "string", "date"];

/** The order of texts has no next neighbours. */
function isComparable({ left, operator }: Compare): boolean {
  const isOrdered = operator !== "==" && operator !== "!=";
  return SCALARS.includes(left.type.kind) && !(left.type.kind === "string" && isOrdered);
}

/** Tells whether a size is only asked to be none or some. */
function isEmptinessTest({ left, operator, right }: Compare): boolean {
  const bound = numberOf(right);
  if (left.op !== "call" || left.name !== "size" || left.args[0]?.type.kind !== "list" || bound === undefined)
    return false;
  const answers = [1n, 2n, 3n, 1000n].map((size) => compares(size, operator, bound));
  return (bound === 0n || bound === 1n) && new Set(answers).size === 1;
}

function membershipPart(own: Inspection, node: Membership, around: Surroundings): Part {
  if (node.range.type.kind !== "list") return onlyConstant(own, node, around);
  const element = partOf(own, node.element, around);
  if (node.range.op === "list" && !isConstant(node.range, around)) return beyond(own, node);
  const member = listPart(own, node.range, around, `in ${structureOf(node)}`);
  if (!SCALARS.includes(node.element.type.kind)) return beyond(own, node);
  for (const part of [element, member])
    if (part.kind !== "constant" && part.kind !== "place") return beyond(own, node);
  if (element.kind === "place" && member.kind === "place") own.pairs.push([element.pattern, member.pattern]);
  return TRUTH;
}

function quantifiedPart(own: Inspection, node: Comprehension, around: Surroundings): Part {
  truthPart(own, node.body, within(own, node, around, structureOf(node)));
  return TRUTH;
}

function arithmeticPart(
  own: Inspection,
  node: Extract<Expression, { op: "arithmetic" }>,
  around: Surroundings,
): Part {
  const [left, right] = [partOf(own, node.left, around), partOf(own, node.right, around)];
  if (isOfPolicies(left) && isOfPolicies(right))
    return left.kind === "constant" && right.kind === "constant" && isListed(node) ? CONSTANT : COMPUTED;
  if (node.right.type.kind === "period" && right.kind === "constant" && left.kind === "place") {
    own.moved.add(left.pattern);
    return { kind: "moved", pattern: left.pattern };
  }
  const isPlain = [left, right].every(({ kind }) => kind === "place" || kind === "constant");
  const areDates = node.left.type.kind === "date" && node.right.type.kind === "date";
  if (!areDates || !isPlain) return beyond(own, node);
  if (left.kind === "place" && right.kind === "place") own.pairs.push([left.pattern, right.pattern]);
  return { kind: "difference" };
}
