import type { Declaration } from "../expression/environment.ts";
import type { Document } from "../parse/document.ts";
import { isJsonArray, type Json } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { isCalendarPeriod, isFullDate } from "../validate/formats.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { Catalogue, DatedValue, Parameter } from "./policy-set.ts";
import { type Reporter, unknownName } from "./report.ts";

/** Finds the closed vocabulary of a fact of the manifest by its dotted path; undefined when it has none. */
export type VocabularyOf = (path: string) => readonly string[] | undefined;

/** Pairs a parameter with its declared type and the place that declares it. */
export interface LoadedParameter {
  readonly parameter: Parameter;
  readonly declaration: Declaration;
}

/** Loads the parameters of one file: types, vocabularies, and values that neither overlap nor leave a gap. */
export function loadParameters(
  { document, content }: PolicyFile<"Parameters">,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): readonly LoadedParameter[] {
  return content.spec.parameters.map((entry, index) => {
    const pointer = `/spec/parameters/${index}`;
    const declaration = declarationOf(entry, document, pointer, vocabularyOf, report);
    checkUnit(entry, document, pointer, report);
    checkIntervals(entry.id, entry.values, document, `${pointer}/values`, report);
    for (const [at, { value }] of entry.values.entries()) {
      checkValue(
        entry.id,
        value,
        { declaration, valuesOf: entry.valuesOf },
        document,
        `${pointer}/values/${at}/value`,
        report,
      );
    }
    const { id, title, values, decide } = entry;
    return { parameter: { id, title, values, ...(decide ? { decide } : {}) }, declaration };
  });
}

type DeclarationEntry = Omit<Declaration, "oneOf"> & { readonly valuesOf?: string };

function declarationOf(
  entry: DeclarationEntry,
  document: Document,
  pointer: string,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): Declaration {
  const { type, unit, list, valuesOf } = entry;
  const oneOf = valuesOf === undefined ? undefined : vocabularyOf(valuesOf);
  if (valuesOf !== undefined && oneOf === undefined) {
    report.at(document, `${pointer}/valuesOf`, "policy/unknown-vocabulary", { name: valuesOf });
  }
  return { type, ...(unit ? { unit } : {}), ...(list ? { list } : {}), ...(oneOf ? { oneOf } : {}) };
}

function checkUnit(
  entry: { readonly id?: string; readonly type: string; readonly unit?: string },
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  if ((entry.type === "integer") === (entry.unit !== undefined)) return;
  report.at(document, `${pointer}/${entry.unit === undefined ? "type" : "unit"}`, "policy/unit-mismatch", {
    name: entry.id ?? pointer,
  });
}

/** What a value must be, with the vocabulary's name for the words of a mistake. */
export interface Expected {
  readonly declaration: Declaration;
  readonly valuesOf?: string | undefined;
}

/** Checks one value of a parameter or a catalogue against its declaration. */
export function checkValue(
  name: string,
  value: Json,
  expected: Expected,
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  const { declaration } = expected;
  if (declaration.list !== true) checkScalar(name, value, expected, document, pointer, report);
  else if (!isJsonArray(value))
    report.at(document, pointer, "policy/wrong-value-type", { name, expected: "list" });
  else {
    for (const [index, item] of value.entries()) {
      checkScalar(name, item, expected, document, appendPointer(pointer, index), report);
    }
  }
}

function checkScalar(
  name: string,
  value: Json,
  { declaration, valuesOf }: Expected,
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  if (!hasType(value, declaration)) {
    report.at(document, pointer, "policy/wrong-value-type", { name, expected: declaration.type });
  } else if (declaration.oneOf && typeof value === "string" && !declaration.oneOf.includes(value)) {
    report.at(document, pointer, "policy/value-not-listed", {
      ...unknownName(value, declaration.oneOf),
      of: valuesOf ?? name,
    });
  }
}

