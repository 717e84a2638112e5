import { elementPlaceOf, type PlacePattern, readsOf } from "../expression/reads-of.ts";
import { decidingConditions } from "../policy/binding-reads.ts";
import type { Typing } from "../policy/load-gate.ts";
import type { Requirement, Stage, Subject } from "../policy/policy-set.ts";
import { isAtOrAfter } from "../policy/stage-asked.ts";

/**
 * Tells whether no justification can ever answer a requirement: from construction on an approval has to accept it,
 * which binds nothing but the design. What a requirement may read of a list that is empty does not count.
 */
export function isBeyondAcceptance(
  requirement: Requirement,
  { from, subject, typing }: { readonly from: Stage; readonly subject: Subject; readonly typing: Typing },
): boolean {
  const first = requirement.from && isAtOrAfter(requirement.from, from) ? requirement.from : from;
  return (
    isAtOrAfter(first, "construction") &&
    surelyRead(requirement).some((place) => typing.partAt(place, subject) !== "design")
  );
}

function surelyRead(requirement: Requirement): readonly PlacePattern[] {
  const { each } = requirement;
  const element = each && elementPlaceOf(each.in.expression);
  const variables = each && element ? new Map([[each.variable, element]]) : new Map<string, PlacePattern>();
  const places = decidingConditions(requirement).flatMap(
    ({ expression }) => readsOf(expression, variables).places,
  );
  const inElement = element?.path.length ?? 0;
  return places.filter(
    ({ root, path }) => root === "facts" && !path.slice(isBelow(path, element) ? inElement : 0).includes("*"),
  );
}

function isBelow(path: readonly string[], element: PlacePattern | undefined): boolean {
  return element?.path.every((step, index) => path[index] === step) === true;
}
