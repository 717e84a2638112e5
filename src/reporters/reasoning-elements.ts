import type {
  ConditionReasoning,
  DerivedReading,
  ElementReasoning,
  RequirementReasoning,
} from "../core/explain/reasoning.ts";
import type { ExplainLook } from "./explain-text.ts";
import { WORDS as BASIS } from "./explain-words.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import { ANSWERS, WORDS } from "./reasoning-words.ts";
import { DISPOSITION_WORDS, OUTCOME_WORDS, STAGE_WORDS } from "./words.ts";

/** Writes how a requirement comes to its answer: what passed on one line, unless everything is to be told. */
export function requirementLines(
  requirement: RequirementReasoning,
  number: number,
  look: ExplainLook,
): readonly string[] {
  const { language, paint } = look;
  const { id, notBefore, when, outcome, elements } = requirement;
  const title = `    ${paint.bold(`${number}. ${plain(id)}`)}`;
  if (notBefore) return [`${title}: ${WORDS.notBefore[language]} ${STAGE_WORDS[notBefore][language]}`];
  const condition =
    when && isTold(when, look) ? [`      ${WORDS.when[language]}`, ...conditionLines(when, 8, look)] : [];
  const answer = outcome ? `${title}: ${OUTCOME_WORDS[outcome][language]}` : title;
  const inFull = elements.filter((element) => isTelling(element, look));
  return [
    answer,
    ...condition,
    ...inFull.flatMap((element) => elementLines(element, look)),
    ...settledLines(
      elements.filter((element) => !inFull.includes(element)),
      look,
    ),
  ];
}

/** Tells whether an element is written in full: it did not pass, or everything is asked for. */
export function isTelling({ outcome }: ElementReasoning, { isFull }: ExplainLook): boolean {
  return isFull === true || outcome === "fail" || outcome === "undetermined";
}

/** A condition that was met goes without saying; one that was not is the reason for the outcome. */
export function isTold({ answer }: ConditionReasoning, { isFull }: ExplainLook): boolean {
  return isFull === true || answer !== "true";
}

/** Names on one line the entries that came to the same harmless outcome, each with its line. */
function settledLines(elements: readonly ElementReasoning[], look: ExplainLook): readonly string[] {
  const { language } = look;
  const single = elements.filter(({ entry }) => entry === undefined);
  const outcomes = [...new Set(elements.map(({ outcome }) => outcome))];
  const grouped = outcomes.flatMap((outcome) => {
    const names = elements.flatMap(({ entry, outcome: own }) =>
      entry && own === outcome ? [entryText(entry, look)] : [],
    );
    const lead = WORDS.entries(names.length, outcome)[language];
    return names.length === 0 ? [] : [wrapped(`${lead} ${names.join(", ")}`, 6)];
  });
  return [
    ...grouped,
    ...single.map(({ note, outcome }) => {
      const name = plain((note ?? WORDS.whole)[language]);
      return `      ${name}: ${OUTCOME_WORDS[outcome][language]}`;
    }),
  ];
}

function entryText(
  { name, start }: NonNullable<ElementReasoning["entry"]>,
  { language }: ExplainLook,
): string {
  return start ? `${plain(name)} (${WORDS.line[language]} ${start.line})` : plain(name);
}

function elementLines(element: ElementReasoning, look: ExplainLook): readonly string[] {
  const { language } = look;
  const { outcome, disposition, note, where, that, justification } = element;
  const name = element.element?.[language] ?? WORDS.whole[language];
  const remark = disposition === "none" ? "" : ` (${DISPOSITION_WORDS[disposition][language]})`;
  const incomplete = justification === "incomplete" ? [`        ${WORDS.incomplete[language]}`] : [];
  return [
    `      ${plain(note?.[language] ?? name)}: ${OUTCOME_WORDS[outcome][language]}${remark}`,
    ...(where ? [`        ${WORDS.where[language]}`, ...conditionLines(where, 10, look)] : []),
    ...(that ? conditionLines(that, 8, look) : []),
    ...incomplete,
  ];
}

/** Writes a part of a condition with its answer, and below it the parts that decide. */
export function conditionLines(
  part: ConditionReasoning,
  indent: number,
  look: ExplainLook,
): readonly string[] {
  const { language, paint } = look;
  const mark = part.answer === "value" ? "" : `[${ANSWERS[part.answer][language]}] `;
  const paints = { true: paint.green, false: paint.red, unknown: paint.yellow, value: paint.dim };
  const name = part.element ? `${plain(part.element[language])}: ` : "";
  const facts = part.facts.map(({ label, shown }) => `${plain(label[language])}: ${plain(shown[language])}`);
  const notes = [
    ...(facts.length > 0 ? [facts.join("; ")] : []),
    ...part.causes.map((cause) => plain(cause[language])),
  ];
  const shown = decisive(part);
  const hidden = part.children.length - shown.length;
  const head = wrapped(`${name}${plain(part.text[language])}`, indent, mark);
  return [
    head.replace(mark.trim(), paints[part.answer](mark.trim())),
    ...notes.map((note) => paint.dim(wrapped(note, indent + 2, "· "))),
    ...(part.derived ?? []).flatMap((one) => derivedLines(one, indent + 2, look)).map(paint.dim),
    ...shown.flatMap((child) => conditionLines(child, indent + 2, look)),
    ...(hidden > 0 ? [paint.dim(`${" ".repeat(indent + 2)}… ${WORDS.others(hidden)[language]}`)] : []),
    ...(part.isCut ? [`${" ".repeat(indent + 2)}…`] : []),
  ];
}

/** Writes a derived fact with the rules that gave its value, or with the open ones and what each would give. */
function derivedLines(
  { title, value, rules }: DerivedReading,
  indent: number,
  { language }: ExplainLook,
): readonly string[] {
  const head = `${title[language]}: ${(value ?? WORDS.notKnown)[language]}`;
  const lines = rules.map((rule) => {
    const would = rule.holds ? "" : ` → ${rule.value[language]}`;
    const notes = [
      ...rule.causes.map((cause) => cause[language]),
      ...rule.facts.map(({ label, shown }) => `${label[language]}: ${shown[language]}`),
    ];
    const told = notes.length === 0 ? "" : `: ${notes.join("; ")}`;
    const lead = (rule.holds ? WORDS.byRule : WORDS.openRule)[language];
    const basis = `${BASIS.basis[language]} ${rule.basis.join(", ")}`;
    return wrapped(plain(`${lead} ${rule.title[language]}${would} (${basis})${told}`), indent + 2, "- ");
  });
  return [wrapped(plain(head), indent, "· "), ...lines];
}

/** Of the entries of a list, those that decided: one that meets `exists`, those that break `all`. */
function decisive({ quantifier, answer, children }: ConditionReasoning): readonly ConditionReasoning[] {
  const decides =
    (quantifier === "exists" && answer === "true") || (quantifier === "all" && answer === "false");
  return decides ? children.filter((child) => !child.element || child.answer === answer) : children;
}