function hasType(value: Json, { type }: Declaration): boolean {
  switch (type) {
    case "integer":
      return Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isFullDate(value);
    case "period":
      return typeof value === "string" && isCalendarPeriod(value);
    case "string":
      return typeof value === "string";
  }
}

function checkIntervals(
  name: string,
  values: readonly DatedValue[],
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  for (const [index, value] of values.entries()) {
    checkDates(value, document, `${pointer}/${index}`, report);
    const next = values[index + 1];
    if (!next) continue;
    const at = `${pointer}/${index + 1}/from`;
    if (value.until === undefined || next.from < value.until)
      report.at(document, at, "policy/dates-overlap", { name, from: next.from });
    else if (next.from > value.until)
      report.at(document, at, "policy/dates-gap", { name, from: next.from, until: value.until });
  }
}

/** Checks that a half-open interval of dates holds at least one day. */
export function checkDates(
  { from, until }: { readonly from?: string; readonly until?: string },
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  if (from === undefined || until === undefined || from < until) return;
  report.at(document, `${pointer}/until`, "policy/dates-reversed", { from, until });
}

/** Pairs a catalogue with the declarations of its fields. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly fields: ReadonlyMap<string, Declaration>;
}

/** Loads a catalogue: each entry has every field, of the declared type, and its own key on any one day. */
export function loadCatalogue(
  { document, content }: PolicyFile<"Catalogue">,
  report: Reporter,
): LoadedCatalogue {
  const { id, title } = content.metadata;
  const { key, fields, entries } = content.spec;
  const declared = new Map<string, Declaration>();
  for (const [name, field] of Object.entries(fields)) {
    if (!field) continue;
    const { type, unit } = field;
    checkUnit({ id: name, type, ...(unit ? { unit } : {}) }, document, `/spec/fields/${name}`, report);
    declared.set(name, { type, ...(unit ? { unit } : {}) });
  }
  if (!declared.has(key))
    report.at(document, "/spec/key", "policy/unknown-field", unknownName(key, declared.keys()));
  const loaded = entries.map((entry, index) =>
    loadEntry(entry, declared, document, `/spec/entries/${index}`, report),
  );
  checkKeys(key, loaded, document, report);
  return { catalogue: { id, title, entries: loaded }, fields: declared };
}

type Entry = PolicyFile<"Catalogue">["content"]["spec"]["entries"][number];
type LoadedEntry = Catalogue["entries"][number];

function loadEntry(
  entry: Entry,
  fields: ReadonlyMap<string, Declaration>,
  document: Document,
  pointer: string,
  report: Reporter,
): LoadedEntry {
  checkDates(entry, document, pointer, report);
  const value: Record<string, Json> = {};
  for (const [name, field] of Object.entries(entry.value)) {
    const declaration = fields.get(name);
    const at = `${pointer}/value/${name}`;
    if (!declaration)
      report.at(document, at, "policy/unknown-field", unknownName(name, fields.keys()), "key");
    else if (field !== undefined) checkValue(name, field, { declaration }, document, at, report);
    if (field !== undefined) value[name] = field;
  }
  for (const name of fields.keys()) {
    if (!Object.hasOwn(value, name))
      report.at(document, `${pointer}/value`, "policy/missing-field", { name }, "key");
  }
  return { ...entry, value };
}

function checkKeys(key: string, entries: readonly LoadedEntry[], document: Document, report: Reporter): void {
  for (const [index, entry] of entries.entries()) {
    const earlier = entries
      .slice(0, index)
      .find((other) => other.value[key] === entry.value[key] && overlap(other, entry));
    if (earlier)
      report.at(document, `/spec/entries/${index}/value/${key}`, "policy/dates-overlap", {
        name: String(entry.value[key]),
        from: entry.from,
      });
  }
}

function overlap(one: DatedValue, other: DatedValue): boolean {
  return (
    (one.until === undefined || other.from < one.until) &&
    (other.until === undefined || one.from < other.until)
  );
}
