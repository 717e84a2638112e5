import type { Calculation, Comprehension, Expression } from "../expression/tree.ts";
import { DATE_VERBS, SIGNS, VERBS } from "./operator-words.ts";
import { phraseLiteral, shownPlainly } from "./phrase-literal.ts";
import { trail, vocabularyOf, type Wording, withElement } from "./wording.ts";

/** Puts an expression into words that somebody who is no programmer reads, on one line. */
export function phrase(expression: Expression, wording: Wording): string {
  switch (expression.op) {
    case "literal":
      return phraseLiteral(expression, [], wording.language);
    case "root":
    case "variable":
    case "select":
    case "index":
    case "lookup":
      return place(expression, wording);
    case "has":
      return `${say("declared", wording)} ${place({ ...expression, op: "select" }, wording)}`;
    case "not":
      return phraseNot(expression.operand, wording);
    case "negate":
      return `-${phrase(expression.operand, wording)}`;
    case "and":
    case "or":
      return expression.operands
        .map((operand) => grouped(operand, wording))
        .join(` ${say(expression.op, wording)} `);
    case "if":
      return phraseIf(expression, wording);
    case "compare":
      return phraseCompare(expression, wording);
    case "in":
      return phraseIn(expression, "in", wording);
    case "arithmetic":
      return `(${calculation(expression, wording)})`;
    case "call":
      return phraseCall(expression, wording);
    case "list":
      return expression.items.map((item) => phrase(item, wording)).join("; ");
    case "entries":
      return expression.entries
        .map(([key, value]) => `${phrase(key, wording)}: ${phrase(value, wording)}`)
        .join("; ");
    default:
      return phraseComprehension(expression, wording);
  }
}

/** Puts a condition into words; a fact that is true or false by itself says so. */
export function phraseCondition(expression: Expression, wording: Wording): string {
  return isBareFact(expression)
    ? `${phrase(expression, wording)} ${say("holds", wording)}`
    : phrase(expression, wording);
}

/** Words what comes before the body of a comprehension: over which list, and how many entries must meet it. */
export function phraseQuantifier(expression: Comprehension, wording: Wording): string {
  return `${say(expression.op, wording)} ${phrase(expression.range, wording)} ${say("such", wording)}`;
}

function phraseComprehension(expression: Comprehension, wording: Wording): string {
  const inner = withElement(wording, expression.variable, expression.range);
  const list = phrase(expression.range, wording);
  const condition = expression.op === "map" ? expression.filter : expression.body;
  const only = condition ? ` (${say("only", wording)} ${phraseCondition(condition, inner)})` : "";
  if (expression.op === "filter") return `${say("filter", wording)} ${list}${only}`;
  if (expression.op !== "map")
    return `${phraseQuantifier(expression, wording)} ${grouped(expression.body, inner)}`;
  const isFiltered = expression.range.op === "filter";
  return `${phrase(expression.body, inner)} ${say(isFiltered ? "of" : "map", wording)} ${list}${only}`;
}

function place(expression: Expression, wording: Wording): string {
  if (expression.op === "variable" && expression.name === "asOf") return say("asOf", wording);
  const { names, lookup } = placeNames(expression, wording);
  const words = names.length === 0 ? say(lookup ? "entry" : "document", wording) : `«${names.join(" › ")}»`;
  return lookup
    ? `${words} ${say("ofEntry", wording)} ${phrase(lookup.argument, wording)} ${say("named", wording)}`
    : words;
}

type Lookup = Extract<Expression, { readonly op: "lookup" }>;

/** Leaves out the list that a reference leads into: what follows is said to be of the entry it names. */
function placeNames(
  expression: Expression,
  wording: Wording,
): { readonly names: readonly string[]; readonly lookup?: Lookup } {
  const lookup = lookupBelow(expression);
  const names = trail(expression, wording);
  return lookup ? { names: names.slice(1), lookup } : { names };
}

function lookupBelow(expression: Expression): Lookup | undefined {
  if (expression.op === "lookup") return expression;
  return expression.op === "select" || expression.op === "index" ? lookupBelow(expression.base) : undefined;
}

function grouped(expression: Expression, wording: Wording): string {
  const words = phraseCondition(expression, wording);
  return expression.op === "or" || expression.op === "and" || expression.op === "if" ? `(${words})` : words;
}

function isBareFact({ op, type }: Expression): boolean {
  return type.kind === "bool" && (op === "select" || op === "variable" || op === "index");
}

function phraseNot(operand: Expression, wording: Wording): string {
  if (isBareFact(operand)) return `${phrase(operand, wording)} ${say("fails", wording)}`;
  if (operand.op === "has")
    return `${say("undeclared", wording)} ${place({ ...operand, op: "select" }, wording)}`;
  if (operand.op === "in") {
    return phraseIn(operand, "notIn", wording);
  }
  if (operand.op === "call" && operand.name === "matches") return phraseCall(operand, wording, "unmatched");
  if (operand.op === "exists") {
    const inner = withElement(wording, operand.variable, operand.range);
    const list = phrase(operand.range, wording);
    return `${say("none", wording)} ${list} ${say("such", wording)} ${grouped(operand.body, inner)}`;
  }
  return `${say("not", wording)} (${phraseCondition(operand, wording)})`;
}

function phraseIn(
  expression: Extract<Expression, { readonly op: "in" }>,
  verb: "in" | "notIn",
  wording: Wording,
): string {
  const element = operand(expression.element, expression.range, wording);
  return `${element} ${say(verb, wording)} ${range(expression, wording)}`;
}

