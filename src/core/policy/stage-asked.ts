import { type Binding, STAGES, type Stage } from "./policy-set.ts";

/** Tells at which stage a binding is asked where a stage is judged; at none before its own, and in service none that ended. */
export function stageAsked(
  { from, until }: Pick<Binding, "from" | "until">,
  stage: Stage,
): Stage | undefined {
  if (!isAtOrAfter(stage, from)) return undefined;
  if (until === undefined || isAtOrAfter(until, stage)) return stage;
  // An entry stands on those before it, so a binding that ended is asked as it was at its end; the review stands apart.
  return stage === "in-service" ? undefined : until;
}

/** Tells whether one stage comes at or after another. */
export function isAtOrAfter(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(other);
}
