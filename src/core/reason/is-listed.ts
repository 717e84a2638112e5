import type { Expression } from "../expression/tree.ts";

/**
 * Tells of an expression that reads nothing but the policy set whether `flowOf` lists every value it can have; what is
 * calculated otherwise is not among the values that are tried. Of a truth value both are tried always.
 */
export function isListed(node: Expression): boolean {
  if (node.type.kind === "bool") return true;
  switch (node.op) {
    case "literal":
    case "root":
    case "variable":
      return true;
    case "select":
    case "index":
      return isListed(node.base);
    case "list":
      return node.items.every(isListed);
    case "filter":
      return isListed(node.range);
    case "map":
      return isListed(node.range) && isListed(node.body);
    case "if":
      return isListed(node.whenTrue) && isListed(node.whenFalse);
    case "arithmetic":
      return isListedResult(node) && isListed(node.left) && isListed(node.right);
    default:
      return false;
  }
}

const LISTED: readonly string[] = [
  "int + int",
  "int - int",
  "int * int",
  "date + period",
  "date - period",
  "period + date",
];

function isListedResult({ left, operator, right }: Extract<Expression, { op: "arithmetic" }>): boolean {
  return LISTED.includes(`${left.type.kind} ${operator} ${right.type.kind}`) || left.type.kind === "list";
}
