import { holdsOn } from "../evaluate/in-force.ts";
import type { Interval } from "../policy/policy-set.ts";
import type { Change } from "./mutant.ts";
import { shiftedDates } from "./shift.ts";

/**
 * Lists an interval's dates moved by a day each way. One day changes by it; `isNoticed` tells whether anything
 * else is said on it then, and somebody asks. Without that the set says the same every day, and nothing was changed.
 */
export function mutateInterval<T extends Interval>(
  interval: T,
  isNoticed: (day: string, changed: T) => boolean,
): readonly Change<T>[] {
  return (["from", "until"] as const).flatMap((bound) => {
    const date = interval[bound];
    if (date === undefined) return [];
    return shiftedDates(date).flatMap((moved): readonly Change<T>[] => {
      const changed = { ...interval, [bound]: moved };
      const day = moved < date ? moved : date;
      const isSame = holdsOn(interval, day) === holdsOn(changed, day);
      if (isSame || !isNoticed(day, changed)) return [];
      const days = [day];
      return [{ operator: "move-date", pointer: `/${bound}`, before: date, after: moved, days, changed }];
    });
  });
}
