import type { Mend } from "../diagnostic/expression-type-messages.ts";
import { checkAgainstVocabulary, joinParts } from "./check-literals.ts";
import { type Checker, complete, expect, report, type Scope } from "./checker.ts";
import type { BinarySyntax, Syntax } from "./syntax-tree.ts";
import type { Comparison, Expression, Type } from "./tree.ts";
import { bool, elementType, hasEquality, hasOrder, join } from "./type.ts";
import { typeWords, unitWords } from "./type-words.ts";

type UnarySyntax = Extract<Syntax, { op: "not" | "negate" }>;
type ChainSyntax = Extract<Syntax, { op: "and" | "or" }>;
type IfSyntax = Extract<Syntax, { op: "if" }>;

/** Types `!x` and `-x`. */
export function checkUnary(checker: Checker, syntax: UnarySyntax, scope: Scope): Expression | undefined {
  const operand = checker.check(syntax.operand, scope);
  if (!operand) return undefined;
  const fits =
    syntax.op === "not"
      ? expect(checker, operand, ["bool"], bool)
      : expect(checker, operand, ["int", "double"], { kind: "double" });
  const type = syntax.op === "not" ? bool : operand.type;
  return fits ? { start: syntax.start, end: syntax.end, op: syntax.op, operand, type } : undefined;
}

/** Types `a && b` and `a || b`. */
export function checkChain(checker: Checker, syntax: ChainSyntax, scope: Scope): Expression | undefined {
  const operands = complete(syntax.operands.map((operand) => checkCondition(checker, operand, scope)));
  return operands && { start: syntax.start, end: syntax.end, op: syntax.op, operands, type: bool };
}

/** Types a part that must be true or false. */
export function checkCondition(checker: Checker, syntax: Syntax, scope: Scope): Expression | undefined {
  const condition = checker.check(syntax, scope);
  return condition && expect(checker, condition, ["bool"], bool) ? condition : undefined;
}

/** Types `condition ? then : otherwise`. */
export function checkIf(checker: Checker, syntax: IfSyntax, scope: Scope): Expression | undefined {
  const condition = checkCondition(checker, syntax.condition, scope);
  const whenTrue = checker.check(syntax.whenTrue, scope);
  const whenFalse = checker.check(syntax.whenFalse, scope);
  const type = whenTrue && whenFalse && joinParts(checker, whenTrue.type, whenFalse);
  if (!condition || !whenTrue || !whenFalse || !type) return undefined;
  return { start: syntax.start, end: syntax.end, op: "if", condition, whenTrue, whenFalse, type };
}

/** Types a comparison. */
export function checkComparison(
  checker: Checker,
  syntax: BinarySyntax,
  operator: Comparison,
  scope: Scope,
): Expression | undefined {
  const left = checker.check(syntax.left, scope);
  const right = checker.check(syntax.right, scope);
  if (!left || !right) return undefined;
  const node: Expression = {
    start: syntax.start,
    end: syntax.end,
    op: "compare",
    operator,
    left,
    right,
    type: bool,
  };
  const isEquality = operator === "==" || operator === "!=";
  if (!isEquality && areNumbers(left.type, right.type)) return node;
  const isJoined = isEquality ? haveCommonValues(checker, node) : joinOperands(checker, node) !== undefined;
  if (!isJoined) return undefined;
  return (isEquality ? canEqual(checker, node) : canOrder(checker, node)) ? node : undefined;
}

/** An integer and a decimal are ordered by their exact values; they are never tested for equality. */
function areNumbers(left: Type, right: Type): boolean {
  return (left.kind === "int" && right.kind === "double") || (left.kind === "double" && right.kind === "int");
}

type Comparing = Extract<Expression, { op: "compare" }>;

function haveCommonValues(checker: Checker, node: Comparing): boolean {
  const isLeftRight = checkAgainstVocabulary(checker, node.left, node.right.type);
  const isRightLeft = checkAgainstVocabulary(checker, node.right, node.left.type);
  return isLeftRight && isRightLeft && joinOperands(checker, node) !== undefined;
}

