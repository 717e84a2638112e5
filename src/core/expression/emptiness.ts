import { structureOf } from "./children.ts";
import type { Comparison, Comprehension, Expression } from "./tree.ts";

/** States whether a list has elements; `isExact` when the opposite follows from its negation. */
export interface Statement {
  /** The list, as `structureOf` writes it. */
  readonly list: string;
  readonly says: "empty" | "filled";
  readonly isExact: boolean;
  /** The list's expression, by which a shadowed variable is found. */
  readonly expression: Expression;
}

/** Reads what a condition says, if true, of the emptiness of lists. */
export function statementsOf(condition: Expression): readonly Statement[] {
  switch (condition.op) {
    case "compare":
      return fromComparison(condition.left, condition.operator, condition.right);
    case "exists":
    case "exists_one":
      return [...filled(condition.range), ...filledFilter(condition)];
    case "in":
      return filled(condition.range);
    case "not":
      return statementsOf(condition.operand).flatMap(opposite);
    case "and":
      return condition.operands
        .flatMap(statementsOf)
        .filter(({ says }) => says === "filled")
        .map(inexact);
    default:
      return [];
  }
}

function filled(expression: Expression): readonly Statement[] {
  return [{ list: structureOf(expression), says: "filled", isExact: false, expression }];
}

/** That some element satisfies a condition fills the list filtered by the very same condition. */
function filledFilter(condition: Comprehension): readonly Statement[] {
  return filled({ ...condition, op: "filter" });
}

function inexact(statement: Statement): Statement {
  return { ...statement, isExact: false };
}

function opposite(statement: Statement): readonly Statement[] {
  if (!statement.isExact) return [];
  return [{ ...statement, says: statement.says === "empty" ? "filled" : "empty" }];
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function fromComparison(left: Expression, operator: Comparison, right: Expression): readonly Statement[] {
  if (left.op === "literal")
    return right.op === "literal" ? [] : fromComparison(right, mirrored[operator], left);
  const list = left.op === "call" && left.name === "size" ? left.args[0] : undefined;
  const bound = numberOf(right);
  if (!list || bound === undefined) return [];
  const [atNone, atOne, atMany] = [0n, 1n, 1n << 62n].map((size) => compares(size, operator, bound));
  const at = { list: structureOf(list), expression: list };
  if (!atNone) return [{ ...at, says: "filled", isExact: atOne === true && atMany === true }];
  return atOne || atMany ? [] : [{ ...at, says: "empty", isExact: true }];
}

/** Reads an integer that is written out. */
export function numberOf(node: Expression): bigint | undefined {
  return node.op === "literal" && node.type.kind === "int" && typeof node.value === "string"
    ? BigInt(node.value)
    : undefined;
}

/** Compares two integers. */
export function compares(left: bigint, operator: Comparison, right: bigint): boolean {
  switch (operator) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

/** Turns a comparison round: `a < b` is `b > a`. */
export function mirror(operator: Comparison): Comparison {
  return mirrored[operator];
}
