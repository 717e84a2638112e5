import type { ExpressionProblem } from "../diagnostic/expression-messages.ts";
import type { Range } from "../source/source.ts";
import type { Environment } from "./environment.ts";
import type { Syntax } from "./syntax-tree.ts";
import type { Expression, Type, TypeKind } from "./tree.ts";
import { typeWords } from "./type-words.ts";

/** Reports one mistake in an expression; `range` is into its text. */
export type Problem = ExpressionProblem & { readonly range: Range };

/** Holds what one check of one expression works with; `check` gives nothing where it has reported a problem. */
export interface Checker {
  readonly text: string;
  readonly environment: Environment;
  readonly check: (syntax: Syntax, scope: Scope) => Expression | undefined;
  readonly problems: Problem[];
  /** Comprehension variables nobody reads: a rule of policies, not of the language. */
  readonly unused: Problem[];
}

/** The variables of the comprehensions around a part of an expression, innermost first. */
export interface Variables {
  readonly name: string;
  readonly type: Type;
  readonly outer: Variables | undefined;
  /** Is set when the variable is read. */
  isUsed: boolean;
}

/** Keeps the outer variables of no comprehension. */
export type Scope = Variables | undefined;

/** Reports a problem and gives nothing, so that a check can end with it. */
export function report(checker: Checker, range: Range, problem: ExpressionProblem): undefined {
  checker.problems.push({ ...problem, range: { start: range.start, end: range.end } });
  return undefined;
}

/** Tells whether an expression is of one of some kinds, and reports it otherwise. */
export function expect(
  checker: Checker,
  expression: Expression,
  kinds: readonly TypeKind[],
  wanted: Type,
): boolean {
  const { kind } = expression.type;
  if (kind === "nothing" || kinds.includes(kind)) return true;
  report(checker, expression, {
    code: "expression/wrong-type",
    data: { expected: typeWords(wanted), found: typeWords(expression.type) },
  });
  return false;
}

/** Cuts the text of a range. */
export function textOf(checker: Checker, range: Range): string {
  return checker.text.slice(range.start, range.end);
}

/** Gives all of the parts, or nothing when one is missing; every part has been checked by then. */
export function complete<T>(parts: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === parts.length ? present : undefined;
}
