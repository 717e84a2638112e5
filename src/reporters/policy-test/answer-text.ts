import { plain } from "../plain.ts";
import type { Language } from "../words.ts";
import { FIELD_WORDS, NOTHING } from "./answer-words.ts";

/** Says what a case expects and what came out instead: of the latter what the case speaks of, and what explains another outcome. */
export function answerTexts(
  expected: object,
  actual: object,
  language: Language,
): { readonly expected: string; readonly actual: string } {
  const spoken = Object.keys(expected);
  const isOther = fieldOf(expected, "outcome") !== fieldOf(actual, "outcome");
  const explaining = isOther ? EXPLAINING.filter((name) => isSaid(fieldOf(actual, name))) : [];
  return {
    expected: told(expected, spoken, language),
    actual: told(actual, [...spoken, ...explaining], language),
  };
}

/** What of a finding says why an outcome came out. */
const EXPLAINING = ["requirement", "at"] as const;

/** Says an outcome, and of the rest what another answer says otherwise. */
export function differenceText(answer: object, other: object, language: Language): string {
  const names = Object.keys(FIELD_WORDS).filter((name) => {
    const [one, another] = [fieldOf(answer, name), fieldOf(other, name)];
    return name === "outcome" || (isSaid(one) && JSON.stringify(one) !== JSON.stringify(another));
  });
  return told(answer, names, language);
}

function told(answer: object, names: readonly string[], language: Language): string {
  // The one requirement that is told with its place is not told a second time.
  const isRepeated = String(fieldOf(answer, "requirements")) === fieldOf(answer, "requirement");
  const wanted = new Set(names);
  if (isRepeated && wanted.has("requirement")) wanted.delete("requirements");
  return Object.keys(FIELD_WORDS)
    .filter((name) => wanted.has(name))
    .map((name) => fieldText(name, fieldOf(answer, name), language))
    .join("; ");
}

function fieldText(name: string, value: unknown, language: Language): string {
  const words = ownWords(name);
  return `${words?.label[language] ?? name} ${valueText(name, value, language)}`;
}

function valueText(name: string, value: unknown, language: Language): string {
  if (!isSaid(value)) return NOTHING[language];
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return plain(value.map(String).join(", "));
  if (typeof value === "object") return plain(JSON.stringify(value));
  const word = ownWords(name)?.values?.[String(value)];
  return word?.[language] ?? plain(String(value));
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function ownWords(name: string) {
  return Object.hasOwn(FIELD_WORDS, name) ? FIELD_WORDS[name] : undefined;
}

function fieldOf(answer: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(answer)).get(name);
}
