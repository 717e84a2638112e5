import type { Language } from "./render-value.ts";

/** Spells out an ISO 8601 calendar period: `P12M` is `12 tháng`, `12 months`. */
export function renderPeriod(period: string, language: Language): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count = "", letter = ""]) => {
    const words = PERIODS[letter];
    if (!words) return `${count}${letter}`;
    const english = Number(count) === 1 ? words.one : words.en;
    return `${count} ${language === "vi" ? words.vi : english}`;
  });
  return parts.length === 0 ? period : parts.join(" ");
}

const PERIODS: {
  readonly [letter: string]: { readonly vi: string; readonly one: string; readonly en: string };
} = {
  Y: { vi: "năm", one: "year", en: "years" },
  M: { vi: "tháng", one: "month", en: "months" },
  W: { vi: "tuần", one: "week", en: "weeks" },
  D: { vi: "ngày", one: "day", en: "days" },
};
