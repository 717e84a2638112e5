import type { Range } from "../source/source.ts";
import { type Frame, failed, type Machine, supportOf, undecided } from "./machine.ts";
import type { Known, Result } from "./result.ts";
import type { Conditional, Connective, Expression, Unary } from "./tree.ts";

export function runNot(machine: Machine, node: Unary, frame: Frame): Result {
  const operand = machine.run(node.operand, frame);
  if (!operand.known) return operand;
  if (typeof operand.value !== "boolean") return failed(node, "unfit-tree", operand.support);
  return { ...operand, value: !operand.value };
}

/**
 * Joins conditions as Kleene does: one false operand decides `and`, whatever is unknown beside it, and
 * then only its facts and its innermost deciding part count. Where all operands are needed, all count.
 */
export function runConnective(machine: Machine, node: Connective, frame: Frame): Result {
  const decisive = node.op === "or";
  const results: Result[] = [];
  for (const operand of node.operands) {
    const result = machine.run(operand, frame);
    if (result.known && result.value === decisive) return result;
    results.push(asTruth(operand, result));
  }
  return conclude(node, results, !decisive);
}

/** Gives the value of what no part decided alone: unknown if a part is, else the value all parts have. */
export function conclude(node: Expression, results: readonly Result[], value: boolean): Result {
  const range = { start: node.start, end: node.end };
  if (results.some((result) => !result.known)) return undecided(node, results);
  return { known: true, value, support: supportOf(results), decidedBy: range };
}

/** What is not a truth value decides nothing. */
export function asTruth(node: Range, result: Result): Result {
  return result.known && typeof result.value !== "boolean"
    ? failed(node, "unfit-tree", result.support)
    : result;
}

export function runConditional(machine: Machine, node: Conditional, frame: Frame): Result {
  const condition = machine.run(node.condition, frame);
  if (!condition.known) return condition;
  if (typeof condition.value !== "boolean") return failed(node, "unfit-tree", condition.support);
  const chosen = machine.run(condition.value ? node.whenTrue : node.whenFalse, frame);
  return withSupport(chosen, condition);
}

function withSupport(result: Result, before: Known): Result {
  return { ...result, support: supportOf([before, result]) };
}
