import { isDate, isPeriod } from "../expression/calendar.ts";
import { isJsonArray, type Json } from "../source/json.ts";

/** Tells whether something rises, falls, or does what one cannot tell. */
export type Sign = 1 | -1 | 0;

/** Tells whether a value rises: a larger number, a later day, a longer period, a list with more in it. */
export function riseOf(old: Json | undefined, now: Json | undefined): Sign {
  if (typeof old === "number" && typeof now === "number") return signOf(now - old);
  if (isJsonArray(old) && isJsonArray(now)) return riseOfList(old, now);
  if (typeof old !== "string" || typeof now !== "string") return 0;
  if (isPeriod(old) && isPeriod(now)) return riseOfPeriod(old, now);
  if (!isDate(old) || !isDate(now)) return 0;
  return now > old ? 1 : -1;
}

function signOf(difference: number): Sign {
  if (difference === 0) return 0;
  return difference > 0 ? 1 : -1;
}

function riseOfList(old: readonly Json[], now: readonly Json[]): Sign {
  if (holdsAll(now, old)) return 1;
  return holdsAll(old, now) ? -1 : 0;
}

function holdsAll(list: readonly Json[], others: readonly Json[]): boolean {
  const known = new Set(list.map((one) => JSON.stringify(one)));
  return others.every((one) => known.has(JSON.stringify(one)));
}

/** Months and days are not compared with each other. */
function riseOfPeriod(old: string, now: string): Sign {
  const [before, after] = [partsOf(old), partsOf(now)];
  const [months, days] = [signOf(after.months - before.months), signOf(after.days - before.days)];
  if (months === 0 || days === 0 || months === days) return months === 0 ? days : months;
  return 0;
}

function partsOf(period: string): { readonly months: number; readonly days: number } {
  const count = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(period)?.[1] ?? 0);
  return { months: 12 * count("Y") + count("M"), days: count("D") };
}
