import { STAGES } from "../policy/policy-set.ts";
import { canonicalText } from "../source/canonical-text.ts";
import type { Differing, Question } from "./ask-pair.ts";
import type { Causes } from "./causes.ts";
import type { Direction } from "./told.ts";

/** Is a document of which two sides do not say the same, with the day and the stage. */
export interface Hit extends Differing, Question {
  /** Whether each side that there is binds on that day. */
  readonly isShared: boolean;
}

/** Names what a document shows: a direction, by a requirement that one side finds not met. */
export function shownBy(hit: Hit): string {
  const { direction, old, isShared } = hit;
  // That one side binds earlier or longer than the other is one thing, whatever the requirement.
  if (!isShared) return direction;
  return `${direction} ${hit[faultyOf(hit)].requirement ?? old.requirement ?? ""}`;
}

/** Tells which side finds the greater fault. */
export function faultyOf({ direction }: Pick<Hit, "direction">): "old" | "new" {
  return direction === "looser" ? "old" : "new";
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

/** How many documents show one direction, whatever they show; what they leave unshown has further ones. */
export const MOST_SHOWN = 2;

/** The most documents that show one direction of a binding of which much changed. */
const MOST_CAUSES = 8;

/** Chooses what is shown of what was found, the best first: for each direction the best few, and one for each change that they do not show; that only the words of an answer differ, where nothing else does. */
export function shownAmong(hits: readonly Hit[], causes: Causes): readonly Hit[] {
  const of = (direction: Direction) => hits.filter((hit) => hit.direction === direction);
  const telling = [...fewOf(of("stricter"), causes), ...fewOf(of("looser"), causes)];
  return telling.length > 0 ? telling : of("other").slice(0, 1);
}

function fewOf(hits: readonly Hit[], causes: Causes): readonly Hit[] {
  const seen = new Set<string>();
  const few = hits.filter((hit, index) => {
    const fresh = causes.of(hit).filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
    return index < MOST_SHOWN || fresh.length > 0;
  });
  return few.slice(0, MOST_CAUSES);
}
