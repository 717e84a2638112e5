import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import type { ExpressionProblem } from "../diagnostic/expression-messages.ts";
import type { Range } from "../source/source.ts";
import { type Padded, withLeadingZeros } from "./leading-zero.ts";
import { type Parentheses, parenthesesOf, widen } from "./parentheses.ts";
import type { CallSyntax, Syntax } from "./syntax-tree.ts";

/** Bounds an expression, so that every later step may recurse over it. */
export const limits = { characters: 8192, nodes: 500, depth: 40 } as const;

export type Parsed =
  | { readonly syntax: Syntax; readonly problem?: undefined }
  | { readonly syntax?: undefined; readonly problem: ExpressionProblem & { readonly range: Range } };

const language = new Environment({ limits: { maxAstNodes: limits.nodes, maxDepth: limits.depth } });

/** Parses an expression; this is the only file that knows the parser, and any mistake in the text is a value. */
export function parseSyntax(text: string): Parsed {
  const whole = { start: 0, end: text.length };
  if (text.trim() === "") return { problem: { code: "expression/empty", data: {}, range: whole } };
  if (text.length > limits.characters) return { problem: tooComplex(whole) };
  const padded = withLeadingZeros(text);
  try {
    const { ast } = language.parse(padded.text);
    return { syntax: read(ast, { text, pairs: parenthesesOf(text), original: padded.original }) };
  } catch (error) {
    // A chain of unary operators overflows the parser's own stack before it counts the nodes.
    if (error instanceof ParseError) return { problem: problemOf(error, text, padded) };
    return { problem: tooComplex(whole) };
  }
}

function tooComplex(range: Range): ExpressionProblem & { readonly range: Range } {
  return { code: "expression/too-complex", data: { nodes: limits.nodes, depth: limits.depth }, range };
}

function problemOf(
  error: ParseError,
  text: string,
  { original }: Padded,
): ExpressionProblem & { readonly range: Range } {
  const reported = error.range && { start: original(error.range.start), end: original(error.range.end) };
  const range = visible(reported ?? { start: 0, end: text.length }, text);
  const found = text.slice(range.start, range.end);
  switch (error.code) {
    case "limit_exceeded":
      return tooComplex({ start: 0, end: text.length });
    case "reserved_identifier":
      return { code: "expression/reserved-word", data: { word: found }, range };
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
      return { code: "expression/unterminated-text", data: {}, range };
    case "invalid_macro_argument":
      return { code: "expression/wrong-variable", data: {}, range };
    default:
      break;
  }
  if (/escape|surrogate/.test(error.code)) return { code: "expression/wrong-escape", data: { found }, range };
  if (/number|hex|integer/.test(error.code))
    return { code: "expression/wrong-number", data: { found }, range };
  const atEnd = (reported?.start ?? 0) >= text.trimEnd().length;
  return atEnd
    ? { code: "expression/unexpected-end", data: {}, range }
    : { code: "expression/syntax", data: { found }, range };
}

/** Moves an empty range, as the parser gives at the end, onto the last character that can be seen. */
function visible(range: Range, text: string): Range {
  const last = text.trimEnd().length;
  const start = Math.min(range.start, last - 1);
  const end = Math.min(Math.max(range.end, start + 1), last);
  return wholeCharacters({ start, end }, text);
}

/** Does not cut a surrogate pair in two. */
function wholeCharacters({ start, end }: Range, text: string): Range {
  const isLow = (offset: number) => /[\uDC00-\uDFFF]/.test(text.charAt(offset));
  return { start: isLow(start) && start > 0 ? start - 1 : start, end: isLow(end) ? end + 1 : end };
}

interface Context {
  readonly text: string;
  readonly pairs: Parentheses;
  readonly original: Padded["original"];
}

