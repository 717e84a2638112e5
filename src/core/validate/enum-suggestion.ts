import { isJsonObject, type Json } from "../source/json.ts";
import { slugOf } from "../source/slug.ts";
import { suggest } from "../source/suggest.ts";

/** A name that people see, with its value. */
type Labelled = readonly [name: string, value: string];

/**
 * Finds the allowed value somebody meant who wrote a value, or one of the labels that people see (`x-enum`):
 * the same label or a part of one, else a near value, else a near label.
 */
export function suggestValue(
  written: string,
  allowed: readonly string[],
  labels: Json | undefined,
): string | undefined {
  const whole = labelled(allowed, labels);
  const parts = whole.flatMap(([label, value]) => partsOf(label).map((part): Labelled => [part, value]));
  const same = sameLabel(written, whole) ?? sameLabel(written, parts);
  return same ?? suggest(written, allowed) ?? nearLabel(written, [...whole, ...parts]);
}

function labelled(allowed: readonly string[], labels: Json | undefined): readonly Labelled[] {
  if (!isJsonObject(labels)) return [];
  return Object.entries(labels).flatMap(([value, label]) => {
    const texts = isJsonObject(label) && allowed.includes(value) ? Object.values(label) : [];
    return texts.filter((text) => typeof text === "string").map((text): Labelled => [text, value]);
  });
}

/** Takes the names out of a label that lists several: `planning, preparation (early)`. */
function partsOf(label: string): readonly string[] {
  return label.split(/[,;()]/).filter((part) => part.trim() !== "");
}

/** A name that two values share tells neither of them. */
function sameLabel(written: string, all: readonly Labelled[]): string | undefined {
  const slug = slugOf(written);
  const same = slug === "" ? [] : all.filter(([label]) => slugOf(label) === slug);
  return onlyValue(same);
}

function nearLabel(written: string, all: readonly Labelled[]): string | undefined {
  const near = suggest(
    written,
    all.map(([label]) => label),
  );
  return onlyValue(all.filter(([label]) => label === near));
}

function onlyValue(found: readonly Labelled[]): string | undefined {
  const values = new Set(found.map(([, value]) => value));
  return values.size === 1 ? found[0]?.[1] : undefined;
}
