import type { Change } from "../../core/diff/changes.ts";
import type { ValueDiff } from "../../core/diff/policy-diff.ts";
import { holdsOn } from "../../core/evaluate/in-force.ts";
import type { Interval } from "../../core/policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json } from "../../core/source/json.ts";
import type { Language } from "../words.ts";
import { changePhrase, valueText } from "./diff-phrases.ts";
import { DIFF_WORDS, VALUE_KIND_WORDS } from "./diff-words.ts";

/** Writes what changed of a dated value: one that is new or gone by what is in force on a day, another change by change. */
export function valuePhrases(
  { kind, changes }: ValueDiff,
  day: string,
  language: Language,
): readonly string[] {
  return changes.map((change) => {
    const [word, value] = wholeOf(change, language);
    return word === undefined ? changePhrase(change) : `${word}: ${inForceText(kind, value, day, language)}`;
  });
}

/** Names a dated value and the gates that read it. */
export function valueHead({ kind, id, gates }: ValueDiff, language: Language): string {
  const readers = gates.length > 0 ? ` (${DIFF_WORDS.readBy[language]} ${gates.join(", ")})` : "";
  return `${VALUE_KIND_WORDS[kind][language]} ${id}${readers}`;
}

function wholeOf({ path, old, new: now }: Change, language: Language): readonly [string | undefined, Json] {
  if (path.length > 0 || (old !== undefined && now !== undefined)) return [undefined, null];
  const word = old === undefined ? DIFF_WORDS.fresh : DIFF_WORDS.gone;
  return [word[language], now ?? old ?? null];
}

const LONGEST = 80;

function inForceText(kind: ValueDiff["kind"], value: Json, day: string, language: Language): string {
  if (kind === "derived") return `${rulesOf(value)} ${DIFF_WORDS.rules[language]}`;
  const entries = isJsonArray(value) ? value : [];
  const dated = entries.flatMap(datedOf);
  const holding = dated.filter((one) => holdsOn(one, day));
  // Where one day is compared, values stand without their dates.
  if (kind === "catalogues")
    return `${dated.length > 0 ? holding.length : entries.length} ${DIFF_WORDS.entries[language]}`;
  if (dated.length === 0) return valueText(value, LONGEST);
  const [one] = holding;
  return one ? valueText(one.value, LONGEST) : `${DIFF_WORDS.nothingOn[language]} ${day}`;
}

function rulesOf(value: Json): number {
  const rules = isJsonObject(value) ? value.rules : undefined;
  if (isJsonArray(rules)) return rules.length;
  return isJsonObject(rules) ? Object.keys(rules).length : 0;
}

interface Dated extends Interval {
  readonly value: Json;
}

function datedOf(one: Json): readonly Dated[] {
  if (!isJsonObject(one) || typeof one.from !== "string" || one.value === undefined) return [];
  const { from, until, value } = one;
  return [{ from, value, ...(typeof until === "string" ? { until } : {}) }];
}
