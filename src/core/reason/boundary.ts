import { addPeriod, isDate } from "../expression/calendar.ts";
import type { Json } from "../source/json.ts";

/** Lists a number or a date with those one unit away; of anything else there is only itself. */
export function around(value: Json, reach = 1): readonly Json[] {
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  if (typeof value === "number") return steps.map((step) => value + step);
  if (typeof value === "string" && isDate(value)) return steps.flatMap((step) => moveDays(value, step) ?? []);
  return [value];
}

/** Moves a date by days; undefined beyond the calendar. */
export function moveDays(date: string, days: number): string | undefined {
  return addPeriod(date, `P${Math.abs(days)}D`, days < 0 ? -1 : 1);
}

/** A month that is shorter moves a date by up to three days less than a longer one. */
const LONGEST_CLAMP = 4;

/**
 * Lists the dates about which a date moved by a period passes another: a period counts in months, so that several
 * days may lead to the same one, or none to it.
 */
export function datesLeadingTo(target: string, period: string, direction: 1 | -1): readonly string[] {
  const about = addPeriod(target, period, direction === 1 ? -1 : 1);
  if (about === undefined) return [];
  const days = around(about, LONGEST_CLAMP).filter((day) => typeof day === "string");
  const kept = new Set<string>();
  const sides = days.map((day) => [day, sideOf(addPeriod(day, period, direction), target)] as const);
  for (const [index, [day, side]] of sides.entries()) {
    const before = sides[index - 1];
    if (before && before[1] !== side) {
      kept.add(before[0]);
      kept.add(day);
    }
  }
  return [...kept];
}

function sideOf(date: string | undefined, target: string): number {
  if (date === undefined) return 2;
  return date < target ? -1 : Number(date > target);
}
