import type { Change } from "../../core/diff/changes.ts";
import { pathText } from "../../core/diff/corpus-diff.ts";
import { differingTimes } from "../../core/diff/differing-times.ts";
import type { Answer, BindingDiff, Certainty, GateDiff, PolicyDiff } from "../../core/diff/policy-diff.ts";
import { ANSWERS } from "../../core/diff/policy-diff.ts";
import type { Direction, Told } from "../../core/diff/told.ts";
import type { Witness } from "../../core/diff/witness.ts";
import type { Json } from "../../core/source/json.ts";
import { dateSpan } from "../spans.ts";
import { DISPOSITION_WORDS, type Language, STAGE_WORDS } from "../words.ts";
import {
  ANSWER_WORDS,
  CERTAINTY_WORDS,
  DIFF_WORDS,
  DIRECTION_WORDS,
  EXCUSE_WORDS,
  TOLD_WORDS,
} from "./diff-words.ts";

/** Names the two profiles, where profiles are compared. */
export interface Sides {
  readonly old: string;
  readonly new: string;
}

/** Tells which two profiles are compared; undefined where policy sets are. */
export function sidesOf({ old, new: now }: Pick<PolicyDiff, "old" | "new">): Sides | undefined {
  if (old.profile === null || now.profile === null || old.profile === now.profile) return undefined;
  return { old: old.profile, new: now.profile };
}

/** Writes an answer and how sure it is; of two profiles, which of them is the stricter one. */
export function answerPhrase(
  { answer, certainty }: { readonly answer: Answer; readonly certainty: Certainty },
  sides: Sides | undefined,
  language: Language,
): string {
  return `${answerWords({ answer, certainty }, sides, language)} [${CERTAINTY_WORDS[certainty][language]}]`;
}

interface Answered {
  readonly answer: Answer;
  readonly certainty?: Certainty;
}

/** Nothing is called the same because no difference was found. */
function answerWords({ answer, certainty }: Answered, sides: Sides | undefined, language: Language): string {
  if (answer === "same" && certainty === "searched") return DIFF_WORDS.noneFound[language];
  if (!sides || answer === "different" || answer === "same") return ANSWER_WORDS[answer][language];
  const words = answer === "new" || answer === "gone" ? DIFF_WORDS.onlyIn : DIFF_WORDS.stricterIn;
  const side = answer === "new" || answer === "stricter" ? sides.new : sides.old;
  return `${words[language]} ${side}`;
}

/** Writes which way one document fares. */
export function directionPhrase(direction: Direction, sides: Sides | undefined, language: Language): string {
  return sides && direction !== "other"
    ? answerWords({ answer: direction }, sides, language)
    : DIRECTION_WORDS[direction][language];
}

/** Names a binding, or the two that were matched, with the profiles that inherit it. */
export function bindingPhrase({ old, new: now, profiles }: BindingDiff): string {
  const names = [...new Set([old?.id, now?.id].filter((id) => id !== undefined))].join(" → ");
  const others = old && now && old.profile !== now.profile ? [] : profiles;
  return others.length > 1 ? `${names} (${others.join(", ")})` : names;
}

/** Writes on which spans of days two sides do not say the same. */
export function spansPhrase({ spans }: BindingDiff, language: Language): string {
  const texts = spans.map((span) => dateSpan(span, language).replace(/^, /, ""));
  return texts.filter((text) => text !== "").join("; ");
}

/** Writes what was said of a document: the outcome, the requirement that is not met, whether it blocks. */
export function toldPhrase(
  { outcome, disposition, blocking, requirement }: Told,
  language: Language,
): string {
  const unmet = requirement === undefined ? "" : ` (${requirement})`;
  const answered = disposition === "none" ? "" : `, ${DISPOSITION_WORDS[disposition][language]}`;
  return `${TOLD_WORDS[outcome][language]}${unmet}${answered}${blocking ? `, ${DIFF_WORDS.blocks[language]}` : ""}`;
}

/** Writes what a witness shows: what was said and is said now, at which stages, on which day, and what it needs. */
export function witnessPhrase(witness: Witness, sides: Sides | undefined, language: Language): string {
  const { old, new: now, stages, asOf, facts, direction } = witness;
  const at = stages.map((stage) => STAGE_WORDS[stage][language]).join("; ");
  const needs = [facts.attested ? DIFF_WORDS.attested : [], facts.plan ? DIFF_WORDS.plan : []].flat();
  return [
    `${directionPhrase(direction, sides, language)}: ${toldPhrase(old, language)} → ${toldPhrase(now, language)}`,
    `${DIFF_WORDS.onDay[language]} ${asOf} (${at})`,
    ...needs.map((need) => need[language]),
  ].join(", ");
}

