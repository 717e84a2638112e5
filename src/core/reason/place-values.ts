import { isDate } from "../expression/calendar.ts";
import { patternOf as regexOf } from "../expression/regex.ts";
import { canonicalText } from "../source/canonical-text.ts";
import type { Json } from "../source/json.ts";
import { around } from "./boundary.ts";
import type { Findings } from "./findings.ts";
import { minimalValue, type PlaceFinder, TEXTS } from "./minimal-value.ts";
import { ANY, below, type PatternText } from "./place-pattern.ts";
import { sampleTexts } from "./sample-texts.ts";
import { fitsPlace, type SchemaPlace } from "./schema-place.ts";

/** Is what values are chosen by. */
export interface ValueChoice {
  readonly findings: Findings;
  readonly find: PlaceFinder;
  readonly asOf: string;
}

/** A range of so few numbers is gone through whole. */
export const SMALL_RANGE = 10;

/** Names an element that no list has. */
const DANGLING = "khong-co";

/** The names that new elements of keyed lists are given. */
const NEW_KEYS = ["m1", "m2", "m3"] as const;

/** Chooses values of a place that tell conditions apart, all of them allowed by its schema; absence is not among them. */
export function placeValues(pattern: PatternText, place: SchemaPlace, choice: ValueChoice): readonly Json[] {
  const seeds = choice.findings.seeds.get(pattern) ?? [];
  const chosen = valuesOfType(pattern, place, seeds, choice);
  return distinctValues(chosen.filter((value) => fitsPlace(value, place)));
}

/** Keeps each value once. */
export function distinctValues(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [canonicalText(value), value])).values()];
}

function valuesOfType(
  pattern: PatternText,
  place: SchemaPlace,
  seeds: readonly Json[],
  choice: ValueChoice,
): readonly Json[] {
  if (place.constant !== undefined) return [place.constant];
  switch (place.type) {
    case "boolean":
      return [true, false];
    case "integer":
      return integers(place, seeds);
    case "string":
      return (
        place.values ??
        (place.format === "date" ? dates(seeds, choice.asOf) : texts(pattern, place, seeds, choice))
      );
    case "array":
      return lists(pattern, place, choice);
    case "object":
      return [minimalValue(pattern, choice.find) ?? {}];
  }
}

function integers({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: SchemaPlace, seeds: readonly Json[]) {
  if (maximum - minimum <= SMALL_RANGE)
    return Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
  const inside = seeds.filter((value) => typeof value === "number");
  return [...inside.toSorted((a, b) => a - b), minimum, minimum + 1, maximum];
}

function dates(seeds: readonly Json[], asOf: string): readonly Json[] {
  const inside = seeds.filter((value) => typeof value === "string" && isDate(value));
  return [...inside, ...around(asOf)].toSorted();
}

function texts(
  pattern: PatternText,
  place: SchemaPlace,
  seeds: readonly Json[],
  { findings }: ValueChoice,
): readonly Json[] {
  const inside = seeds.filter((value) => typeof value === "string");
  const regexes = [...new Set(findings.patterns.get(pattern) ?? [])];
  const names = place.references === undefined ? NEW_KEYS.slice(0, 2) : [...NEW_KEYS.slice(0, 2), DANGLING];
  const fitting = [...names, ...TEXTS, ...regexes.flatMap(sampleTexts)].filter((text) =>
    fitsPlace(text, place),
  );
  const fresh = fitting.slice(0, regexes.length > 0 ? 0 : names.length);
  return [...fresh, ...inside, ...onePerAnswer(fitting, regexes)];
}

/** Of texts that all patterns answer alike, the first will do. */
function onePerAnswer(fitting: readonly string[], regexes: readonly string[]): readonly string[] {
  const answers = new Map<string, string>();
  for (const text of fitting) {
    const answer = regexes.map((regex) => Number(regexOf(regex)?.(text) === true)).join("");
    if (!answers.has(answer)) answers.set(answer, text);
  }
  return [...answers.values()];
}

/** A list has none, one or two elements, as many as its size is compared with, or each of the values by itself. */
function lists(pattern: PatternText, { maxItems }: SchemaPlace, choice: ValueChoice): readonly Json[] {
  const elements = elementValues(pattern, choice);
  const wanted = (choice.findings.sizes.get(pattern) ?? []).flatMap((size) => [size - 1, size, size + 1]);
  const sizes = [0, 1, 2, ...wanted.filter((size) => size > 2 && size <= LONGEST_LIST)];
  const ofSize = sizes.filter((size) => size <= elements.length).map((size) => elements.slice(0, size));
  const isScalar = elements.some((element) => typeof element !== "object");
  const alone = isScalar ? elements.slice(0, MOST_SINGLES).map((element) => [element]) : [];
  const whole = isScalar && elements.length <= maxItems ? [elements] : [];
  return [...ofSize, ...alone, ...whole];
}

const LONGEST_LIST = 8;
const MOST_SINGLES = 12;

function elementValues(pattern: PatternText, choice: ValueChoice): readonly Json[] {
  const element = below(pattern, ANY);
  const place = choice.find(element);
  if (!place) return [];
  if (place.type !== "object") return placeValues(element, place, choice);
  const many = Array.from({ length: LONGEST_LIST }, (_, index) => index + 1);
  return many.flatMap((ordinal) => minimalValue(element, choice.find, ordinal) ?? []);
}
