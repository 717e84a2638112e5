import { childrenOf } from "../expression/children.ts";
import type { Expression, Type } from "../expression/tree.ts";
import type { Range } from "../source/source.ts";

/** Is a part of an expression with the comprehensions around it, outermost first. */
export interface Part {
  readonly expression: Expression;
  readonly around: readonly Expression[];
}

/** Finds the part that stands exactly at a range of the text. */
export function partAt(
  whole: Expression,
  range: Range,
  around: readonly Expression[] = [],
): Part | undefined {
  if (whole.start === range.start && whole.end === range.end) return { expression: whole, around };
  for (const part of childrenOf(whole)) {
    const found = partAt(part, range, [...around, whole]);
    if (found) return found;
  }
  return undefined;
}

/** Lists the parameters an expression reads, each with its unit; that of a span of time is `period`, of a regular expression `pattern`. */
export function parametersIn(expression: Expression): ReadonlyMap<string, string | undefined> {
  const below = childrenOf(expression).flatMap((part) => [...parametersIn(part)]);
  const isParameter =
    expression.op === "select" && expression.base.op === "root" && expression.base.root === "params";
  return new Map(isParameter ? [[expression.field, unitOf(expression.type)]] : below);
}

function unitOf(type: Type): string | undefined {
  const inner = type.kind === "list" ? type.element : type;
  if (inner.kind === "period" || inner.kind === "pattern") return inner.kind;
  const [unit, ...others] = inner.kind === "int" ? inner.unit.terms : [];
  return others.length === 0 ? unit : undefined;
}
