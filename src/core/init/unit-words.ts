import type { Text } from "../source/source.ts";

const UNITS: { readonly [unit: string]: Text } = {
  vnd: { vi: "đồng", en: "đồng (VND)" },
  percent: { vi: "%", en: "%" },
  days: { vi: "ngày", en: "days" },
  hours: { vi: "giờ", en: "hours" },
  minutes: { vi: "phút", en: "minutes" },
  months: { vi: "tháng", en: "months" },
};

/** Names a unit of the schemas for people; a plain number (`count`, `level`) has none. */
export function unitWords(unit: string | undefined): Text | undefined {
  return unit !== undefined && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
}
