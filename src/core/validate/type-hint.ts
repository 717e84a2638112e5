import type { DataKind } from "../diagnostic/kind-words.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { type NumberWanted, numberHint, rangeHint } from "./number-hint.ts";

const YES: ReadonlySet<string> = new Set(["yes", "y", "on", "có", "đúng", "rồi", "true"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "off", "không", "sai", "chưa", "false"]);

/** Holds a value of the wrong type, its text in the file, and what number its place asks for if it asks for one. */
export interface Mistyped {
  readonly value: Json;
  readonly written: string;
  readonly wanted: NumberWanted;
}

/** Guesses why a value has the wrong type, and says how to write it. */
export function typeHint(expected: readonly DataKind[], mistyped: Mistyped): Text | undefined {
  const { value, written, wanted } = mistyped;
  if (typeof value === "string") return textHint(expected, value, wanted);
  const isPlain = typeof value === "number" || typeof value === "boolean";
  if (isPlain && expected.includes("string")) {
    return { vi: `đặt trong dấu nháy: \`"${written}"\``, en: `put it in quotes: \`"${written}"\`` };
  }
  return typeof value === "number" && expected.includes("integer") ? rangeHint(wanted) : listHint(expected);
}

function textHint(expected: readonly DataKind[], value: string, wanted: NumberWanted): Text | undefined {
  if (expected.includes("boolean")) return booleanHint(value.trim().toLowerCase());
  if (expected.includes("integer") || expected.includes("number")) return numberHint(value, wanted);
  return listHint(expected);
}

function booleanHint(word: string): Text {
  if (YES.has(word)) return { vi: "viết `true`, không có dấu nháy", en: "write `true`, without quotes" };
  if (NO.has(word)) return { vi: "viết `false`, không có dấu nháy", en: "write `false`, without quotes" };
  return { vi: "viết `true` hoặc `false`, không có dấu nháy", en: "write `true` or `false`, without quotes" };
}

function listHint(expected: readonly DataKind[]): Text | undefined {
  if (!expected.includes("array")) return undefined;
  return {
    vi: "viết mỗi phần tử trên một dòng sau `- `",
    en: "write each element on its own line after `- `",
  };
}
