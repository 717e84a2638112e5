import { addPeriod, daysBetween, isPeriod } from "./calendar.ts";
import { type Frame, failed, known, type Machine, spend, supportOf, undecided } from "./machine.ts";
import type { Fact, Result, RuntimeError, Value } from "./result.ts";
import type { Arithmetic, Calculation, Compare, Comparison, Expression, Membership, Unary } from "./tree.ts";
import { elementFact, equal, extentOf, isList, isMap, orderOf, weightOf } from "./value.ts";

/** Runs both operands; their values and what supports them, or the unknown that comes of them. */
type Both =
  | { readonly left: Value; readonly right: Value; readonly support: readonly Fact[] }
  | { readonly result: Result };

function runBoth(
  machine: Machine,
  node: Expression,
  operands: readonly [Expression, Expression],
  frame: Frame,
): Both {
  const [left, right] = [machine.run(operands[0], frame), machine.run(operands[1], frame)];
  if (!left.known || !right.known) return { result: undecided(node, [left, right]) };
  const support = supportOf([left, right]);
  if (!spend(machine, weightOf(left.value) + weightOf(right.value)))
    return { result: failed(node, "too-much-work", support) };
  return { left: left.value, right: right.value, support };
}

export function runCompare(machine: Machine, node: Compare, frame: Frame): Result {
  const both = runBoth(machine, node, [node.left, node.right], frame);
  if ("result" in both) return both.result;
  const { left, right } = both;
  const support = supportOf([both, { support: extentOf(left) }, { support: extentOf(right) }]);
  return known(node, compare(left, node.operator, right), support);
}

function compare(left: Value, operator: Comparison, right: Value): boolean {
  if (operator === "==") return equal(left, right);
  if (operator === "!=") return !equal(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

/** Looks for an element of a list, which is then what supports the answer, or a key of a map. */
export function runMembership(machine: Machine, node: Membership, frame: Frame): Result {
  const both = runBoth(machine, node, [node.element, node.range], frame);
  if ("result" in both) return both.result;
  const { left, right, support } = both;
  if (isMap(right))
    return known(
      node,
      right.entries.some(([key]) => equal(key, left)),
      support,
    );
  if (!isList(right)) return failed(node, "unfit-tree", support);
  const at = right.items.findIndex((item) => equal(item, left));
  const found = at >= 0 ? elementFact(right, at) : extentOf(right);
  return known(node, at >= 0, supportOf([{ support }, { support: found }]));
}

export function runNegate(machine: Machine, node: Unary, frame: Frame): Result {
  const operand = machine.run(node.operand, frame);
  if (!operand.known) return operand;
  const { value, support } = operand;
  if (typeof value === "number") return known(node, -value, support);
  return typeof value === "bigint" ? asInt64(node, -value, support) : failed(node, "unfit-tree", support);
}

function asInt64(node: Expression, value: bigint, support: readonly Fact[]): Result {
  return BigInt.asIntN(64, value) === value ? known(node, value, support) : failed(node, "overflow", support);
}

export function runArithmetic(machine: Machine, node: Calculation, frame: Frame): Result {
  const both = runBoth(machine, node, [node.left, node.right], frame);
  if ("result" in both) return both.result;
  const { left, right, support } = both;
  const value = calculate(left, node.operator, right, kindsOf(node));
  if (typeof value === "object" && value !== null && "error" in value)
    return failed(node, value.error, support);
  return typeof value === "bigint" ? asInt64(node, value, support) : known(node, value, support);
}

type Calculated = Value | { readonly error: RuntimeError };

const unfit = { error: "unfit-tree" } as const;

/** Dates and texts are both text at run time; their types tell them apart. */
function kindsOf({ left, right }: Calculation): string {
  return `${left.type.kind} ${right.type.kind}`;
}

function calculate(left: Value, operator: Arithmetic, right: Value, kinds: string): Calculated {
  if (typeof left === "bigint" && typeof right === "bigint") return integers(left, operator, right);
  if (typeof left === "number" && typeof right === "number") return decimals(left, operator, right);
  if (isList(left) && isList(right)) return { kind: "list", items: [...left.items, ...right.items] };
  if (typeof left !== "string" || typeof right !== "string") return unfit;
  return kinds.includes("date") ? calendar(left, operator, right) : left + right;
}

function integers(left: bigint, operator: Arithmetic, right: bigint): Calculated {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  if (operator === "*") return left * right;
  if (right === 0n) return { error: "division-by-zero" };
  return operator === "/" ? left / right : left % right;
}

function decimals(left: number, operator: Arithmetic, right: number): Calculated {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  if (operator === "*") return left * right;
  return operator === "/" ? left / right : unfit;
}

function calendar(left: string, operator: Arithmetic, right: string): Calculated {
  if (isPeriod(left)) return calendar(right, operator, left);
  if (!isPeriod(right)) return BigInt(daysBetween(right, left));
  return addPeriod(left, right, operator === "-" ? -1 : 1) ?? { error: "date-out-of-range" };
}
