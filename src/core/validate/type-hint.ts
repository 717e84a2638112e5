import type { DataKind } from "../diagnostic/kind-words.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";

const YES: ReadonlySet<string> = new Set(["yes", "y", "on", "có", "đúng", "rồi", "true"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "off", "không", "sai", "chưa", "false"]);

/** Guesses why a value has the wrong type, and says how to write it; `written` is its text in the file. */
export function typeHint(expected: readonly DataKind[], value: Json, written: string): Text | undefined {
  if (typeof value === "string") return textHint(expected, value);
  const isPlain = typeof value === "number" || typeof value === "boolean";
  if (isPlain && expected.includes("string")) {
    return { vi: `đặt trong dấu nháy: \`"${written}"\``, en: `put it in quotes: \`"${written}"\`` };
  }
  return listHint(expected);
}

function textHint(expected: readonly DataKind[], value: string): Text | undefined {
  if (expected.includes("boolean")) return booleanHint(value.trim().toLowerCase());
  if (expected.includes("integer") || expected.includes("number")) return numberHint(value);
  return listHint(expected);
}

function booleanHint(word: string): Text {
  if (YES.has(word)) return { vi: "viết `true`, không có dấu nháy", en: "write `true`, without quotes" };
  if (NO.has(word)) return { vi: "viết `false`, không có dấu nháy", en: "write `false`, without quotes" };
  return { vi: "viết `true` hoặc `false`, không có dấu nháy", en: "write `true` or `false`, without quotes" };
}

/** Proposes a number only where the text can mean no other: grouped digits, in đồng at most, without a fraction. */
function numberHint(text: string): Text {
  const value = text.trim().replace(/\s*(?:đ|đồng|vnd|vnđ)$/iu, "");
  const isPlain = /^\d+$|^\d{1,3}(?:([., _'])\d{3})(?:\1\d{3})*$/.test(value);
  const number = value.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
  const [vi, en] = isPlain
    ? [`: \`${number}\``, `: \`${number}\``]
    : [", ví dụ `1500000`", ", such as `1500000`"];
  return {
    vi: `viết đủ các chữ số, không có dấu nháy, dấu phân cách hay đơn vị${vi}`,
    en: `write out all digits, without quotes, separators or unit${en}`,
  };
}

function listHint(expected: readonly DataKind[]): Text | undefined {
  if (!expected.includes("array")) return undefined;
  return {
    vi: "viết mỗi phần tử trên một dòng sau `- `",
    en: "write each element on its own line after `- `",
  };
}