function phraseIf(expression: Extract<Expression, { readonly op: "if" }>, wording: Wording): string {
  const condition = phraseCondition(expression.condition, wording);
  const then = phraseCondition(expression.whenTrue, wording);
  const otherwise = phraseCondition(expression.whenFalse, wording);
  return `${say("if", wording)} ${condition} ${say("then", wording)} ${then}, ${say("else", wording)} ${otherwise}`;
}

function phraseCompare(
  expression: Extract<Expression, { readonly op: "compare" }>,
  wording: Wording,
): string {
  const { left, right, operator } = expression;
  const emptiness = phraseEmptiness(expression, wording);
  if (emptiness !== undefined) return emptiness;
  const isDate = left.type.kind === "date" || right.type.kind === "date";
  const verb = (isDate ? DATE_VERBS : VERBS)[operator][wording.language];
  return `${operand(left, right, wording)} ${verb} ${operand(right, left, wording)}`;
}

/** Says plainly that a list has entries or none, where a condition asks for its size. */
function phraseEmptiness(
  { left, right, operator }: Extract<Expression, { readonly op: "compare" }>,
  wording: Wording,
): string | undefined {
  const list = left.op === "call" && left.name === "size" ? left.args[0] : undefined;
  if (list?.type.kind !== "list" || right.op !== "literal") return undefined;
  const bound = `${operator} ${right.value}`;
  if (bound === "> 0" || bound === ">= 1" || bound === "!= 0")
    return `${say("some", wording)} ${phrase(list, wording)}`;
  return bound === "== 0" || bound === "< 1" ? `${say("none", wording)} ${phrase(list, wording)}` : undefined;
}

/** Words one side of a comparison: a literal bears its label in the vocabulary of the other side. */
function operand(expression: Expression, other: Expression, wording: Wording): string {
  if (expression.op === "arithmetic") return calculation(expression, wording);
  if (expression.op !== "literal") return phrase(expression, wording);
  return phraseLiteral(expression, vocabularyOf(other, wording), wording.language);
}

function calculation({ left, operator, right }: Calculation, wording: Wording): string {
  return `${phrase(left, wording)} ${SIGNS[operator]} ${phrase(right, wording)}`;
}

function range(
  { element, range: list }: Extract<Expression, { readonly op: "in" }>,
  wording: Wording,
): string {
  if (list.op !== "list") return phrase(list, wording);
  return list.items.map((item) => operand(item, element, wording)).join(", ");
}

type CallNode = Extract<Expression, { readonly op: "call" }>;

function phraseCall({ name, args }: CallNode, wording: Wording, verb?: keyof typeof WORDS): string {
  const [first, second] = args;
  if (first === undefined) return name;
  if (name === "size")
    return `${say(first.type.kind === "string" ? "length" : "count", wording)} ${phrase(first, wording)}`;
  if (name === "sum") return `${say("sum", wording)} ${phrase(first, wording)}`;
  if (second === undefined) return phrase(first, wording);
  const argument = second.op === "literal" ? `\`${shownPlainly(second)}\`` : phrase(second, wording);
  return `${phrase(first, wording)} ${say(verb ?? name, wording)} ${argument}`;
}

function say(word: keyof typeof WORDS, { language }: Wording): string {
  return WORDS[word][language];
}

const WORDS = {
  and: { vi: "và", en: "and" },
  or: { vi: "hoặc", en: "or" },
  not: { vi: "không đúng rằng", en: "it is not so that" },
  in: { vi: "thuộc", en: "is one of" },
  notIn: { vi: "không thuộc", en: "is none of" },
  declared: { vi: "có khai", en: "there is" },
  undeclared: { vi: "không khai", en: "there is no" },
  holds: { vi: "là có", en: "is yes" },
  fails: { vi: "là không", en: "is no" },
  asOf: { vi: "ngày xét", en: "the date of judgement" },
  entry: { vi: "mục", en: "the entry" },
  ofEntry: { vi: "của mục mà", en: "of the entry that" },
  named: { vi: "chỉ tới", en: "names" },
  document: { vi: "bản khai", en: "the document" },
  all: { vi: "mọi mục của", en: "every entry of" },
  exists: { vi: "có ít nhất một mục của", en: "at least one entry of" },
  exists_one: { vi: "có đúng một mục của", en: "exactly one entry of" },
  filter: { vi: "các mục của", en: "the entries of" },
  of: { vi: "của", en: "of" },
  only: { vi: "chỉ tính mục:", en: "only those where:" },
  map: { vi: "ở từng mục của", en: "in each entry of" },
  none: { vi: "không có mục nào của", en: "no entry of" },
  some: { vi: "có ít nhất một mục của", en: "at least one entry of" },
  such: { vi: "thỏa:", en: "meets:" },
  if: { vi: "nếu", en: "if" },
  // biome-ignore lint/suspicious/noThenProperty: a word of the vocabulary, nothing awaits this table
  then: { vi: "thì", en: "then" },
  else: { vi: "nếu không thì", en: "otherwise" },
  count: { vi: "số mục của", en: "the number of entries of" },
  length: { vi: "độ dài của", en: "the length of" },
  sum: { vi: "tổng của", en: "the sum of" },
  contains: { vi: "có chứa", en: "contains" },
  startsWith: { vi: "bắt đầu bằng", en: "starts with" },
  endsWith: { vi: "kết thúc bằng", en: "ends with" },
  matches: { vi: "có dạng", en: "has the form" },
  unmatched: { vi: "không có dạng", en: "does not have the form" },
  int: { vi: "số", en: "number" },
  double: { vi: "số", en: "number" },
  string: { vi: "văn bản", en: "text" },
  bool: { vi: "đúng sai", en: "truth" },
} as const;
