import { addPeriod } from "../expression/calendar.ts";
import { childrenOf } from "../expression/children.ts";
import { readsOf } from "../expression/reads-of.ts";
import type { Calculation, Expression } from "../expression/tree.ts";
import type { Interval, Subject } from "../policy/policy-set.ts";
import { moveDays } from "../reason/boundary.ts";
import { patternText } from "../reason/place-pattern.ts";
import { type SchemaPlace, schemaPlaces } from "../reason/schema-place.ts";
import type { Json } from "../source/json.ts";
import type { Sign } from "./rise.ts";

/** Says of what document and on which days a calculation is made, and which values a parameter has on either side. */
export interface Calculating {
  readonly subject: Subject;
  readonly days: Interval;
  readonly valuesOf: (parameter: string) => readonly Json[];
}

/** Tells on which side of what can be counted a calculation may fall: it then has no answer. */
export interface Falling {
  readonly above: boolean;
  readonly below: boolean;
}

/** Tells whether the answer of a calculation may be too large or too small, for some document of the schema. */
export function fallingOf(node: Calculation, calculating: Calculating): Falling {
  if (node.type.kind === "date") return fallingOfDate(node, calculating);
  if (node.type.kind !== "int")
    return { above: node.type.kind !== "double", below: node.type.kind !== "double" };
  const [low, high] = boundsOf(node, calculating);
  return { above: high === undefined || high > MOST, below: low === undefined || low < LEAST };
}

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

/** The calendar ends with the year 9999 and begins with the year 1: periods are never negative. */
function fallingOfDate({ operator, left, right }: Calculation, calculating: Calculating): Falling {
  const [base, period] = left.type.kind === "period" ? [right, left] : [left, right];
  const direction = operator === "-" ? -1 : 1;
  const periods = constantsOf(period, calculating);
  const days =
    base.op === "variable" && base.name === "asOf"
      ? edgesOf(calculating.days)
      : constantsOf(base, calculating);
  const isSafe =
    periods !== undefined &&
    days?.every((day) =>
      periods.every((one) => addPeriod(String(day), String(one), direction) !== undefined),
    );
  return { above: !isSafe && direction === 1, below: !isSafe && direction === -1 };
}

function edgesOf({ from = "0001-01-01", until }: Interval): readonly string[] {
  return [from, (until && moveDays(until, -1)) ?? "9999-12-31"];
}

/** Lists the values of what is the same in every document; undefined for what is not. */
function constantsOf(node: Expression, { valuesOf }: Calculating): readonly Json[] | undefined {
  if (node.op === "literal") return [node.value];
  const name = parameterOf(node);
  const values = name === undefined ? [] : valuesOf(name);
  return values.length > 0 ? values : undefined;
}

function parameterOf(node: Expression): string | undefined {
  const isOne = node.op === "select" && node.base.op === "root" && node.base.root === "params";
  return isOne ? node.field : undefined;
}

type Bounds = readonly [bigint | undefined, bigint | undefined];
const ANY: Bounds = [undefined, undefined];
/** More days than the calendar has. */
const DAYS: Bounds = [-4_000_000n, 4_000_000n];

function boundsOf(node: Expression, calculating: Calculating): Bounds {
  const constants = constantsOf(node, calculating);
  if (constants) return hullOf(constants.map((one) => BigInt(String(one))));
  if (node.op === "arithmetic") return boundsOfCalculation(node, calculating);
  if (node.op === "call") return node.name === "size" ? [0n, BigInt(Number.MAX_SAFE_INTEGER)] : ANY;
  const { minimum, maximum } = schemaOf(node, calculating.subject) ?? {};
  return [bigOf(minimum), bigOf(maximum)];
}

function bigOf(value: number | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value);
}

function boundsOfCalculation(node: Calculation, calculating: Calculating): Bounds {
  const { operator, left, right } = node;
  if (left.type.kind === "date") return DAYS;
  const [one, other] = [boundsOf(left, calculating), boundsOf(right, calculating)];
  const [a, b] = one;
  const [c, d] = other;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return ANY;
  if (operator === "+") return [a + c, b + d];
  if (operator === "-") return [a - d, b - c];
  return operator === "*" ? hullOf([a * c, a * d, b * c, b * d]) : ANY;
}

function hullOf(values: readonly bigint[]): Bounds {
  const sorted = [...values].sort((one, other) => (one < other ? -1 : Number(one > other)));
  return [sorted[0], sorted.at(-1)];
}

/** Finds what the schema says of the one fact that an expression is; undefined for what is more than one fact. */
export function schemaOf(node: Expression, subject: Subject): SchemaPlace | undefined {
  if (node.op !== "select") return undefined;
  const { places, variables } = readsOf(node);
  const [place, other] = places;
  if (!place || other || variables.length > 0) return undefined;
  const tokens = place.path.map((name) => (name === "*" ? "-" : name));
  return schemaPlaces(subject)(patternText({ root: place.root, tokens }));
}

/** Lists the calculations in an expression. */
export function calculationsIn(node: Expression): readonly Calculation[] {
  const inner = childrenOf(node).flatMap(calculationsIn);
  return node.op === "arithmetic" ? [node, ...inner] : inner;
}

/** Tells whether fewer, or more, documents have an answer where a calculation moves so. */
export function lostBy(
  { above, below }: Falling,
  moved: Sign,
): { readonly more: boolean; readonly fewer: boolean } {
  if (moved === 0) return { more: above || below, fewer: above || below };
  const [ahead, behind] = moved === 1 ? [above, below] : [below, above];
  return { more: ahead, fewer: behind };
}
