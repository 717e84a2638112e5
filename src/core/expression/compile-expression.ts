import { check } from "./check.ts";
import type { Problem } from "./checker.ts";
import type { Environment } from "./environment.ts";
import { parseSyntax } from "./syntax.ts";
import type { Expression, Type, TypeKind } from "./tree.ts";
import { typeWords } from "./type-words.ts";
import { anyUnit } from "./unit.ts";
import { findVacuous } from "./vacuity.ts";

export type { Problem } from "./checker.ts";

export type Compiled =
  | { readonly expression: Expression; readonly problems: readonly [] }
  | { readonly expression: undefined; readonly problems: readonly Problem[] };

/**
 * Says where an expression stands. In a `condition` only what an empty list would make true is
 * vacuous; in an `applicability`, and in any other `value`, also what it would make false.
 * A `path` is a chain of names, selects, indexes and lookups. Conditions and applicabilities are bool.
 */
export interface Use {
  readonly mode: "condition" | "applicability" | "value" | "path";
  readonly expected?: TypeKind;
}

/** Parses and types an expression by the language alone: no rule on empty lists, unused variables or modes. */
export function checkExpression(text: string, environment: Environment, expected?: TypeKind): Compiled {
  const { syntax, problem } = parseSyntax(text);
  if (!syntax) return { expression: undefined, problems: [problem] };
  const { expression, problems } = check(syntax, text, environment);
  if (!expression) return { expression, problems };
  return compiled(expression, [...wrongKind(expression, expected)]);
}

/** Parses, types and judges an expression of a policy; collects every problem, ordered by place. */
export function compileExpression(text: string, environment: Environment, use: Use): Compiled {
  const { syntax, problem } = parseSyntax(text);
  if (!syntax) return { expression: undefined, problems: [problem] };
  const { expression, problems, unused } = check(syntax, text, environment);
  if (!expression) return { expression, problems: inOrder([...problems, ...unused]) };
  return compiled(expression, [...unused, ...rulesOf(expression, text, use)]);
}

function rulesOf(expression: Expression, text: string, { mode, expected }: Use): readonly Problem[] {
  if (mode === "path") return [...wrongPath(expression), ...wrongKind(expression, expected)];
  const isTruth = mode === "condition" || mode === "applicability";
  const kind = wrongKind(expression, expected ?? (isTruth ? "bool" : undefined));
  return [...kind, ...findVacuous(expression, text, mode === "condition" ? "condition" : "other")];
}

function compiled(expression: Expression, problems: readonly Problem[]): Compiled {
  return problems.length === 0
    ? { expression, problems: [] }
    : { expression: undefined, problems: inOrder(problems) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function wrongKind(expression: Expression, expected: TypeKind | undefined): readonly Problem[] {
  const { kind } = expression.type;
  if (expected === undefined || kind === expected || kind === "nothing") return [];
  const data = { expected: typeWords(exampleOf(expected)), found: typeWords(expression.type) };
  return [{ code: "expression/wrong-type", data, range: rangeOf(expression) }];
}

/** Gives some type of a kind, to name it by. */
function exampleOf(kind: TypeKind): Type {
  switch (kind) {
    case "int":
      return { kind, unit: anyUnit };
    case "list":
      return { kind, element: { kind: "nothing" }, mayBeEmpty: true };
    case "map":
      return { kind, key: { kind: "string" }, value: { kind: "string" } };
    case "object":
      return { kind, name: "" };
    default:
      return { kind };
  }
}

/** A message, `at` and a justification name a fact; they do not compute one. */
function wrongPath(expression: Expression): readonly Problem[] {
  const wrong = firstOutsidePath(expression);
  if (!wrong && expression.type.kind === "pattern") return [patternAsFact(expression)];
  return wrong ? [{ code: "expression/not-path", data: {}, range: rangeOf(wrong) }] : [];
}

/** Somebody who reads a finding is not shown a regular expression. */
function patternAsFact(expression: Expression): Problem {
  const data = { expected: { vi: "dữ kiện", en: "a fact" }, found: typeWords(expression.type) };
  return { code: "expression/wrong-type", data, range: rangeOf(expression) };
}

function firstOutsidePath(node: Expression): Expression | undefined {
  switch (node.op) {
    case "root":
    case "variable":
      return undefined;
    case "select":
      return firstOutsidePath(node.base);
    case "index":
      return (
        firstOutsidePath(node.base) ?? (isWritten(node.index) ? undefined : firstOutsidePath(node.index))
      );
    case "lookup":
      return isWritten(node.argument) ? undefined : firstOutsidePath(node.argument);
    default:
      return node;
  }
}

function isWritten(node: Expression): boolean {
  return node.op === "literal";
}

function rangeOf({ start, end }: Expression) {
  return { start, end };
}
