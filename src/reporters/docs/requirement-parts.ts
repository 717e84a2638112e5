import type { BodyExplanation, RequirementExplanation } from "../../core/explain/gate-explanation.ts";
import { WORDS } from "../explain-words.ts";
import { code, prose } from "../markdown-text.ts";
import { ACTOR_WORDS, type Language, OUTCOME_WORDS, STAGE_WORDS } from "../words.ts";
import { DOCS_WORDS } from "./docs-words.ts";
import { conditionItem, item } from "./page.ts";

/** Writes what a gate asks of one kind of document, each requirement under a heading of its own. */
export function requirementParts(
  { appliesWhen, requirements }: BodyExplanation,
  language: Language,
): readonly string[] {
  const applies = appliesWhen
    ? [conditionItem(`**${DOCS_WORDS.applies[language]}**`, appliesWhen, language).join("\n")]
    : [];
  return [...applies, ...requirements.flatMap((one, index) => requirementPart(one, index + 1, language))];
}

function requirementPart(
  requirement: RequirementExplanation,
  number: number,
  language: Language,
): readonly string[] {
  const { id, from, when, each, that, message, actor, remedy, justification, waivable } = requirement;
  const labels = justification?.map((label) => label[language]).join(", ");
  const items: readonly (readonly string[])[] = [
    ...(from ? [item(`${sentence(WORDS.from[language])} ${STAGE_WORDS[from][language]}`)] : []),
    ...(when ? [conditionItem(lead(WORDS.when[language]), when, language)] : []),
    ...(each ? eachItems(each, language) : []),
    conditionItem(`**${lead(WORDS.must[language])}**`, that, language),
    item(`${WORDS.message[language]} “${prose(message[language])}”`),
    item(`${DOCS_WORDS.fix[language]} (${ACTOR_WORDS[actor][language]}): ${prose(remedy[language])}`),
    ...(labels === undefined ? [] : [item(`${WORDS.justification[language]} ${prose(labels)}`)]),
    ...(waivable ? [] : [item(WORDS.unwaived[language])]),
  ];
  return [`### ${number}. ${code(id)}`, items.flat().join("\n")];
}

function eachItems(
  { list, where, ifEmpty, ifNoneMatch }: NonNullable<RequirementExplanation["each"]>,
  language: Language,
): readonly (readonly string[])[] {
  const none = ifNoneMatch ? `; ${WORDS.none[language]} ${OUTCOME_WORDS[ifNoneMatch][language]}` : "";
  const below = [
    ...(where ? conditionItem(lead(WORDS.where[language]), where, language) : []),
    ...item(`${WORDS.empty[language]} ${OUTCOME_WORDS[ifEmpty][language]}${none}`),
  ];
  return [item(`${WORDS.each[language]} ${prose(list[language])}`, below)];
}

function lead(words: string): string {
  return words.replace(/:$/, "");
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
