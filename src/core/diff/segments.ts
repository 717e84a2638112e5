import { holdsOn, inForce, inForceFor } from "../evaluate/in-force.ts";
import { type BindingReads, bindingReads } from "../policy/binding-reads.ts";
import type { Interval } from "../policy/policy-set.ts";
import { moveDays } from "../reason/boundary.ts";
import { turningDays } from "../reason/turning-days.ts";
import type { Placing } from "./ask-pair.ts";
import { isToldByPlace } from "./names-read.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { type Plain, signatureOf } from "./plain.ts";
import { compact, plainBinding, plainCondition, plainGate } from "./plain-rules.ts";

/** Is what a binding says on a date, whole: nothing else of the policy set changes what it concludes of a document. */
export type RuleInForce = { readonly [name: string]: Plain };

/** Is a span of days on which neither side changes, and what each says then; nothing where it does not bind. */
export interface Segment extends Interval {
  readonly old?: RuleInForce;
  readonly new?: RuleInForce;
}

/** Lists the spans of days on which the two sides of a pair do not say the same, of a system placed where each side places it; or the one that holds a day. */
export function differingSegments(pair: Pair, placing: Placing, asOf?: string): readonly Segment[] {
  const placed = isToldByPlace(pair, placing) ? placing : {};
  const rules = {
    old: pair.old && ruleReader(pair.old, placed.old),
    new: pair.new && ruleReader(pair.new, placed.new),
  };
  const days = [...new Set([...(rules.old?.days ?? []), ...(rules.new?.days ?? [])])].sort();
  const starts = [undefined, ...days];
  const segments = starts.map((from, index): Segment => {
    const until = starts[index + 1];
    // Before every day that is named it is as on the day before the first.
    const day = from ?? (until === undefined ? ANY_DAY : (moveDays(until, -1) ?? until));
    const [old, now] = [rules.old?.on(day), rules.new?.on(day)];
    return {
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(old ? { old } : {}),
      ...(now ? { new: now } : {}),
    };
  });
  const meant = asOf === undefined ? segments : segments.filter((segment) => holdsOn(segment, asOf));
  return meant.filter((segment) => signatureOf(segment.old) !== signatureOf(segment.new));
}

/** Is any day: nothing changes with it. */
export const ANY_DAY = "2026-01-01";

interface RuleReader {
  /** The days on which what the binding says may change. */
  readonly days: readonly string[];
  readonly on: (day: string) => RuleInForce | undefined;
}

function ruleReader(ruling: Ruling, province: string | undefined): RuleReader {
  const { binding, gate } = ruling;
  const reads = bindingReads(binding, ruling.policies);
  const lasting = { binding: plainBinding(binding), gate: plainGate(gate, binding.subjects) };
  return {
    days: turningDays(reads, ruling.policies, [binding.effective]),
    on: (day) =>
      holdsOn(binding.effective, day)
        ? compact({ ...lasting, province, values: valuesOn(ruling, reads, day) })
        : undefined,
  };
}

function valuesOn({ policies, binding }: Ruling, reads: BindingReads, day: string): Plain {
  const { params, catalogues } = inForceFor(binding, inForce(policies, day));
  const pick = (names: readonly string[], from: { readonly [name: string]: Plain }) =>
    compact(Object.fromEntries(names.map((name) => [name, from[name]])));
  return compact({
    params: pick(reads.params, params),
    catalogues: pick(reads.catalogues, catalogues),
    derived: pick(reads.derived, derivedOn(policies, reads.derived, day)),
  });
}

/** Writes what the rules of derived facts say on a day. */
export function derivedOn(
  { derived }: Ruling["policies"],
  names: readonly string[],
  day: string,
): { readonly [name: string]: Plain } {
  const facts = derived.filter(({ id }) => names.includes(id));
  return Object.fromEntries(
    facts.map(({ id, choose, rules }) => {
      const holding = rules.filter(({ effective }) => holdsOn(effective, day));
      const plain = holding.map(({ id: rule, when, value }) =>
        compact({ id: rule, value, when: when && plainCondition(when) }),
      );
      const order = choose === "first" ? { order: holding.map((rule) => rule.id) } : {};
      return [id, { choose, rules: plain, ...order }];
    }),
  );
}

/** Chooses the day of a segment that is nearest to another: facts are dated around the day they were written for. */
export function nearestDay({ from, until }: Interval, day: string): string {
  if (from !== undefined && day < from) return from;
  if (until !== undefined && day >= until) return moveDays(until, -1) ?? until;
  return day;
}