/** Reports operands of a comparison or sum that do not go together. */
export function joinOperands(checker: Checker, node: Operands): Type | undefined {
  const { left, right } = node;
  const joined = join(left.type, right.type);
  if ("type" in joined) return joined.type;
  if (left.type.kind === "null" || right.type.kind === "null") {
    return report(checker, node, { code: "expression/null-comparison", data: {} });
  }
  if (joined.differ === "unit") return report(checker, node, unlikeUnits(left.type, right.type));
  if (joined.differ === "values") {
    const data = { left: vocabulary(left.type), right: vocabulary(right.type) };
    return report(checker, node, { code: "expression/no-common-value", data });
  }
  const mend = mendOf(left, right.type) ?? mendOf(right, left.type);
  const data = { left: typeWords(left.type), right: typeWords(right.type), ...(mend ? { mend } : {}) };
  return report(checker, node, { code: "expression/unlike-types", data });
}

/** Finds how a literal is to be written where a value of another kind is wanted. */
function mendOf(side: Expression, wanted: Type): Mend | undefined {
  if (side.op !== "literal") return undefined;
  if (wanted.kind === "date") return { isDate: true };
  if (typeof side.value !== "string") return undefined;
  const plain = side.value.trim();
  const isPlain =
    wanted.kind === "bool" ? /^(?:true|false)$/.test(plain) : wanted.kind === "int" && /^-?\d+$/.test(plain);
  return isPlain ? { plain } : undefined;
}

interface Operands {
  readonly start: number;
  readonly end: number;
  readonly left: Expression;
  readonly right: Expression;
}

function unlikeUnits(left: Type, right: Type) {
  const [a, b] = [unitOf(left), unitOf(right)].map((unit) => unit ?? { terms: [], flexible: false });
  const words = { left: a ? unitWords(a) : typeWords(left), right: b ? unitWords(b) : typeWords(right) };
  return { code: "expression/unlike-units", data: words } as const;
}

function unitOf(type: Type) {
  if (type.kind === "list") return unitOf(type.element);
  return type.kind === "int" ? type.unit : undefined;
}

function vocabulary(type: Type): readonly string[] {
  if (type.kind === "list") return vocabulary(type.element);
  return type.kind === "string" ? (type.oneOf ?? []) : [];
}

function canEqual(checker: Checker, node: Comparing): boolean {
  const odd = [node.left, node.right].find(({ type }) => !hasEquality(type));
  if (!odd) return true;
  const data = { operator: node.operator, found: typeWords(odd.type) };
  report(checker, node, { code: "expression/not-comparable", data });
  return false;
}

function canOrder(checker: Checker, node: Comparing): boolean {
  const { left, right, operator } = node;
  const odd = [left, right].find(({ type }) => !hasOrder(type));
  if (odd)
    report(checker, node, {
      code: "expression/not-comparable",
      data: { operator, found: typeWords(odd.type) },
    });
  else if (vocabulary(left.type).length + vocabulary(right.type).length > 0) {
    report(checker, node, { code: "expression/no-order", data: { operator } });
  } else return true;
  return false;
}

/** Types `element in range`: of a list its elements, of a map its keys. */
export function checkMembership(
  checker: Checker,
  syntax: BinarySyntax,
  scope: Scope,
): Expression | undefined {
  const element = checker.check(syntax.left, scope);
  const range = checker.check(syntax.right, scope);
  if (!element || !range) return undefined;
  const inner = elementType(range.type);
  if (!inner) {
    const data = {
      expected: typeWords({ kind: "list", element: element.type, mayBeEmpty: true }),
      found: typeWords(range.type),
    };
    return report(checker, range, { code: "expression/wrong-type", data });
  }
  const isWritten = checkAgainstVocabulary(checker, element, inner);
  const isListed = checkAgainstVocabulary(checker, range, element.type);
  const place = { start: syntax.start, end: syntax.end };
  const sides = { ...place, left: element, right: { ...range, type: inner } };
  if (!isWritten || !isListed || !joinOperands(checker, sides)) return undefined;
  if (!hasEquality(inner)) {
    return report(checker, place, {
      code: "expression/not-comparable",
      data: { operator: "in", found: typeWords(inner) },
    });
  }
  return { ...place, op: "in", element, range, type: bool };
}
