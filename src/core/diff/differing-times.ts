import { holdsOn } from "../evaluate/in-force.ts";
import type { GateDiff } from "./policy-diff.ts";

/** Sorts gates that differ by when they do, seen from a day: on it, or only on days before or after it. */
export interface DifferingTimes {
  readonly now: readonly GateDiff[];
  readonly before: readonly GateDiff[];
  readonly after: readonly GateDiff[];
}

/** Tells which gates differ on a day, so that what is past is not taken for what holds. */
export function differingTimes(gates: readonly GateDiff[], day: string): DifferingTimes {
  const differing = gates.filter(({ answer }) => answer !== "same");
  const at = (time: keyof DifferingTimes) => differing.filter((gate) => timeOf(gate, day) === time);
  return { now: at("now"), before: at("before"), after: at("after") };
}

/** What nothing binds has no days of its own. */
function timeOf({ bindings }: GateDiff, day: string): keyof DifferingTimes {
  const spans = bindings.filter(({ answer }) => answer !== "same").flatMap((binding) => binding.spans);
  if (spans.length === 0 || spans.some((span) => holdsOn(span, day))) return "now";
  return spans.some(({ from }) => from !== undefined && from > day) ? "after" : "before";
}
