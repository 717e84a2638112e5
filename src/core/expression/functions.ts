import type { FunctionName, Type, TypeKind } from "./tree.ts";
import { bool, double, pattern, plainInt, text } from "./type.ts";
import { count } from "./unit.ts";

/** Describes a function: how it is written, what it takes and what it gives. */
export interface FunctionShape {
  /** `f(x, y)`, `x.f(y)`, or both. */
  readonly form: "global" | "method" | "both";
  readonly usage: string;
  readonly parameters: readonly { readonly kinds: readonly TypeKind[]; readonly wanted: Type }[];
  readonly result: Type;
}

const aText = { kinds: ["string"], wanted: text } as const;
const aPattern = { kinds: ["string", "pattern"], wanted: pattern } as const;
const sized = {
  kinds: ["string", "list", "map"],
  wanted: { kind: "list", element: text, mayBeEmpty: true },
} as const;

/** Lists the functions that are called by name and keep their meaning at run time. */
export const functions: Readonly<Record<FunctionName, FunctionShape>> = {
  size: { form: "both", usage: "size(list)", parameters: [sized], result: { kind: "int", unit: count } },
  sum: {
    form: "global",
    usage: "sum(list.map(x, x.amount))",
    parameters: [{ kinds: ["list"], wanted: { kind: "list", element: plainInt, mayBeEmpty: true } }],
    result: plainInt,
  },
  contains: { form: "method", usage: 'text.contains("a")', parameters: [aText, aText], result: bool },
  startsWith: { form: "method", usage: 'text.startsWith("a")', parameters: [aText, aText], result: bool },
  endsWith: { form: "method", usage: 'text.endsWith("a")', parameters: [aText, aText], result: bool },
  matches: { form: "both", usage: 'text.matches("^[a-z]+$")', parameters: [aText, aPattern], result: bool },
  int: conversion("int", ["int", "double", "string"], plainInt),
  double: conversion("double", ["double", "int", "string"], double),
  string: conversion("string", ["string", "bool", "int", "double", "date", "period"], text),
  bool: conversion("bool", ["bool", "string"], bool),
};

function conversion(name: string, kinds: readonly TypeKind[], result: Type): FunctionShape {
  return { form: "global", usage: `${name}(x)`, parameters: [{ kinds, wanted: text }], result };
}

/** Names what CEL has and this language leaves out. */
export const unsupported: ReadonlySet<string> = new Set([
  "uint",
  "bytes",
  "timestamp",
  "duration",
  "type",
  "dyn",
  "bind",
  "optional",
  "optMap",
  "optFlatMap",
  "orValue",
  "getFullYear",
  "getMonth",
  "getDate",
  "getDayOfMonth",
  "getDayOfWeek",
  "getDayOfYear",
  "getHours",
  "getMinutes",
  "getSeconds",
  "getMilliseconds",
]);
