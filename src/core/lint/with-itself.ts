import { structureOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";

/** Tells whether a comparison has the same on both sides. */
export function isWithItself(node: Expression): boolean {
  if (node.op === "compare") return structureOf(node.left) === structureOf(node.right);
  if (node.op !== "in" || node.element.op === "literal") return false;
  const element = structureOf(node.element);
  return node.range.op === "list" && node.range.items.some((item) => structureOf(item) === element);
}
