import type { Declaration } from "../expression/environment.ts";
import { compilePattern } from "../expression/regex.ts";
import type { Place } from "../expression/result.ts";
import type { Document } from "../parse/document.ts";
import { isJsonArray, type Json } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { isCalendarPeriod, isFullDate } from "../validate/formats.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { DatedValue, Parameter } from "./policy-set.ts";
import { type Reporter, unknownName } from "./report.ts";

/** Is the closed vocabulary of a fact of the manifest, and where that fact stands. */
export interface ClosedVocabulary {
  readonly place: Place;
  readonly values: readonly string[];
}

/** Finds a closed vocabulary by the dotted path of its fact; undefined when it has none. */
export type VocabularyOf = (path: string) => ClosedVocabulary | undefined;

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
    checkVocabulary(entry, document, pointer, report);
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
    return { parameter: parameterOf(entry, vocabularyOf), declaration };
  });
}

function parameterOf(
  { id, title, values, decide, valuesOf }: ParameterFile,
  vocabularyOf: VocabularyOf,
): Parameter {
  const vocabulary = valuesOf === undefined ? undefined : vocabularyOf(valuesOf)?.place;
  return { id, title, values, ...(decide ? { decide } : {}), ...(vocabulary ? { vocabulary } : {}) };
}

type ParameterFile = PolicyFile<"Parameters">["content"]["spec"]["parameters"][number];
type DeclarationEntry = Declaration & { readonly valuesOf?: string };

function declarationOf(
  entry: DeclarationEntry,
  document: Document,
  pointer: string,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): Declaration {
  const { type, unit, list, valuesOf } = entry;
  const oneOf = valuesOf === undefined ? entry.oneOf : vocabularyOf(valuesOf)?.values;
  if (valuesOf !== undefined && oneOf === undefined) {
    report.at(document, `${pointer}/valuesOf`, "policy/unknown-vocabulary", { name: valuesOf });
  }
  return { type, ...(unit ? { unit } : {}), ...(list ? { list } : {}), ...(oneOf ? { oneOf } : {}) };
}

/** Checks that a closed vocabulary is given once, and only to text. */
export function checkVocabulary(
  entry: { readonly type: string; readonly valuesOf?: string; readonly oneOf?: readonly string[] },
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  const given = (["valuesOf", "oneOf"] as const).filter((name) => entry[name] !== undefined);
  const [first, second] = given;
  if (second !== undefined) report.at(document, `${pointer}/${second}`, "policy/two-vocabularies", {}, "key");
  else if (first !== undefined && entry.type !== "string")
    report.at(document, `${pointer}/${first}`, "policy/vocabulary-of-no-text", { name: first }, "key");
}

/** Checks that an integer has a unit, and that nothing else has one. */
export function checkUnit(
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
    report.at(document, pointer, "policy/wrong-value-type", { name, expected: LIST });
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
    report.at(document, pointer, "policy/wrong-value-type", { name, expected: EXPECTED[declaration.type] });
  } else if (declaration.type === "pattern" && !compilePattern(String(value))) {
    report.at(document, pointer, "expression/wrong-pattern", { text: String(value) });
  } else if (declaration.unit === "percent" && (Number(value) < 0 || Number(value) > 100)) {
    report.at(document, pointer, "policy/wrong-value-type", { name, expected: PERCENT });
  } else if (declaration.oneOf && typeof value === "string" && !declaration.oneOf.includes(value)) {
    report.at(document, pointer, "policy/value-not-listed", {
      ...unknownName(value, declaration.oneOf),
      of: valuesOf ?? name,
    });
  }
}

const LIST: Text = { vi: "một danh sách", en: "a list" };
const PERCENT: Text = {
  vi: "số nguyên từ 0 đến 100, không có dấu %",
  en: "an integer from 0 to 100, without a % sign",
};
const EXPECTED: Readonly<Record<Declaration["type"], Text>> = {
  string: { vi: "văn bản", en: "text" },
  integer: {
    vi: "số nguyên, không có đơn vị hay dấu phân cách",
    en: "an integer, without unit or separators",
  },
  boolean: { vi: "`true` hoặc `false`", en: "`true` or `false`" },
  date: { vi: "ngày dạng `2026-07-01`", en: "a date such as `2026-07-01`" },
  period: { vi: "khoảng thời gian dạng `P6M`", en: "a period such as `P6M`" },
  pattern: { vi: "biểu thức chính quy", en: "a regular expression" },
};

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
    case "pattern":
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
