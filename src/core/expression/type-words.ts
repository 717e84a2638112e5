import type { Text } from "../source/source.ts";
import type { Type, Unit } from "./tree.ts";

const plain: Readonly<Record<Exclude<Type["kind"], "int" | "string" | "list">, Text>> = {
  bool: { vi: "đúng hay sai", en: "true or false" },
  double: { vi: "số thập phân", en: "a decimal number" },
  date: { vi: "ngày", en: "a date" },
  period: { vi: "khoảng thời gian", en: "a period of time" },
  pattern: { vi: "biểu thức chính quy", en: "a regular expression" },
  null: { vi: "giá trị trống", en: "an empty value" },
  nothing: { vi: "danh sách rỗng", en: "nothing" },
  map: { vi: "bảng khóa và giá trị", en: "a table of keys and values" },
  object: { vi: "nhóm dữ kiện", en: "a group of facts" },
};

const units: Readonly<Record<string, Text>> = {
  vnd: { vi: "đồng", en: "đồng" },
  percent: { vi: "phần trăm", en: "percent" },
  days: { vi: "ngày", en: "days" },
  hours: { vi: "giờ", en: "hours" },
  minutes: { vi: "phút", en: "minutes" },
  months: { vi: "tháng", en: "months" },
  level: { vi: "cấp độ", en: "level" },
};

/** Names a type in the words of somebody who writes policies, not programs. */
export function typeWords(type: Type): Text {
  if (type.kind === "int") return intWords(type.unit);
  if (type.kind === "list") return listWords(type.element);
  if (type.kind !== "string") return plain[type.kind];
  return type.oneOf
    ? { vi: "một giá trị của danh mục đóng", en: "a value of a closed vocabulary" }
    : { vi: "văn bản", en: "text" };
}

function intWords(unit: Unit): Text {
  if (unit.flexible && unit.terms.length === 0) return { vi: "số nguyên", en: "a whole number" };
  const { vi, en } = unitWords(unit);
  return { vi: `số nguyên (${vi})`, en: `a whole number (${en})` };
}

/** Names a unit: `đồng × phần trăm`. */
export function unitWords(unit: Unit): Text {
  if (unit.terms.length === 0) return { vi: "số đếm", en: "count" };
  return { vi: joined(unit.terms, "vi"), en: joined(unit.terms, "en") };
}

function joined(terms: readonly string[], language: keyof Text): string {
  const word = (term: string) => units[term]?.[language] ?? term;
  const factors = terms.filter((term) => !term.startsWith("/")).map(word);
  const divisors = terms.filter((term) => term.startsWith("/")).map((term) => ` / ${word(term.slice(1))}`);
  return (factors.join(" × ") || "1") + divisors.join("");
}

function listWords(element: Type): Text {
  const { vi, en } = typeWords(element);
  return element.kind === "nothing"
    ? { vi: "danh sách rỗng", en: "an empty list" }
    : { vi: `danh sách (mỗi phần tử là ${vi})`, en: `a list (each element ${en})` };
}
