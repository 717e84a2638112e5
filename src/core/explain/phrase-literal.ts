import type { Literal } from "../expression/tree.ts";
import type { Choice, Language } from "../init/notes.ts";
import { unitWords } from "../init/unit-words.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { renderPeriod } from "../verdict/render-period.ts";

/** Shows a literal; a value of a closed vocabulary bears its label, a period is spelled out. */
export function phraseLiteral(literal: Literal, vocabulary: readonly Choice[], language: Language): string {
  const text = String(literal.value);
  if (literal.type.kind === "period") return renderPeriod(text, language);
  if (literal.type.kind === "int") return groupDigits(text, language);
  if (literal.type.kind === "bool") return phraseBoolean(literal.value === true, language);
  if (literal.type.kind !== "string") return text;
  const label = vocabulary.find(({ value }) => value === text)?.label;
  return label === undefined ? `\`${text}\`` : `${label} (\`${text}\`)`;
}

/** Shows a literal as it is written, without quotes. */
export function shownPlainly({ value }: Literal): string {
  return String(value);
}

/** Shows a value of a document, a parameter or a catalogue on one line; `unit` may be `period` or `pattern`, of what is no number. */
export function phraseValue(
  value: Json,
  language: Language,
  unit?: string,
  labels?: { readonly [value: string]: Text },
): string {
  if (typeof value === "boolean") return phraseBoolean(value, language);
  if (typeof value === "number") return withUnit(groupDigits(String(value), language), unit, language);
  if (typeof value === "string")
    return labelled(phraseText(value, language, unit), labels?.[value]?.[language]);
  if (Array.isArray(value)) return value.map((item) => phraseValue(item, language, unit, labels)).join(", ");
  return JSON.stringify(value);
}

function phraseText(text: string, language: Language, unit: string | undefined): string {
  if (unit === "period") return renderPeriod(text, language);
  return unit === "pattern" ? phrasePattern(text, language) : text;
}

/** A long regular expression tells a reader nothing that its title does not: its file has it whole. */
function phrasePattern(text: string, language: Language): string {
  if (text.length <= LONG_PATTERN) return `\`${text}\``;
  return language === "vi"
    ? `biểu thức chính quy dài ${text.length} ký tự`
    : `a regular expression of ${text.length} characters`;
}

const LONG_PATTERN = 80;

function labelled(text: string, label: string | undefined): string {
  return label === undefined ? text : `${label} (${text})`;
}

/** Groups the digits of an integer from five on, in the manner of the language and not of the machine. */
export function groupDigits(digits: string, language: Language): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, language === "vi" ? "." : ",");
}

function withUnit(digits: string, unit: string | undefined, language: Language): string {
  const words = unitWords(unit)?.[language];
  return words === undefined ? digits : `${digits} ${words}`;
}

function phraseBoolean(value: boolean, language: Language): string {
  if (language === "en") return value ? "yes" : "no";
  return value ? "có" : "không";
}
