import {
  type CelInput,
  CelScalar,
  type CelValue,
  celEnv,
  celError,
  celFunc,
  isCelError,
  isCelList,
  isCelMap,
  parse,
  plan,
} from "@bufbuild/cel";
import type { Value } from "../../src/core/expression/result.ts";
import { fieldsOf } from "./fuzz-vocabulary.ts";
import type { OracleObject } from "./random-document.ts";

/** Is what the other implementation answers; an error of any kind has no value. */
export type OracleAnswer = { readonly value: Value; readonly error?: undefined } | { readonly error: string };

const integer = /^[+-]?\d+$/;
const decimal = /^(NaN|[+-]?(Infinity|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?))$/i;

/**
 * Two of its functions are put right: it reads a number from a text as JavaScript does, so that `int('')` is 0,
 * `int('0x10')` is 16 and `double('a')` is NaN, where CEL has an error.
 */
const env = celEnv({
  funcs: [
    celFunc("int", [CelScalar.STRING], CelScalar.INT, (text) => int64(BigInt(checked(text, integer)))),
    celFunc("double", [CelScalar.STRING], CelScalar.DOUBLE, (text) => Number(checked(text, decimal))),
  ],
});

function int64(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new Error(`${value} does not fit 64 bits`);
  return value;
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error(`\`${text}\` is not a number`);
  return text;
}

/**
 * Plans an expression for `@bufbuild/cel`, each property of a document being a variable. An absent one is bound
 * to an error, because below an unbound variable this implementation answers `has` with false.
 */
export function oracleOf(text: string): (document: OracleObject) => OracleAnswer {
  const evaluate = plan(env, parse(text));
  return (document) => {
    const result = evaluate(bindings(document));
    return isCelError(result) ? { error: result.message } : { value: valueFrom(result) };
  };
}

function bindings(document: OracleObject): Record<string, CelInput> {
  const absent = fieldsOf("system").flatMap(([name]) =>
    Object.hasOwn(document, name) ? [] : [[name, noFact] as const],
  );
  return { ...document, ...Object.fromEntries(absent) };
}

// The library takes an error where it takes a value, which its types do not say.
const noFact = celError("no such fact") as unknown as CelInput;

function valueFrom(value: CelValue): Value {
  if (value === null || typeof value !== "object") return value;
  if (isCelList(value)) return { kind: "list", items: [...value].map(valueFrom) };
  if (!isCelMap(value)) throw new Error("no random expression gives a message or a type");
  const entries = [...value].map(([key, held]) => [keyFrom(key), valueFrom(held)] as const);
  return { kind: "map", entries };
}

function keyFrom(key: unknown): Value {
  if (typeof key === "string" || typeof key === "bigint" || typeof key === "boolean") return key;
  throw new Error("no random map has a key of another kind");
}
