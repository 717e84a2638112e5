import { isJsonArray, type Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";

/** Names the kinds of data in the words of JSON Schema. */
export type DataKind = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** Names the kinds of data in a reader's words. */
export const kindWords: Readonly<Record<DataKind, Text>> = {
  null: { vi: "giá trị trống", en: "an empty value" },
  boolean: { vi: "`true` hoặc `false`", en: "`true` or `false`" },
  integer: { vi: "số nguyên", en: "a whole number" },
  number: { vi: "số thập phân", en: "a decimal number" },
  string: { vi: "văn bản", en: "text" },
  array: { vi: "danh sách", en: "a list" },
  object: { vi: "nhóm khóa và giá trị", en: "a group of keys and values" },
};

/** Tells what kind of data a value is; a number without fraction is an integer. */
export function kindOf(value: Json): DataKind {
  if (value === null) return "null";
  if (isJsonArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "string") return "string";
  return typeof value === "boolean" ? "boolean" : "object";
}
