import type { Comprehension, Expression } from "../expression/tree.ts";
import { isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { isCaseRoot } from "./case-facts.ts";
import { both, elementOf, type FlowWalk, noteAll, notePlaces, relate } from "./findings.ts";
import { ANY, below, patternText } from "./place-pattern.ts";
import { type Flow, movedBy, NOTHING, offsetBy, plainTerm, scaled } from "./term.ts";

export type Bound = ReadonlyMap<string, Flow>;

/** Goes through an expression and notes what tells values of the places it reads apart; gives what it can be. */
export function flowOf(walk: FlowWalk, node: Expression, bound: Bound): Flow {
  switch (node.op) {
    case "literal":
      return { terms: [], constants: [node.type.kind === "int" ? Number(node.value) : node.value] };
    case "root":
      return rootFlow(walk, node.root);
    case "variable":
      return bound.get(node.name) ?? NOTHING;
    case "select":
      return selectFlow(walk, node, bound);
    case "has":
      notePlaces(walk, selectFlow(walk, node, bound));
      return NOTHING;
    case "index":
      flowOf(walk, node.index, bound);
      return elementOf(walk, flowOf(walk, node.base, bound));
    case "lookup":
      return lookupFlow(walk, node, bound);
    case "if":
      flowOf(walk, node.condition, bound);
      return both(flowOf(walk, node.whenTrue, bound), flowOf(walk, node.whenFalse, bound));
    default:
      return computedFlow(walk, node, bound);
  }
}

type Computed = Exclude<
  Expression,
  { op: "literal" | "root" | "variable" | "select" | "has" | "index" | "if" | "lookup" }
>;

function computedFlow(walk: FlowWalk, node: Computed, bound: Bound): Flow {
  switch (node.op) {
    case "compare":
      relate(walk, flowOf(walk, node.left, bound), flowOf(walk, node.right, bound));
      return NOTHING;
    case "in":
      relate(walk, flowOf(walk, node.element, bound), elementOf(walk, flowOf(walk, node.range, bound)));
      return NOTHING;
    case "arithmetic":
      return arithmeticFlow(walk, node, bound);
    case "call":
      return callFlow(walk, node, bound);
    case "list": {
      const element = node.items.map((item) => flowOf(walk, item, bound)).reduce(both, NOTHING);
      return { ...NOTHING, element };
    }
    case "and":
    case "or":
      return readAll(walk, node.operands, bound);
    case "not":
    case "negate":
      return readAll(walk, [node.operand], bound);
    case "entries":
      return readAll(walk, node.entries.flat(), bound);
    default:
      return comprehensionFlow(walk, node, bound);
  }
}

function readAll(walk: FlowWalk, nodes: readonly Expression[], bound: Bound): Flow {
  for (const node of nodes) notePlaces(walk, flowOf(walk, node, bound));
  return NOTHING;
}

function rootFlow({ constants }: FlowWalk, root: string): Flow {
  if (isCaseRoot(root)) return { terms: [plainTerm(patternText({ root, tokens: [] }))], constants: [] };
  if (root === "catalogues") return { terms: [], constants: [constants.catalogues] };
  return { terms: [], constants: root === "derived" ? [constants.derived] : [] };
}

function selectFlow(walk: FlowWalk, node: Extract<Expression, { op: "select" | "has" }>, bound: Bound): Flow {
  const { base, field, type } = node;
  if (base.op === "root" && base.root === "params")
    return { terms: [], constants: walk.constants.params.get(field) ?? [] };
  if (base.op === "root" && base.root === "derived") walk.findings.derived.add(field);
  const { terms, constants } = flowOf(walk, base, bound);
  const found = constants.flatMap((value) => (isJsonObject(value) ? [ownProperty(value, field)] : []));
  const flow = {
    terms: terms.map(({ pattern }) => plainTerm(below(pattern, field))),
    // Where rules give one of several values, each of them is a constant.
    constants: found
      .filter((value) => value !== undefined)
      .flatMap((value) => (type.kind === "list" ? [value] : value)),
  };
  notePlaces(walk, flow);
  return flow;
}

function lookupFlow(walk: FlowWalk, node: Extract<Expression, { op: "lookup" }>, bound: Bound): Flow {
  const list = patternText({ root: "facts", tokens: node.list.split(".") });
  const element = below(list, ANY);
  walk.findings.read.add(list);
  const key = { terms: [plainTerm(below(element, node.key))], constants: [] };
  notePlaces(walk, key);
  relate(walk, flowOf(walk, node.argument, bound), key);
  return { terms: [plainTerm(element)], constants: [] };
}

function comprehensionFlow(walk: FlowWalk, node: Comprehension, bound: Bound): Flow {
  const range = flowOf(walk, node.range, bound);
  const inner = new Map([...bound, [node.variable, elementOf(walk, range)] as const]);
  if (node.filter) flowOf(walk, node.filter, inner);
  const body = flowOf(walk, node.body, inner);
  notePlaces(walk, body);
  if (node.op === "map") return { ...NOTHING, element: body };
  return node.op === "filter" ? range : NOTHING;
}

function callFlow(walk: FlowWalk, node: Extract<Expression, { op: "call" }>, bound: Bound): Flow {
  const [first = NOTHING, second = NOTHING] = node.args.map((arg) => flowOf(walk, arg, bound));
  notePlaces(walk, first);
  switch (node.name) {
    case "size":
      return { ...NOTHING, sizeOf: first.terms.map(({ pattern }) => pattern) };
    case "sum":
      return elementOf(walk, first);
    case "matches":
      for (const { pattern } of first.terms)
        noteAll(walk.findings.patterns, pattern, textsIn(second.constants));
      return NOTHING;
    case "contains":
    case "startsWith":
    case "endsWith":
      for (const { pattern } of first.terms) noteAll(walk.findings.seeds, pattern, second.constants);
      return NOTHING;
    default:
      return first;
  }
}

function textsIn(values: readonly Json[]): readonly string[] {
  return values.filter((value) => typeof value === "string");
}

function arithmeticFlow(walk: FlowWalk, node: Extract<Expression, { op: "arithmetic" }>, bound: Bound): Flow {
  const [left, right] = [flowOf(walk, node.left, bound), flowOf(walk, node.right, bound)];
  notePlaces(walk, both(left, right));
  const kinds = `${node.left.type.kind} ${node.operator} ${node.right.type.kind}`;
  if (kinds === "date - date") return { ...NOTHING, difference: { later: left, earlier: right } };
  if (node.right.type.kind === "period")
    return movedBy(left, right.constants, node.operator === "-" ? -1 : 1);
  if (node.left.type.kind === "period") return movedBy(right, left.constants, 1);
  return node.type.kind === "int" ? numbersFlow(node.operator, left, right) : both(left, right);
}

function numbersFlow(operator: string, left: Flow, right: Flow): Flow {
  const [fixed, open] = right.terms.length === 0 ? [right, left] : [left, right];
  const numbers = fixed.constants.filter((value) => typeof value === "number");
  if (fixed.terms.length > 0 || numbers.length === 0) return both(left, right);
  const results = numbers.map((number) => {
    if (operator === "*") return scaled(open, number);
    if (operator === "+") return offsetBy(open, number);
    if (operator === "-") return open === left ? offsetBy(open, -number) : offsetBy(scaled(open, -1), number);
    return open;
  });
  return results.reduce(both);
}
