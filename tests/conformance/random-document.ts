import type { Json, JsonObject } from "../../src/core/expression/result.ts";
import type { Choices } from "./choices.ts";
import { fieldsOf, type Kind, type ObjectKind } from "./fuzz-vocabulary.ts";

/** Is the same document as the other implementation takes it: an int is a bigint. */
export type OracleValue = string | boolean | bigint | readonly OracleValue[] | OracleObject;
export interface OracleObject {
  readonly [key: string]: OracleValue;
}

/**
 * The texts that documents and literals share, so that comparisons come out either way. Nothing between U+D800
 * and U+FFFF: next to the emoji the other implementation would order it by UTF-16, ours by code point.
 */
export const texts = [
  "",
  "a",
  "ab",
  "b",
  "Tây Ninh",
  "Đ",
  "😀b",
  "7",
  "-12",
  "1.5",
  "true",
  "no",
  "x y",
] as const;

const numbers = [
  0, 1, 2, 3, -1, 7, 40, 1_000_000_007, 9_007_199_254_740_991, -9_007_199_254_740_991,
] as const;

/**
 * Makes a document in which any property may be absent. None is null, of which the other implementation says
 * that `has` and `in` do not find it.
 */
export function randomDocument(choices: Choices): JsonObject {
  return randomObject("system", choices);
}

function randomObject(kind: ObjectKind, choices: Choices): JsonObject {
  const present = fieldsOf(kind).flatMap(([name, of]) => {
    const value = randomValue(of, choices);
    return choices.oneIn(5) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(present);
}

function randomValue(kind: Kind, choices: Choices): Json {
  switch (kind) {
    case "bool":
      return choices.pick([true, false]);
    case "int":
      return choices.pick(numbers);
    case "string":
      return choices.pick(texts);
    case "ints":
      return listOf(() => choices.pick(numbers), choices);
    case "strings":
      return listOf(() => choices.pick(texts), choices);
    case "servers":
      return listOf(() => randomObject("server", choices), choices);
    case "system":
    case "owner":
    case "server":
      return randomObject(kind, choices);
    default:
      throw new Error(`a document holds no ${kind}`);
  }
}

function listOf(item: () => Json, choices: Choices): Json {
  return Array.from({ length: choices.pick([2, 0, 1, 3]) }, item);
}

/** Gives the other implementation the document as our engine reads it by its schema: every number is an int. */
export function oracleObject(document: JsonObject): OracleObject {
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, oracleValue(value)]));
}

function oracleValue(value: Json): OracleValue {
  if (value === null) throw new Error("random documents hold no null");
  if (typeof value === "number") return BigInt(value);
  if (typeof value !== "object") return value;
  return isList(value) ? value.map(oracleValue) : oracleObject(value);
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
