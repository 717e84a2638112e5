/** Holds a calendar period: months first, then days. */
interface Period {
  readonly months: number;
  readonly days: number;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const periodPattern = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,7})D)?$/;

/** Tells whether a text is an RFC 3339 full date of the years 0001 to 9999 that exists. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Tells whether a text is an ISO 8601 calendar period `PnYnMnD` with at least one part. */
export function isPeriod(text: string): boolean {
  return periodPattern.test(text);
}

/** Adds a period to a date (or takes it away, with direction -1); a day past the end of its month is its last. Undefined outside the years 0001 to 9999. */
export function addPeriod(date: string, period: string, direction: 1 | -1): string | undefined {
  const [year, month, day] = partsOf(date);
  const { months, days } = readPeriod(period);
  const month0 = year * 12 + (month - 1) + direction * months;
  const [newYear, newMonth] = [Math.floor(month0 / 12), (((month0 % 12) + 12) % 12) + 1];
  const clamped = Math.min(day, daysIn(newYear, newMonth));
  return dateOf(dayNumber(newYear, newMonth, clamped) + direction * days);
}

/** Counts the days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(...partsOf(to)) - dayNumber(...partsOf(from));
}

function partsOf(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function readPeriod(text: string): Period {
  const [, years = 0, months = 0, days = 0] = (periodPattern.exec(text) ?? []).map((part) =>
    Number(part ?? 0),
  );
  return { months: years * 12 + months, days };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Numbers the days of the proleptic Gregorian calendar; 0 is 1 March of the year 0, so that leap days end their year. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    1
  );
}

function dateOf(number: number): string | undefined {
  const era = Math.floor(number / 146097);
  const ofEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 1 || year > 9999) return undefined;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
