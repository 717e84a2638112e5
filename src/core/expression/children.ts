import type { Expression } from "./tree.ts";

/** Lists the direct parts of an expression, in the order they are written. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.op) {
    case "literal":
    case "root":
    case "variable":
      return [];
    case "select":
    case "has":
      return [node.base];
    case "index":
      return [node.base, node.index];
    case "not":
    case "negate":
      return [node.operand];
    case "and":
    case "or":
      return node.operands;
    case "if":
      return [node.condition, node.whenTrue, node.whenFalse];
    case "compare":
    case "arithmetic":
      return [node.left, node.right];
    case "in":
      return [node.element, node.range];
    case "call":
      return node.args;
    case "lookup":
      return [node.argument];
    case "list":
      return node.items;
    case "entries":
      return node.entries.flat();
    default:
      return node.filter ? [node.range, node.filter, node.body] : [node.range, node.body];
  }
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
