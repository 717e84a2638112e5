import type { Problem } from "../../src/core/expression/compile-expression.ts";
import type { Cause, RuntimeError } from "../../src/core/expression/result.ts";

type Code = Problem["code"];

/** Which load errors answer to the words of the specification for a mistake that a type checker finds. */
const loadAnswers: readonly (readonly [RegExp, readonly Code[]])[] = [
  [/undeclared|unknown variable/, ["expression/unknown-name"]],
  [/unbound function/, ["expression/unknown-function"]],
  [/overload/, ["expression/wrong-type", "expression/unlike-types", "expression/not-comparable"]],
  [/field selection/, ["expression/no-fields"]],
  [/key type/, ["expression/wrong-type"]],
];

/**
 * Which run-time errors answer to the words of the specification. The words are not binding, and some tests
 * say only that there is an error ("foo", and "no matching overload" for a division by zero).
 */
const runAnswers: readonly (readonly [RegExp, readonly RuntimeError[]])[] = [
  [/^(foo|no matching overload)$/, ["division-by-zero"]],
  [/zero$/, ["division-by-zero"]],
  [/overflow|^range/, ["overflow", "invalid-conversion"]],
  [/no such key/, ["no-such-key"]],
  [/repeated key/, ["duplicate-key"]],
  [/invalid_argument/, ["index-out-of-range"]],
  [/conversion/, ["invalid-conversion"]],
];

/** Tells whether the load errors of an expression are the error that a test of the specification expects. */
export function areExpectedProblems(problems: readonly Problem[], message: string): boolean {
  const codes = loadAnswers.flatMap(([words, answers]) => (words.test(message) ? answers : []));
  return problems.every(isTypingProblem) && problems.some(({ code }) => codes.includes(code));
}

/** Tells whether an unknown result has the cause that a test of the specification expects. */
export function isExpectedCause(cause: Cause, message: string): boolean {
  if (cause.kind !== "error") return false;
  return runAnswers.some(([words, errors]) => words.test(message) && errors.includes(cause.error));
}

const typing: ReadonlySet<Code> = new Set<Code>([
  ...loadAnswers.flatMap(([, codes]) => codes),
  "expression/mixed-types",
  "expression/unknown-field",
  "expression/not-indexable",
]);

/** Tells a load error of names and types from one about a construct that is not in the language at all. */
export function isTypingProblem({ code }: Problem): boolean {
  return typing.has(code);
}
