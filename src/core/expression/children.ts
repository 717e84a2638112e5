import { partsOf } from "./parts-of.ts";
import type { Expression } from "./tree.ts";

/** Lists the direct parts of an expression, in the order they are written. */
export function childrenOf(node: Expression): readonly Expression[] {
  return node.op === "entries" ? node.entries.flat() : partsOf(node).map(({ part }) => part);
}

/** Writes an expression so that two are the same text exactly when they are built the same, wherever they stand. */
export function structureOf(node: Expression): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === "start" || key === "end" || key === "type" ? undefined : value,
  );
}

/** Tells whether an expression reads a variable from outside itself. */
export function usesVariable(node: Expression, name: string): boolean {
  if (node.op === "variable") return node.name === name;
  if (!("variable" in node) || node.variable !== name)
    return childrenOf(node).some((child) => usesVariable(child, name));
  return usesVariable(node.range, name);
}
