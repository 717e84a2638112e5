import type { Expression } from "./tree.ts";

/** Is a direct part of an expression, and how the expression is built again with another in its place. */
export interface Part {
  readonly part: Expression;
  readonly put: (part: Expression) => Expression;
}

/** Lists the direct parts of an expression in the order they are written, each replaceable; what stands in a map is not. */
export function partsOf(node: Expression): readonly Part[] {
  switch (node.op) {
    case "literal":
    case "root":
    case "variable":
      return [];
    case "select":
    case "has":
      return [{ part: node.base, put: (base) => ({ ...node, base }) }];
    case "index":
      return [
        { part: node.base, put: (base) => ({ ...node, base }) },
        { part: node.index, put: (index) => ({ ...node, index }) },
      ];
    case "not":
    case "negate":
      return [{ part: node.operand, put: (operand) => ({ ...node, operand }) }];
    case "and":
    case "or":
      return inList(node.operands, (operands) => ({ ...node, operands }));
    default:
      return ofComputed(node);
  }
}

type Computed = Exclude<
  Expression,
  { op: "literal" | "root" | "variable" | "select" | "has" | "index" | "not" | "negate" | "and" | "or" }
>;

function ofComputed(node: Computed): readonly Part[] {
  switch (node.op) {
    case "if":
      return [
        { part: node.condition, put: (condition) => ({ ...node, condition }) },
        { part: node.whenTrue, put: (whenTrue) => ({ ...node, whenTrue }) },
        { part: node.whenFalse, put: (whenFalse) => ({ ...node, whenFalse }) },
      ];
    case "compare":
    case "arithmetic":
      return [
        { part: node.left, put: (left) => ({ ...node, left }) },
        { part: node.right, put: (right) => ({ ...node, right }) },
      ];
    case "in":
      return [
        { part: node.element, put: (element) => ({ ...node, element }) },
        { part: node.range, put: (range) => ({ ...node, range }) },
      ];
    case "call":
      return inList(node.args, (args) => ({ ...node, args }));
    case "lookup":
      return [{ part: node.argument, put: (argument) => ({ ...node, argument }) }];
    case "list":
      return inList(node.items, (items) => ({ ...node, items }));
    case "entries":
      return [];
    default:
      return ofComprehension(node);
  }
}

function ofComprehension(node: Extract<Expression, { readonly variable: string }>): readonly Part[] {
  const { filter } = node;
  return [
    { part: node.range, put: (range) => ({ ...node, range }) },
    ...(filter ? [{ part: filter, put: (one: Expression) => ({ ...node, filter: one }) }] : []),
    { part: node.body, put: (body) => ({ ...node, body }) },
  ];
}

function inList(
  items: readonly Expression[],
  put: (items: readonly Expression[]) => Expression,
): readonly Part[] {
  return items.map((part, index) => ({ part, put: (one) => put(items.with(index, one)) }));
}
