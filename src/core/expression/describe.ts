import type { Range } from "../source/source.ts";
import { childrenOf } from "./children.ts";
import { interpretPart, type Scope } from "./interpret.ts";
import type { Frame } from "./machine.ts";
import type { Result, Value } from "./result.ts";
import { bind, elementsIn } from "./run-comprehension.ts";
import type { Comprehension, Expression } from "./tree.ts";

/** Shows how one part of a condition came to its answer. */
export interface Trace {
  readonly range: Range;
  readonly outcome: "true" | "false" | "unknown" | "value";
  readonly result: Result;
  /** The element a comprehension's condition was asked about. */
  readonly element?: { readonly variable: string; readonly value: Value };
  readonly children: readonly Trace[];
  /** Is set where the parts below were too many to show. */
  readonly isCut?: true;
}

/** Bounds what is shown, and so what is worked out again for it. */
const partLimit = 2000;

/** Evaluates an expression and each part of its boolean structure, for `explain`. */
export function trace(expression: Expression, scope: Scope): Trace {
  return tracePart(expression, undefined, { scope, left: partLimit });
}

interface Tracing {
  readonly scope: Scope;
  left: number;
}

function tracePart(node: Expression, frame: Frame, tracing: Tracing): Trace {
  tracing.left -= 1;
  const result = interpretPart(node, tracing.scope, frame);
  const shown = { range: { start: node.start, end: node.end }, outcome: outcomeOf(result), result };
  const children = tracing.left > 0 ? partsOf(node, { frame, tracing }) : [];
  return { ...shown, children, ...(tracing.left > 0 ? {} : { isCut: true }) };
}

function outcomeOf(result: Result): Trace["outcome"] {
  if (!result.known) return "unknown";
  return typeof result.value === "boolean" ? `${result.value}` : "value";
}

interface Context {
  readonly frame: Frame;
  readonly tracing: Tracing;
}

function partsOf(node: Expression, context: Context): readonly Trace[] {
  const { frame, tracing } = context;
  if ("variable" in node) return [...traceRange(node.range, context), ...elementTraces(node, context)];
  if (node.op !== "if")
    return childrenOf(node)
      .filter(isTelling)
      .map((child) => tracePart(child, frame, tracing));
  const condition = interpretPart(node.condition, tracing.scope, frame);
  const chosen = condition.known ? [condition.value === true ? node.whenTrue : node.whenFalse] : [];
  return [node.condition, ...chosen].filter(isTelling).map((child) => tracePart(child, frame, tracing));
}

/** A path and a literal show all they have as facts of the part they stand in. */
function isTelling(node: Expression): boolean {
  if (node.type.kind === "bool") return node.op !== "literal";
  return childrenOf(node).some(isTelling);
}

function traceRange(range: Expression, { frame, tracing }: Context): readonly Trace[] {
  return isTelling(range) ? [tracePart(range, frame, tracing)] : [];
}

function elementTraces(node: Comprehension, { frame, tracing }: Context): readonly Trace[] {
  const range = interpretPart(node.range, tracing.scope, frame);
  const elements = range.known ? (elementsIn(range.value) ?? []) : [];
  const traces: Trace[] = [];
  for (const element of elements) {
    if (tracing.left <= 0) break;
    const inner = bind(node, element, frame);
    const named = { variable: node.variable, value: element.value };
    const asked = node.filter && node.op === "map" ? node.filter : node.body;
    traces.push({ ...tracePart(asked, inner, tracing), element: named });
  }
  return traces;
}
