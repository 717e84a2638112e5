import { childrenOf } from "../../expression/children.ts";
import type { Comprehension, Conditional, Connective, Expression } from "../../expression/tree.ts";
import { canBeUnknown } from "./can-be-unknown.ts";
import { foundWhen, knownOnce, knownWhen } from "./known-reads.ts";

/** Lists what a condition can come out as. */
export const TRUTHS = ["true", "false", "unknown"] as const;
export type Truth = (typeof TRUTHS)[number];

/** Is a part of a condition that is true or false by itself, with what cases can be asked to show of it. */
export interface SubCondition {
  readonly node: Expression;
  /** None of what the values in force decide alone: no document changes that. */
  readonly possible: readonly Truth[];
}

/** Says what is certain where a condition is asked. */
export interface Surroundings {
  /** The places that certainly have a value, by their structure. */
  readonly known: ReadonlySet<string>;
  /** The variables that stand for something of a document. */
  readonly ofDocument: ReadonlySet<string>;
}

export const NO_SURROUNDINGS: Surroundings = { known: new Set(), ofDocument: new Set() };

/**
 * Lists the sub-conditions of a condition, itself first: the operands of `&&` and `||`, the parts of `?:`, what
 * comprehensions ask of each element. A negation and what it negates are one.
 */
export function subConditions(condition: Expression, around: Surroundings): readonly SubCondition[] {
  return [described(condition, around), ...below(condition, around)];
}

function described(node: Expression, around: Surroundings): SubCondition {
  if (!readsDocument(node, around.ofDocument)) return { node, possible: [] };
  const isOpen = canBeUnknown(node, around.known);
  return { node, possible: isOpen ? TRUTHS : ["true", "false"] };
}

function below(node: Expression, around: Surroundings): readonly SubCondition[] {
  switch (node.op) {
    case "and":
    case "or":
      return belowConnective(node, around);
    case "if":
      return belowConditional(node, around);
    case "all":
    case "exists":
    case "exists_one":
    case "filter":
    case "map":
      return belowComprehension(node, around);
    default:
      return childrenOf(node).flatMap((child) => below(child, around));
  }
}

/** An operand is asked only where none before it has decided. */
function belowConnective({ op, operands }: Connective, around: Surroundings): readonly SubCondition[] {
  const found: SubCondition[] = [];
  let here = around;
  for (const operand of operands) {
    found.push(...subConditions(operand, here));
    here = knowing(here, foundWhen(operand, op === "and"));
  }
  return found;
}

function belowConditional(
  { condition, whenTrue, whenFalse }: Conditional,
  around: Surroundings,
): readonly SubCondition[] {
  return [
    ...subConditions(condition, around),
    ...ofTruth(whenTrue, knowing(around, knownWhen(condition, true))),
    ...ofTruth(whenFalse, knowing(around, knownWhen(condition, false))),
  ];
}

function belowComprehension(node: Comprehension, around: Surroundings): readonly SubCondition[] {
  const { variable, range, body, filter } = node;
  const inner = withVariable(variable, range, around);
  const taken = filter ? knowing(inner, knownWhen(filter, true)) : inner;
  return [...below(range, around), ...(filter ? subConditions(filter, inner) : []), ...ofTruth(body, taken)];
}

/** Lists the sub-conditions of what may be a condition or a value of another type. */
function ofTruth(node: Expression, around: Surroundings): readonly SubCondition[] {
  return node.type.kind === "bool" ? subConditions(node, around) : below(node, around);
}

/** Adds places that certainly have a value. */
export function knowing(around: Surroundings, known: readonly string[]): Surroundings {
  return known.length === 0 ? around : { ...around, known: new Set([...around.known, ...known]) };
}

/** Goes to the elements of a list, which has a value and is gone through. */
export function withVariable(variable: string, list: Expression, around: Surroundings): Surroundings {
  const others = [...around.ofDocument].filter((name) => name !== variable);
  const ofDocument = new Set(readsDocument(list, around.ofDocument) ? [...others, variable] : others);
  return knowing({ ...around, ofDocument }, knownOnce(list));
}

/** Tells whether a value rests on the document under judgement, not on the policies and the date alone. */
function readsDocument(node: Expression, ofDocument: ReadonlySet<string>): boolean {
  if (node.op === "root") return node.root !== "params" && node.root !== "catalogues";
  if (node.op === "variable") return ofDocument.has(node.name);
  if (node.op === "lookup") return true;
  if (!("variable" in node)) return childrenOf(node).some((child) => readsDocument(child, ofDocument));
  if (readsDocument(node.range, ofDocument)) return true;
  const inner = new Set([...ofDocument].filter((name) => name !== node.variable));
  return [node.body, ...(node.filter ? [node.filter] : [])].some((part) => readsDocument(part, inner));
}
