import type { Expression } from "../expression/tree.ts";
import { ACTORS, type Actor, type Condition, type Requirement } from "../policy/policy-set.ts";
import type { Change } from "./mutant.ts";

/** Lists the changes of what is told where a requirement is not met: who is to act, and the place it points at. */
export function mutateFinding(requirement: Requirement): readonly Change<Requirement>[] {
  const { at, remedy } = requirement;
  return [
    {
      ...{ operator: "change-actor", pointer: "/remedy/actor" },
      ...{ before: remedy.actor, after: actorAfter(remedy.actor) },
      changed: { ...requirement, remedy: { ...remedy, actor: actorAfter(remedy.actor) } },
    },
    ...(at ? [movedPlace(at, (moved) => ({ ...requirement, at: moved }))] : []),
  ];
}

/** One other actor shows as much as all of them. */
function actorAfter(actor: Actor): Actor {
  return ACTORS[ACTORS.indexOf(actor) + 1] ?? ACTORS[0];
}

/** Without a place of its own a finding points at the first fact that decided it, which mostly is that place; what it stands in never is. */
function movedPlace(at: Condition, put: (moved: Condition) => Requirement): Change<Requirement> {
  const moved = above(at);
  return { operator: "move-place", pointer: "/at", before: at.text, after: moved.text, changed: put(moved) };
}

function above({ text, expression }: Condition): Condition {
  const base = expression.op === "select" ? expression.base : DOCUMENT;
  return { text: base.op === "root" ? "" : text.slice(base.start, base.end), expression: base };
}

/** A whole document, which has no name in a condition. */
const DOCUMENT: Expression = {
  ...{ op: "root", root: "facts", type: { kind: "object", name: "" } },
  ...{ start: 0, end: 0 },
};
