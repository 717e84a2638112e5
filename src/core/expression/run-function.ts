import { type Frame, failed, known, type Machine, spend, supportOf, undecided } from "./machine.ts";
import { patternOf } from "./regex.ts";
import type { Result, RuntimeError, Value } from "./result.ts";
import type { Call } from "./tree.ts";
import { extentOf, isList, isMap, weightOf } from "./value.ts";

export function runCall(machine: Machine, node: Call, frame: Frame): Result {
  const results = node.args.map((arg) => machine.run(arg, frame));
  const args = results.flatMap((result) => (result.known ? [result.value] : []));
  const [first, second] = args;
  if (args.length < results.length || first === undefined) return undecided(node, results);
  const support = supportOf([...results, { support: extentOf(first) }]);
  const weight = args.reduce((sum: number, value) => sum + weightOf(value), 0);
  if (!spend(machine, weight)) return failed(node, "too-much-work", support);
  const value = second === undefined ? callOne(node, first) : callTwo(node, first, second);
  return isError(value) ? failed(node, value.error, support) : known(node, value, support);
}

type Answer = Value | { readonly error: RuntimeError };

function isError(answer: Answer): answer is { readonly error: RuntimeError } {
  return typeof answer === "object" && answer !== null && "error" in answer;
}

const unfit = { error: "unfit-tree" } as const;
const wrong = { error: "invalid-conversion" } as const;

function callTwo(node: Call, subject: Value, argument: Value): Answer {
  if (typeof subject !== "string" || typeof argument !== "string") return unfit;
  switch (node.name) {
    case "contains":
      return subject.includes(argument);
    case "startsWith":
      return subject.startsWith(argument);
    case "endsWith":
      return subject.endsWith(argument);
    case "matches":
      return patternOf(argument)?.(subject) ?? unfit;
    default:
      return unfit;
  }
}

function callOne(node: Call, value: Value): Answer {
  switch (node.name) {
    case "size":
      return sizeOf(value);
    case "sum":
      return isList(value) ? sumOf(value.items) : unfit;
    case "int":
      return toInt(value);
    case "double":
      return toDouble(value);
    case "string":
      return toText(value);
    case "bool":
      return toBool(value);
    default:
      return unfit;
  }
}

/** The size of a text counts its characters (code points). */
function sizeOf(value: Value): Answer {
  if (typeof value === "string") return BigInt([...value].length);
  if (isList(value)) return BigInt(value.items.length);
  return isMap(value) ? BigInt(value.entries.length) : unfit;
}

/** Adds exactly and looks at the total alone, so that the order of a list does not matter. */
function sumOf(items: readonly Value[]): Answer {
  let total = 0n;
  for (const item of items) {
    if (typeof item !== "bigint") return unfit;
    total += item;
  }
  return BigInt.asIntN(64, total) === total ? total : { error: "overflow" };
}

function toInt(value: Value): Answer {
  if (typeof value === "bigint") return value;
  if (typeof value === "string")
    return /^[+-]?\d{1,19}$/.test(value) ? within64(BigInt(value.replace("+", ""))) : wrong;
  if (typeof value !== "number") return unfit;
  // As CEL does it: the bounds themselves are out, because a decimal so large is not exact.
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : { error: "overflow" };
}

function within64(value: bigint): Answer {
  return BigInt.asIntN(64, value) === value ? value : { error: "overflow" };
}

const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function toDouble(value: Value): Answer {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return unfit;
  if (/^[+-]?(?:Infinity|NaN)$/.test(value)) return Number(value);
  return decimalText.test(value) ? Number(value) : wrong;
}

function toText(value: Value): Answer {
  return typeof value === "object" ? unfit : String(value);
}

function toBool(value: Value): Answer {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return unfit;
  if (["1", "t", "true", "TRUE", "True"].includes(value)) return true;
  return ["0", "f", "false", "FALSE", "False"].includes(value) ? false : wrong;
}
