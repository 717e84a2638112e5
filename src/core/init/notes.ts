import { isJsonObject, ownProperty } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { numberOf, type SchemaNode, textOf, textsOf } from "./schema-node.ts";
import { unitWords } from "./unit-words.ts";

export type Language = "vi" | "en";

/** Is one value of a closed vocabulary. */
export interface Choice {
  readonly value: string;
  readonly label?: string;
}

/** Writes what a person must know to fill in one property, a line of prose each; the first names it. */
export function notesOf(node: SchemaNode, language: Language): readonly string[] {
  return [titled(node, language), ...valueNotes(node, language), ...absenceNotes(node, language)];
}

/** Names a property in a few words. */
export function labelOf(node: SchemaNode, language: Language): string | undefined {
  return textOf(node, language === "vi" ? "title" : "x-title-en");
}

function titled(node: SchemaNode, language: Language): string {
  const label = labelOf(node, language);
  const description = textOf(node, language === "vi" ? "description" : "x-description-en") ?? "";
  return label === undefined ? description : `${capitalised(label)}: ${description}`;
}

function valueNotes(node: SchemaNode, language: Language): readonly string[] {
  if (textsOf(node, "enum").length > 0) return [WORDS.choose[language], ...choiceNotes(node, language)];
  const reference = textOf(node, "x-references");
  if (reference !== undefined) return [WORDS.reference(reference)[language]];
  const { type, format } = node.schema;
  if (type === "boolean") return [WORDS.boolean[language]];
  if (type === "integer") return [integerNote(node, language)];
  return format === "date" ? [WORDS.date[language]] : [];
}

function choiceNotes(node: SchemaNode, language: Language): readonly string[] {
  return choices(node, language).map(({ value, label }) =>
    label === undefined ? `  ${value}` : `  ${value}: ${label}`,
  );
}

/** Lists a closed vocabulary with its labels. */
export function choices(node: SchemaNode, language: Language): readonly Choice[] {
  const labels = ownProperty(node.schema, "x-enum");
  return textsOf(node, "enum").map((value) => {
    const label = isJsonObject(labels) ? ownProperty(labels, value) : undefined;
    const text = isJsonObject(label) ? ownProperty(label, language) : undefined;
    return typeof text === "string" ? { value, label: text } : { value };
  });
}

/** Bounds of a thousand and more only keep out slips, so they are not told. */
function integerNote(node: SchemaNode, language: Language): string {
  const unit = unitWords(textOf(node, "x-unit"))?.[language];
  const least = numberOf(node, "minimum");
  const most = numberOf(node, "maximum");
  const range =
    least === undefined || most === undefined || most > 1000 ? "" : WORDS.range(least, most)[language];
  return `${WORDS.integer[language]}${unit === undefined ? "" : `, ${WORDS.unit[language]} ${unit}`}${range}.`;
}

function absenceNotes(node: SchemaNode, language: Language): readonly string[] {
  const absence = ownProperty(node.schema, "x-absence");
  const text = isJsonObject(absence) ? ownProperty(absence, language) : undefined;
  return typeof text === "string" ? [`${WORDS.absence[language]} ${text}.`] : [];
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const WORDS = {
  choose: { vi: "Chọn một trong các giá trị:", en: "Choose one of:" },
  boolean: { vi: "Ghi true (có) hoặc false (không).", en: "Write true or false." },
  date: {
    vi: "Ngày viết theo dạng năm-tháng-ngày: 2026-11-21.",
    en: "A date as year-month-day: 2026-11-21.",
  },
  integer: { vi: "Số nguyên, không dấu phân cách", en: "A whole number without separators" },
  unit: { vi: "đơn vị", en: "in" },
  absence: { vi: "Bỏ trống nghĩa là:", en: "Left empty it means:" },
  range: (least: number, most: number): Text => ({
    vi: `, từ ${least} đến ${most}`,
    en: `, from ${least} to ${most}`,
  }),
  reference: (list: string): Text => ({
    vi: `Ghi mã của một mục đã khai ở ${list}.`,
    en: `Write the id of an entry of ${list}.`,
  }),
} as const;
