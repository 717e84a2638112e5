import { holdsOn } from "../evaluate/in-force.ts";
import { bindingConditions, bindingReads } from "../policy/binding-reads.ts";
import type { Binding, PolicySet, Subject } from "../policy/policy-set.ts";
import { dayOfEachStretch, hangsOnDay, turningDays } from "../reason/turning-days.ts";

/** Is a binding on a day; what it says changes on no day between two of them. */
export interface DayAsked {
  readonly binding: Binding;
  readonly asOf: string;
}

/**
 * Lists where a gate is asked of a kind of document: each of its bindings, on a day of every stretch between two days on
 * which something it reads begins or ends. Undefined where what it says hangs on the day itself, so that no list of days
 * is all of them.
 */
export function daysAsked(
  gate: string,
  subject: Subject,
  policies: PolicySet,
): readonly DayAsked[] | undefined {
  const bindings = new Set(policies.profiles.flatMap((profile) => profile.bindings));
  const own = [...bindings].filter((one) => one.gate === gate && one.subjects.includes(subject));
  const isDated = own.some((one) => hangsOnDay(bindingConditions(one, policies, "deciding"), policies));
  return isDated ? undefined : own.flatMap((binding) => daysOf(binding, policies));
}

function daysOf(binding: Binding, policies: PolicySet): readonly DayAsked[] {
  const { effective } = binding;
  const turns = turningDays(bindingReads(binding, policies), policies, [effective]);
  const days = dayOfEachStretch(turns).filter((day) => holdsOn(effective, day));
  return days.map((asOf) => ({ binding, asOf }));
}
