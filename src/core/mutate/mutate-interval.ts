import { holdsOn } from "../evaluate/in-force.ts";
import type { Interval } from "../policy/policy-set.ts";
import type { Change } from "./mutant.ts";
import { shiftedDates } from "./shift.ts";

/** Lists an interval's dates moved by a day each way; `isRead` tells whether anybody asks on the one day that changes. */
export function mutateInterval<T extends Interval>(
  interval: T,
  isRead: (date: string) => boolean,
): readonly Change<T>[] {
  return (["from", "until"] as const).flatMap((bound) => {
    const date = interval[bound];
    if (date === undefined) return [];
    return shiftedDates(date).flatMap((moved): readonly Change<T>[] => {
      const changed = { ...interval, [bound]: moved };
      const day = moved < date ? moved : date;
      const isSame = holdsOn(interval, day) === holdsOn(changed, day);
      if (isSame || !isRead(day)) return [];
      return [{ operator: "move-date", pointer: `/${bound}`, before: date, after: moved, changed }];
    });
  });
}