/** Writes one change: where, and what each side says; what is new or gone as a whole has no place within. */
export function changePhrase(change: Change): string {
  const where = change.path.length === 0 ? "" : `${pathText(change)}: `;
  if (change.old === undefined) return `+ ${where}${valueText(change.new ?? null)}`;
  if (change.new === undefined) return `- ${where}${valueText(change.old)}`;
  return `${where}${valueText(change.old)} → ${valueText(change.new)}`;
}

const LONGEST_VALUE = 300;

/** Writes a value on one line, cut where it is long. */
export function valueText(value: Json, longest = LONGEST_VALUE): string {
  const text = typeof value === "string" ? value.replaceAll(/\s+/g, " ") : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Counts answers in words, those there are. */
export function countPhrase(
  of: readonly { readonly answer: Answer; readonly certainty: Certainty }[],
  sides: Sides | undefined,
  language: Language,
): string {
  const counts = new Map<string, number>();
  for (const answer of ANSWERS) {
    const own = of.filter((one) => one.answer === answer);
    for (const words of own.map((one) => answerWords(one, sides, language)).sort())
      counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
}

/** Writes what may excuse a finding on one side only, each with the requirements it concerns. */
export function excusePhrases(
  excuses: BindingDiff["excuses"],
  sides: Sides | undefined,
  language: Language,
): readonly string[] {
  const names = new Map<string, readonly string[]>();
  for (const { kind, direction, side, requirement } of excuses) {
    const where = sides?.[side] ?? DIFF_WORDS[side === "old" ? "oldSet" : "newSet"][language];
    const way = directionPhrase(direction, sides, language);
    const words = `${EXCUSE_WORDS[kind][language]} ${DIFF_WORDS.onlyIn[language]} ${where} (${way})`;
    names.set(words, [...(names.get(words) ?? []), requirement]);
  }
  return [...names].map(([words, requirements]) => `${words}: ${[...new Set(requirements)].join(", ")}`);
}

/** Tells whether anything of a gate is to be told. */
export function isTold({ answer, changes, wording, bindings }: GateDiff): boolean {
  return answer !== "same" || changes.length + wording.length > 0 || bindings.some(isBindingTold);
}

/** Tells whether anything of a binding is to be told. */
export function isBindingTold({ answer, changes, wording, spans }: BindingDiff): boolean {
  return answer !== "same" || changes.length + wording.length + spans.length > 0;
}

/** Writes which gates differ on a day, and which only before or after it; nothing where one day is compared. */
export function timesPhrase({ gates, asOf }: PolicyDiff, day: string, language: Language): string {
  if (asOf !== null) return "";
  const { now, before, after } = differingTimes(gates, day);
  const listed = (lead: string, some: readonly GateDiff[]) =>
    `${lead}: ${some.length}${
      some.length === 0
        ? ""
        : ` (${some
            .map(({ number }) => number)
            .sort()
            .join(" ")})`
    }`;
  return [
    listed(`${DIFF_WORDS.differNow[language]} ${day}`, now),
    ...(before.length > 0 ? [listed(DIFF_WORDS.onlyBefore[language], before)] : []),
    ...(after.length > 0 ? [listed(DIFF_WORDS.onlyAfter[language], after)] : []),
  ].join("; ");
}

/** Names what is compared, and the day where it is one. */
export function titlePhrase(diff: Pick<PolicyDiff, "old" | "new" | "asOf">, language: Language): string {
  const day = diff.asOf === null ? "" : ` (${DIFF_WORDS.asOf[language]} ${diff.asOf})`;
  return `${DIFF_WORDS.title[language]}: ${headPhrase(diff)}${day}`;
}

/** Names the two sides: the sets, and the profiles where they are compared. */
function headPhrase({ old, new: now }: Pick<PolicyDiff, "old" | "new">): string {
  if (old.policyDigest === now.policyDigest && old.profile !== now.profile)
    return `${old.profile} → ${now.profile} (${setText(old)})`;
  return [old, now].map((side) => [setText(side), side.profile ?? []].flat().join(" ")).join(" → ");
}

function setText({ name, policyDigest }: PolicyDiff["old"]): string {
  const digest = `${policyDigest.slice(0, 19)}…`;
  return name === null ? digest : `${name} ${digest}`;
}
