import { childrenOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";

/** Lists an expression and all its parts, from the outside in, in the order they are written. */
export function nodesOf(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(nodesOf)];
}

/** Reads the text of a part of an expression, on one line. */
export function textOf({ start, end }: Expression, text: string): string {
  return text.slice(start, end).replaceAll(/\s+/g, " ").trim();
}
