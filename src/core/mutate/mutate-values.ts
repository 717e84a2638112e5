import { schemas } from "../../generated/schemas.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import type { Place } from "../expression/result.ts";
import type { DatedValue, Parameter, PolicySet } from "../policy/policy-set.ts";
import { schemaAt } from "../schema/schema-at.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { manifestKinds } from "../validate/kinds.ts";
import { type Draft, drafted } from "./draft.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateDerived } from "./mutate-derived.ts";
import { mutateInterval } from "./mutate-interval.ts";
import { mutateValue } from "./mutate-value.ts";
import type { FindReaders } from "./readers.ts";

/** Lists the mutants of a parameter: of each of its values, and of when it holds. */
export function ofParameter(
  parameter: Parameter,
  policies: PolicySet,
  readers: FindReaders,
): readonly Draft[] {
  const { gates, profiles, on } = readers("params", parameter.id);
  const about = { kind: "Parameters", id: parameter.id } as const;
  const put = (values: readonly DatedValue[]) => ({
    ...policies,
    parameters: policies.parameters.map((one) => (one === parameter ? { ...parameter, values } : one)),
  });
  const valueOn = (values: readonly DatedValue[], day: string) =>
    values.find((value) => holdsOn(value, day))?.value;
  const isNoticed = (day: string, values: readonly DatedValue[]) =>
    on(day) && JSON.stringify(valueOn(values, day)) !== JSON.stringify(valueOn(parameter.values, day));
  const changes = parameter.values.flatMap((value, index) => {
    const withIt = (changed: DatedValue) => parameter.values.with(index, changed);
    return mutateDated(value, vocabularyOf(parameter), (day, changed) => isNoticed(day, withIt(changed))).map(
      (change) => changeOfWhole(change, `/values/${index}`, withIt),
    );
  });
  return drafted(changes, { about, gates, profiles, put });
}

function mutateDated<T extends DatedValue>(
  dated: T,
  vocabulary: readonly string[] | undefined,
  isNoticed: (day: string, changed: T) => boolean,
): readonly Change<T>[] {
  return [
    ...mutateInterval(dated, isNoticed),
    ...mutateValue(dated.value, vocabulary).map((change) => ({
      ...changeOfWhole(change, "/value", (value: Json) => ({ ...dated, value })),
      days: [dated.from],
    })),
  ];
}

/** Lists the mutants of a catalogue: without an entry, without any, and of each. */
export function ofCatalogue(
  catalogue: PolicySet["catalogues"][number],
  policies: PolicySet,
  readers: FindReaders,
): readonly Draft[] {
  type Entry = (typeof catalogue.entries)[number];
  const { gates, profiles, on } = readers("catalogues", catalogue.id);
  const about = { kind: "Catalogue", id: catalogue.id } as const;
  const put = (entries: readonly Entry[]) => ({
    ...policies,
    catalogues: policies.catalogues.map((one) => (one === catalogue ? { ...catalogue, entries } : one)),
  });
  const emptied: Change<readonly Entry[]> = {
    operator: "empty-catalogue",
    pointer: "/entries",
    before: String(catalogue.entries.length),
    after: "0",
    changed: [],
  };
  const changes = catalogue.entries.flatMap((entry, index): readonly Change<readonly Entry[]>[] => [
    {
      operator: "drop-entry",
      pointer: `/entries/${index}`,
      before: JSON.stringify(entry.value),
      after: "",
      days: [entry.from],
      changed: catalogue.entries.toSpliced(index, 1),
    },
    ...mutateDated(entry, undefined, (day) => on(day)).flatMap(
      (change): readonly Change<readonly Entry[]>[] => {
        const { value } = change.changed;
        if (!isJsonObject(value)) return [];
        const withValue = () => catalogue.entries.with(index, { ...change.changed, value });
        return [changeOfWhole(change, `/entries/${index}`, withValue)];
      },
    ),
  ]);
  return drafted([emptied, ...changes], { about, gates, profiles, put });
}

/** Lists the mutants of the rules of a derived fact. */
export function ofDerived(
  fact: PolicySet["derived"][number],
  policies: PolicySet,
  readers: FindReaders,
): readonly Draft[] {
  const { gates, profiles, on } = readers("derived", fact.id);
  const about = { kind: "DerivedFact", id: fact.id } as const;
  const put = (changed: typeof fact) => ({
    ...policies,
    derived: policies.derived.map((one) => (one === fact ? changed : one)),
  });
  const words = fact.vocabulary && wordsAt(fact.vocabulary);
  return drafted(mutateDerived(fact, words, on), { about, gates, profiles, put });
}

/** Lists the words that a parameter may be, where they are closed. */
export function vocabularyOf(parameter: Parameter | undefined): readonly string[] | undefined {
  return parameter?.vocabulary && wordsAt(parameter.vocabulary);
}

function wordsAt({ root, pointer }: Place): readonly string[] {
  const schema = root === "attested" ? "attested-facts" : manifestKinds.SystemManifest;
  const words = ownProperty(schemaAt(schema, pointer, schemas) ?? {}, "enum");
  return isJsonArray(words) ? words.filter((word) => typeof word === "string") : [];
}