function read(node: ASTNode, context: Context): Syntax {
  const { original, pairs } = context;
  const range = widen({ start: original(node.start), end: original(node.end) }, pairs);
  const sub = (child: ASTNode) => read(child, context);
  switch (node.op) {
    case "value":
      return { ...range, ...literalOf(node.args) };
    case "id":
      return { ...range, op: "name", name: node.args };
    case ".":
      return selectOf(node, range, context);
    case "[]":
      return { ...range, op: "index", base: sub(node.args[0]), index: sub(node.args[1]) };
    case "call":
    case "rcall":
      return callOf(node, range, context);
    case "!_":
      return { ...range, op: "not", operand: sub(node.args) };
    case "-_":
      return negated(range, sub(node.args));
    case "&&":
    case "||":
      return chainOf(node.op, range, sub(node.args[0]), sub(node.args[1]));
    case "?:":
      return ifOf(range, node.args.map(sub));
    case "list":
      return { ...range, op: "list", items: node.args.map(sub) };
    case "map":
      return { ...range, op: "entries", entries: node.args.map(([key, value]) => [sub(key), sub(value)]) };
    case ".?":
    case "[?]":
      return { ...range, op: "unsupported", what: "optional" };
    default:
      return { ...range, op: "binary", operator: node.op, left: sub(node.args[0]), right: sub(node.args[1]) };
  }
}

function selectOf(node: Extract<ASTNode, { op: "." }>, range: Range, context: Context): Syntax {
  const [base, field] = node.args;
  const fieldRange = { start: context.original(node.pos), end: context.original(node.end) };
  return { ...range, op: "select", base: read(base, context), field, fieldRange };
}

function ifOf(range: Range, [condition, whenTrue, whenFalse]: readonly Syntax[]): Syntax {
  // The parser gives three parts; that there could be fewer is only what the type of a mapped tuple says.
  if (!condition || !whenTrue || !whenFalse) return { ...range, op: "unsupported", what: "?:" };
  return { ...range, op: "if", condition, whenTrue, whenFalse };
}

type LiteralSyntax =
  | { readonly op: "literal"; readonly value: boolean | bigint | number | string | null }
  | { readonly op: "unsupported"; readonly what: string };

function literalOf(value: unknown): LiteralSyntax {
  if (value === null || typeof value === "boolean" || typeof value === "bigint")
    return { op: "literal", value };
  if (typeof value === "number" || typeof value === "string") return { op: "literal", value };
  return { op: "unsupported", what: value instanceof Uint8Array ? "bytes" : "uint" };
}

/** Folds the sign into the number, because the smallest integer has no positive counterpart. */
function negated(range: Range, operand: Syntax): Syntax {
  const isPositive = operand.op === "literal" && typeof operand.value === "bigint" && operand.value >= 0n;
  if (isPositive && operand.start === range.start + 1)
    return { ...range, op: "literal", value: -operand.value };
  return { ...range, op: "negate", operand };
}

function chainOf(operator: "&&" | "||", range: Range, left: Syntax, right: Syntax): Syntax {
  const op = operator === "&&" ? "and" : "or";
  return { ...range, op, operands: left.op === op ? [...left.operands, right] : [left, right] };
}

type CallNode = Extract<ASTNode, { op: "call" | "rcall" }>;

function callOf(node: CallNode, range: Range, context: Context): CallSyntax {
  const args = node.op === "call" ? node.args[1] : node.args[2];
  const receiver = node.op === "call" ? undefined : read(node.args[1], context);
  const name = node.args[0];
  const start = receiver ? methodStart(receiver.end, context.text) : range.start;
  const nameRange = { start, end: start + name.length };
  return { ...range, op: "call", name, nameRange, receiver, args: args.map((arg) => read(arg, context)) };
}

/** Finds the name after the receiver's dot, which the parser does not keep. */
function methodStart(receiverEnd: number, text: string): number {
  const between = /^(?:[\s)]|\/\/[^\n]*)*\.(?:\s|\/\/[^\n]*)*/.exec(text.slice(receiverEnd));
  return receiverEnd + (between?.[0].length ?? 0);
}
