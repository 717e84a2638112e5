import { partsOf } from "../expression/parts-of.ts";
import type { Result } from "../expression/result.ts";
import type { Comparison, Comprehension, Connective, Expression, Literal } from "../expression/tree.ts";
import type { Range } from "../source/source.ts";
import type { IsFelt } from "./mutant.ts";
import type { Operator } from "./operators.ts";
import { shiftedTexts } from "./shift.ts";
import { type Words, wordsFor } from "./words-for.ts";

/** Is one small change of an expression: the changed tree, and the change of its text. */
export interface ExpressionMutation {
  readonly operator: Operator;
  readonly expression: Expression;
  /** What of the text is replaced, and by what. */
  readonly range: Range;
  readonly replacement: string;
  readonly isFelt?: IsFelt;
}

/**
 * Lists every small change of an expression, in the order of its text; each keeps its type. `words` closes what a
 * text in its place may be.
 */
export function mutateExpression(
  node: Expression,
  text: string,
  words?: Words,
): readonly ExpressionMutation[] {
  const below = partsOf(node).flatMap(({ part, put }) =>
    mutateExpression(part, text, wordsFor(part, node, words)).map((mutation) => {
      return { ...mutation, expression: put(mutation.expression) };
    }),
  );
  // The opposite of what is negated is what the negation taken away says.
  const others = node.op === "not" ? below.filter((one) => !isOpposite(one, node.operand)) : below;
  return [...changesOf(node, text, words), ...others];
}

function isOpposite({ operator, range }: ExpressionMutation, operand: Expression): boolean {
  return operator === "negate" && range === operand;
}

function changesOf(node: Expression, text: string, words: Words): readonly ExpressionMutation[] {
  switch (node.op) {
    case "compare":
      return flips(node, text);
    case "and":
    case "or":
      return droppedOperands(node, text);
    case "all":
    case "exists":
      return [swappedQuantifier(node, text), negated(node, text)];
    case "not":
      return [
        {
          operator: "negate",
          expression: node.operand,
          range: node,
          replacement: inParentheses(node.operand, text),
        },
      ];
    case "in":
    case "has":
      return [negated(node, text)];
    case "call":
    case "select":
      return node.type.kind === "bool" ? [negated(node, text)] : [];
    case "list":
      return droppedItems(node, text);
    case "literal":
      return changedLiterals(node, text, words);
    default:
      return [];
  }
}

function textOf({ start, end }: Range, text: string): string {
  return text.slice(start, end);
}

const LOOSE: ReadonlySet<Expression["op"]> = new Set(["and", "or", "if", "compare", "in", "arithmetic"]);

/** What binds loosely is put in parentheses, so that it means the same wherever it is put. */
function inParentheses(node: Expression, text: string): string {
  return LOOSE.has(node.op) ? `(${textOf(node, text)})` : textOf(node, text);
}

/** An operand of a connective binds tighter than that, unless it is one itself. */
function asOperand(node: Expression, text: string): string {
  return node.op === "compare" || node.op === "in" ? textOf(node, text) : inParentheses(node, text);
}

type Compare = Extract<Expression, { readonly op: "compare" }>;

/** The opposite answer, the opposite order, and the bound itself in or out. */
const FLIPS: Readonly<Record<Comparison, readonly Comparison[]>> = {
  "==": ["!="],
  "!=": ["=="],
  "<": ["<=", ">"],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
};

function flips(node: Compare, text: string): readonly ExpressionMutation[] {
  const range = { start: node.left.end, end: node.right.start };
  return FLIPS[node.operator].map((operator) => ({
    operator: "flip-comparison",
    expression: { ...node, operator },
    range,
    replacement: textOf(range, text).replace(node.operator, operator),
  }));
}

function droppedOperands(node: Connective, text: string): readonly ExpressionMutation[] {
  return node.operands.map((part, index) => {
    const operands = node.operands.toSpliced(index, 1);
    const [only, another] = operands;
    const expression = only && !another ? only : { ...node, operands };
    const sign = node.op === "and" ? " && " : " || ";
    const replacement = operands.map((operand) => asOperand(operand, text)).join(sign);
    return {
      operator: "drop-operand",
      expression,
      range: node,
      replacement,
      isFelt: feltWithout(part, node),
    };
  });
}

/** An operand that goes is felt where it did not agree, unless another decides all the same. */
function feltWithout(part: Expression, { op, operands }: Connective): IsFelt {
  const agrees = op === "and";
  return (said) => {
    const own = said(part);
    if (!own || (own.known && own.value === agrees)) return false;
    return operands.every((other) => other === part || !isKnownAs(!agrees, said(other)));
  };
}

function isKnownAs(value: boolean, result: Result | undefined): boolean {
  return result?.known === true && result.value === value;
}

function swappedQuantifier(node: Comprehension, text: string): ExpressionMutation {
  const op = node.op === "all" ? "exists" : "all";
  const range = { start: node.range.end, end: node.body.start };
  const replacement = textOf(range, text).replace(node.op, op);
  return { operator: "swap-quantifier", expression: { ...node, op }, range, replacement };
}

/** Says the opposite of a condition. */
export function negated(node: Expression, text: string): ExpressionMutation {
  const { start, end } = node;
  const expression = { op: "not", operand: node, type: { kind: "bool" }, start, end } as const;
  return { operator: "negate", expression, range: node, replacement: `!(${textOf(node, text)})` };
}

function droppedItems(
  node: Extract<Expression, { readonly op: "list" }>,
  text: string,
): readonly ExpressionMutation[] {
  if (node.items.length < 2) return [];
  return node.items.map((_, index) => {
    const items = node.items.toSpliced(index, 1);
    const replacement = `[${items.map((item) => textOf(item, text)).join(", ")}]`;
    return { operator: "drop-item", expression: { ...node, items }, range: node, replacement };
  });
}

function changedLiterals(node: Literal, text: string, words: Words): readonly ExpressionMutation[] {
  const { type, value } = node;
  if (typeof value === "boolean") return [literal(node, !value, String(!value), "change-literal")];
  if (typeof value !== "string") return [];
  if (type.kind === "string") return changedText(node, value, words ?? type.oneOf);
  const written = textOf(node, text);
  return shiftedTexts(type.kind, value).map((shifted) =>
    literal(node, shifted, written.replace(value, shifted), "shift-bound"),
  );
}

function changedText(node: Literal, value: string, words: Words): readonly ExpressionMutation[] {
  const other = words ? nextOf(words, value) : `${value}x`;
  return other === undefined ? [] : [literal(node, other, quoted(other), "change-literal")];
}

function quoted(value: string): string {
  return /['\\]/.test(value) ? JSON.stringify(value) : `'${value}'`;
}

/** Gives the word that follows in a closed vocabulary, the first after the last; undefined where there is no other. */
export function nextOf(vocabulary: readonly string[], word: string): string | undefined {
  const next = vocabulary[(vocabulary.indexOf(word) + 1) % vocabulary.length];
  return next === word ? undefined : next;
}

function literal(
  node: Literal,
  value: string | boolean,
  replacement: string,
  operator: Operator,
): ExpressionMutation {
  return { operator, expression: { ...node, value }, range: node, replacement };
}
