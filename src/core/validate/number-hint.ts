import type { NumberRange } from "../diagnostic/document-data.ts";
import { wholeNumberIn } from "../diagnostic/document-messages.ts";
import type { Text } from "../source/source.ts";

/** Says what number a place of the document asks for; the unit is the schema's `x-unit`. */
export interface NumberWanted {
  readonly range: NumberRange | undefined;
  readonly unit: string | undefined;
}

const ROMAN: readonly string[] = ["", "I", "II", "III", "IV", "V"];
const LEVEL = /^(?:\p{L}[\p{L}\s:-]*?)?(\d+)$/u;
const ROMAN_LEVEL = /^(?:\p{L}[\p{L}\s:-]*[\s:-])?(I{1,3}|IV|V)$/iu;
/** With these before it, a number is not the level that is meant. */
const NEGATED = /không|chưa|dưới|trên|hơn|\b(?:not?|below|above|under|over|than)\b/iu;
/** A number is taken out of a text where its unit is the one wanted: `2 năm` is not 2 months. */
const WITH_UNIT: Readonly<Record<string, RegExp>> = {
  percent: /^(\d+)\s*(?:%|phần trăm|percent)$/iu,
  days: /^(\d+)\s*(?:ngày|days?)$/iu,
  hours: /^(\d+)\s*(?:giờ|h|hours?)$/iu,
  minutes: /^(\d+)\s*(?:phút|minutes?)$/iu,
  months: /^(\d+)\s*(?:tháng|months?)$/iu,
};

/** Says how to write the number that a text stands for, or at least which numbers there may be. */
export function numberHint(text: string, wanted: NumberWanted): Text {
  const number = meantNumber(text.trim().normalize("NFC"), wanted.unit);
  return number !== undefined && isIn(number, wanted.range) ? digits(`: \`${number}\``) : rangeHint(wanted);
}

/** Says which numbers there may be, or how an amount is written, which no range makes plain. */
export function rangeHint({ range, unit }: NumberWanted): Text {
  if (range !== undefined && unit !== "vnd") return wholeNumberIn(range);
  return unit === "vnd" ? digits(", ví dụ `1500000`", ", such as `1500000`") : digits("");
}

function digits(vi: string, en: string = vi): Text {
  return {
    vi: `viết đủ các chữ số, không có dấu nháy, dấu phân cách hay đơn vị${vi}`,
    en: `write out all digits, without quotes, separators or unit${en}`,
  };
}

/** Takes a number only where the text can mean no other: grouped digits, one level, a number with its unit. */
function meantNumber(text: string, unit: string | undefined): string | undefined {
  const value = text.replace(/\s*(?:đ|đồng|vnd|vnđ)$/iu, "");
  const isPlain = /^\d+$|^\d{1,3}(?:([., _'])\d{3})(?:\1\d{3})*$/.test(value);
  if (isPlain) return value.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
  if (unit === "level") return NEGATED.test(text) ? undefined : levelIn(text);
  const form = unit !== undefined && Object.hasOwn(WITH_UNIT, unit) ? WITH_UNIT[unit] : undefined;
  return form?.exec(text)?.[1];
}

function levelIn(text: string): string | undefined {
  const roman = ROMAN_LEVEL.exec(text)?.[1]?.toUpperCase();
  return roman === undefined ? LEVEL.exec(text)?.[1] : String(ROMAN.indexOf(roman));
}

function isIn(number: string, range: NumberRange | undefined): boolean {
  return range === undefined || (Number(number) >= range.minimum && Number(number) <= range.maximum);
}
