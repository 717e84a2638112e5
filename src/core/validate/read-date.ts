import { isFullDate } from "./formats.ts";

/** The ways people write dates; a day stands before its month, as it does in Vietnam. */
const FORMS = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:[T ]\d.*)?$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u,
  /^(?:ngày\s)?(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/iu,
  /^(?:ngày\s)?(?<day>\d{1,2}) tháng (?<month>\d{1,2})(?: năm |[-/. ])(?<year>\d{4})$/iu,
] as const;

/** Says what a text that is not in the form of RFC 3339 means as a date. */
export interface ReadDate {
  /** The date in the form of RFC 3339, if the calendar has it. */
  readonly meant: string | undefined;
  /** Tells that the text names a year, a month and a day, be they real or not. */
  readonly isDateLike: boolean;
}

/** Reads a date that was written in another form than `2025-04-18`. */
export function readDate(text: string): ReadDate {
  const parts = FORMS.map((form) => form.exec(text.trim())?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return { meant: undefined, isDateLike: false };
  const { year = "", month = "", day = "" } = parts;
  // Only where the day cannot be a month: `04/18/2025` is a date for some, `18/04/2025` for others.
  const orders = [joined(year, month, day), joined(year, day, month)];
  return { meant: orders.find(isFullDate), isDateLike: true };
}

function joined(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
