import type { Expression } from "../expression/tree.ts";
import type { Schemas } from "../init/schema-node.ts";
import type { Condition, Message, MessagePart } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { phraseCondition, phraseQuantifier } from "./phrase.ts";
import { listLabel, type Wording, withElement } from "./wording.ts";

/** Is a condition in words, what it is made of below it; `code` is the piece of CEL it puts into words. */
export interface Outline {
  readonly text: Text;
  readonly code: string;
  readonly children: readonly Outline[];
}

/** Holds the wording of both languages, so that a condition is put into both at once. */
export interface Wordings {
  readonly vi: Wording;
  readonly en: Wording;
}

/** Prepares the words of a policy set. */
export function wordingsOf(schemas: Schemas, policies: Wording["policies"]): Wordings {
  const wording = { schemas, policies, variables: new Map<string, string>(), lists: new Map() };
  return { vi: { ...wording, language: "vi" }, en: { ...wording, language: "en" } };
}

/** Adds a variable that stands for an entry of a list. */
export function withEntry({ vi, en }: Wordings, variable: string, list: Expression): Wordings {
  return { vi: withElement(vi, variable, list), en: withElement(en, variable, list) };
}

/** Puts something into both languages. */
export function inBoth(wordings: Wordings, say: (wording: Wording) => string): Text {
  return { vi: say(wordings.vi), en: say(wordings.en) };
}

/** Writes a message without a document: a sentence holds only the label of each fact, not the way to it. */
export function spoken({ vi, en }: Message, wordings: Wordings): Text {
  const say = (parts: readonly MessagePart[], wording: Wording) =>
    parts
      .map((part) => (typeof part === "string" ? part : `«${listLabel(part.expression, wording)}»`))
      .join("");
  return { vi: say(vi, wordings.vi), en: say(en, wordings.en) };
}

/** Puts a condition into words as a tree: one line for each thing that must hold. */
export function outlineOf({ text, expression }: Condition, wordings: Wordings): Outline {
  return outline(expression, text, wordings);
}

function outline(expression: Expression, source: string, wordings: Wordings): Outline {
  const code = source.slice(expression.start, expression.end);
  const children = structureOf(expression, wordings).map(({ part, words }) => outline(part, source, words));
  return { text: headOf(expression, wordings), code, children };
}

/** Lists the parts that get a line of their own. */
function structureOf(
  expression: Expression,
  words: Wordings,
): readonly { part: Expression; words: Wordings }[] {
  switch (expression.op) {
    case "and":
    case "or":
      return expression.operands.map((part) => ({ part, words }));
    case "not":
      return isStructured(expression.operand) ? [{ part: expression.operand, words }] : [];
    case "all":
    case "exists":
    case "exists_one":
      if (!isStructured(expression.body)) return [];
      return [{ part: expression.body, words: withEntry(words, expression.variable, expression.range) }];
    default:
      return [];
  }
}

/** Words the line of one part: what is said of the lines below it, or the whole of it where there are none. */
export function headOf(
  expression: Expression,
  wordings: Wordings,
  isExpanded = isStructured(expression),
): Text {
  if (!isExpanded) return inBoth(wordings, (wording) => phraseCondition(expression, wording));
  switch (expression.op) {
    case "and":
      return HEADS.all;
    case "or":
      return HEADS.some;
    case "not":
      return HEADS.not;
    case "all":
    case "exists":
    case "exists_one":
      return inBoth(wordings, (wording) => phraseQuantifier(expression, wording));
    default:
      return inBoth(wordings, (wording) => phraseCondition(expression, wording));
  }
}

function isStructured(expression: Expression): boolean {
  switch (expression.op) {
    case "and":
    case "or":
      return true;
    case "not":
      return isStructured(expression.operand);
    case "all":
    case "exists":
    case "exists_one":
      return isStructured(expression.body);
    default:
      return false;
  }
}

const HEADS = {
  all: { vi: "tất cả những điều sau đều đúng:", en: "all of the following hold:" },
  some: { vi: "ít nhất một trong những điều sau đúng:", en: "at least one of the following holds:" },
  not: { vi: "điều sau không đúng:", en: "the following does not hold:" },
} as const;
