import { joinOperands } from "./check-operators.ts";
import { type Checker, report, type Scope } from "./checker.ts";
import type { BinarySyntax } from "./syntax-tree.ts";
import type { Arithmetic, Expression, Type } from "./tree.ts";
import { date } from "./type.ts";
import { typeWords } from "./type-words.ts";
import { product, quotient, unitNamed } from "./unit.ts";

interface Sides {
  readonly start: number;
  readonly end: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** Types a calculation. */
export function checkArithmetic(
  checker: Checker,
  syntax: BinarySyntax,
  operator: Arithmetic,
  scope: Scope,
): Expression | undefined {
  const left = checker.check(syntax.left, scope);
  const right = checker.check(syntax.right, scope);
  if (!left || !right) return undefined;
  const sides = { start: syntax.start, end: syntax.end, left, right };
  const type = resultOf(checker, operator, sides);
  return type && { ...sides, op: "arithmetic", operator, type };
}

function resultOf(checker: Checker, operator: Arithmetic, sides: Sides): Type | undefined {
  const a = sides.left.type;
  const b = sides.right.type;
  if (a.kind === "int" && b.kind === "int") {
    if (operator === "*") return { kind: "int", unit: product(a.unit, b.unit) };
    if (operator === "/") return { kind: "int", unit: quotient(a.unit, b.unit) };
    return joinOperands(checker, sides);
  }
  if (a.kind === "nothing" || b.kind === "nothing") return a.kind === "nothing" ? b : a;
  return calendarResult(operator, a, b) ?? plainResult(checker, operator, sides);
}

/** A date and a period give a date, two dates the days between them. */
function calendarResult(operator: Arithmetic, a: Type, b: Type): Type | undefined {
  if (a.kind === "date" && b.kind === "period" && (operator === "+" || operator === "-")) return date;
  if (a.kind === "period" && b.kind === "date" && operator === "+") return date;
  const isDays = a.kind === "date" && b.kind === "date" && operator === "-";
  return isDays ? { kind: "int", unit: unitNamed("days") } : undefined;
}

const operators: Readonly<Record<string, string>> = { double: "+-*/", string: "+", list: "+" };

function plainResult(checker: Checker, operator: Arithmetic, sides: Sides): Type | undefined {
  const { left, right } = sides;
  if (left.type.kind !== right.type.kind) {
    const data = { left: typeWords(left.type), right: typeWords(right.type) };
    return report(checker, sides, { code: "expression/unlike-types", data });
  }
  if (!operators[left.type.kind]?.includes(operator)) {
    const data = {
      expected: typeWords({ kind: "int", unit: unitNamed(undefined) }),
      found: typeWords(left.type),
    };
    return report(checker, left, { code: "expression/wrong-type", data });
  }
  if (left.type.kind === "string") return { kind: "string" };
  const joined = joinOperands(checker, sides);
  return joined?.kind === "list" ? { ...joined, mayBeEmpty: bothMayBeEmpty(left.type, right.type) } : joined;
}

function bothMayBeEmpty(a: Type, b: Type): boolean {
  return a.kind === "list" && a.mayBeEmpty && b.kind === "list" && b.mayBeEmpty;
}
