import { STAGES } from "../policy/policy-set.ts";
import { canonicalText } from "../source/canonical-text.ts";
import type { Differing, Question } from "./ask-pair.ts";
import type { Direction } from "./told.ts";

/** Is a document of which two sides do not say the same, with the day and the stage. */
export interface Hit extends Differing, Question {
  /** Whether both sides bind on that day. */
  readonly isShared: boolean;
}

/** Names what a document shows: a direction, by a requirement that one side finds not met. */
export function shownBy({ direction, old, new: now, isShared }: Hit): string {
  // That one side binds earlier or longer than the other is one thing, whatever the requirement.
  if (!isShared) return direction;
  const faulty = direction === "looser" ? old : now;
  return `${direction} ${faulty.requirement ?? old.requirement ?? ""}`;
}

/** Puts first what shows most with least: a changed decision, without signed statements, of a small document. */
export function byWorth(one: Hit, other: Hit): number {
  const [left, right] = [costsOf(one), costsOf(other)];
  const index = left.findIndex((cost, at) => cost !== right[at]);
  return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}

function costsOf(hit: Hit): readonly number[] {
  const { old, new: now, facts, stage, isShared } = hit;
  const outcomes = [old.outcome, now.outcome];
  return [
    isShared ? 0 : 1,
    isChangedDecision(hit) ? 0 : 1,
    facts.attested ? 1 : 0,
    outcomes.includes("undetermined") ? 1 : 0,
    outcomes.includes("pass") || outcomes.includes("unbound") ? 0 : 1,
    facts.plan ? 1 : 0,
    STAGES.indexOf(stage),
    canonicalText(facts.facts).length,
  ];
}

/** Tells whether one side blocks what the other lets pass. */
export function isChangedDecision({ old, new: now }: Differing): boolean {
  return old.blocking !== now.blocking;
}

/** The most documents that show one direction. */
export const MOST_SHOWN = 2;

/** Chooses what is shown of what was found: for each direction the best few; that only the words of an answer differ, where nothing else does. */
export function shownAmong(hits: readonly Hit[]): readonly Hit[] {
  const of = (direction: Direction) => hits.filter((hit) => hit.direction === direction);
  const telling = [...of("stricter").slice(0, MOST_SHOWN), ...of("looser").slice(0, MOST_SHOWN)];
  return telling.length > 0 ? telling : of("other").slice(0, 1);
}
