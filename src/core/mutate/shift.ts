import { addPeriod } from "../expression/calendar.ts";
import { isFullDate } from "../validate/formats.ts";

/** Moves a number, a date or a period by one unit each way; what is none of them cannot be moved. */
export function shiftedTexts(kind: string, value: string): readonly string[] {
  switch (kind) {
    case "int":
      return [String(BigInt(value) + 1n), String(BigInt(value) - 1n)];
    case "date":
      return shiftedDates(value);
    case "period":
      return shiftedPeriods(value);
    default:
      return [];
  }
}

/** Moves a date by one day each way. */
export function shiftedDates(date: string): readonly string[] {
  if (!isFullDate(date)) return [];
  return [addPeriod(date, "P1D", 1), addPeriod(date, "P1D", -1)].filter((day) => day !== undefined);
}

/** A period has no sign: what is one day short of it is told by its last part, one unit less or more. */
function shiftedPeriods(period: string): readonly string[] {
  const [, lead = "", count = "", unit = ""] = /^(P.*?)(\d+)([YMD])$/.exec(period) ?? [];
  if (unit === "") return [];
  const moved = [Number(count) + 1, Number(count) - 1].filter((number) => number >= 0);
  return moved.map((number) => `${lead}${number}${unit}`);
}
