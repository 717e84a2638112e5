import { checkExpression, type Problem } from "../../src/core/expression/compile-expression.ts";
import type { Environment } from "../../src/core/expression/environment.ts";
import { interpret } from "../../src/core/expression/interpret.ts";
import type { Result, Value } from "../../src/core/expression/result.ts";
import type { Expression, Type } from "../../src/core/expression/tree.ts";
import { areExpectedProblems, isExpectedCause } from "./spec-errors.ts";
import type { SpecMessage } from "./spec-tests.ts";
import { sameType, sameValue, typeFrom, typeOfScalar, valueFrom } from "./spec-values.ts";

/** Says how a conformance test went; of a failed one why, and which load errors it met, if any. */
export type Verdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly why: string; readonly problems: readonly Problem[] };

const passed: Verdict = { passed: true };

function failed(why: string, problems: readonly Problem[] = []): Verdict {
  return { passed: false, why, problems };
}

/**
 * Runs one test of the specification: its declarations become variables, by the language alone. A load error
 * is the error that a test expects only where the expected error is a mistake of names or types and so is ours.
 */
export function runSpecTest(message: SpecMessage): Verdict {
  const variables = variablesOf(message);
  const compiled = checkExpression(message.expr, environmentOf(variables));
  if (compiled.expression === undefined) return refused(message, compiled.problems);
  const deduced = deducedType(message);
  const { type } = compiled.expression;
  if (deduced && !sameType(type, deduced)) return failed(`has the type ${JSON.stringify(type)}`);
  return message.checkOnly ? passed : evaluated(message, compiled.expression, variables);
}

type Variables = ReadonlyMap<string, { readonly type: Type; readonly value: Value | undefined }>;

/** A variable whose type the language does not have is left out, and so unknown to the checker. */
function variablesOf(message: SpecMessage): Variables {
  const declared = new Map(
    message.typeEnv.flatMap(({ name, declKind }) =>
      declKind.case === "ident" ? [[name, typeFrom(declKind.value.type)] as const] : [],
    ),
  );
  const names = new Set([...declared.keys(), ...Object.keys(message.bindings)]);
  return new Map([...names].flatMap((name) => variableOf(name, message, declared)));
}

function variableOf(name: string, message: SpecMessage, declared: ReadonlyMap<string, Type | undefined>) {
  const binding = message.bindings[name]?.kind;
  const value = binding?.case === "value" ? valueFrom(binding.value) : undefined;
  const inferred = value === undefined ? undefined : typeOfScalar(value);
  const type = declared.has(name) ? declared.get(name) : inferred;
  return type === undefined ? [] : [[name, { type, value }] as const];
}

function environmentOf(variables: Variables): Environment {
  return {
    variables: new Map([...variables].map(([name, { type }]) => [name, type])),
    roots: new Map(),
    facts: "nothing",
    object: () => new Map(),
    lookups: new Map(),
  };
}

function refused(message: SpecMessage, problems: readonly Problem[]): Verdict {
  const isRight = expectedErrors(message).some((error) => areExpectedProblems(problems, error));
  return isRight ? passed : failed(`is refused at load: ${problems.map(({ code }) => code)}`, problems);
}

function evaluated(message: SpecMessage, expression: Expression, variables: Variables): Verdict {
  const bound = [...variables].flatMap(([name, { value }]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const result = interpret(expression, { roots: {}, variables: new Map(bound) });
  const errors = expectedErrors(message);
  return errors.length > 0 ? expectUnknown(result, errors) : expectValue(result, expectedValue(message));
}

function expectUnknown(result: Result, errors: readonly string[]): Verdict {
  if (result.known) return failed(`gives ${shown(result.value)}, expected the error ${errors}`);
  const isRight = result.causes.every((cause) => errors.some((error) => isExpectedCause(cause, error)));
  return isRight ? passed : failed(`is unknown by ${shown(result.causes)}, expected the error ${errors}`);
}

function expectValue(result: Result, expected: Value | undefined): Verdict {
  if (!result.known) return failed(`is unknown by ${shown(result.causes)}`);
  const isSame = expected !== undefined && sameValue(result.value, expected);
  return isSame ? passed : failed(`gives ${shown(result.value)}, expected ${shown(expected)}`);
}

function expectedErrors({ resultMatcher }: SpecMessage): readonly string[] {
  if (resultMatcher.case === "evalError") return resultMatcher.value.errors.map(({ message }) => message);
  if (resultMatcher.case !== "anyEvalErrors") return [];
  return resultMatcher.value.errors.flatMap(({ errors }) => errors.map(({ message }) => message));
}

/** A test that names no result expects true. */
function expectedValue({ resultMatcher }: SpecMessage): Value | undefined {
  if (resultMatcher.case === "value") return valueFrom(resultMatcher.value);
  return resultMatcher.case === "typedResult" ? valueFrom(resultMatcher.value.result) : true;
}

function deducedType({ resultMatcher }: SpecMessage) {
  return resultMatcher.case === "typedResult" ? resultMatcher.value.deducedType : undefined;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner)) ?? "nothing";
}
