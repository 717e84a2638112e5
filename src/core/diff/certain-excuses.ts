import { schemas } from "../../generated/schemas.ts";
import { inForce, inForceFor } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { interpret } from "../expression/interpret.ts";
import { elementPlaceOf, readsOf } from "../expression/reads-of.ts";
import { decidingConditions, readsIn, ruleConditions } from "../policy/binding-reads.ts";
import { type Requirement, STAGES, type Subject } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import { formatPointer } from "../source/json-pointer.ts";
import { type ExcuseChange, excuseChanges } from "./excuses.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { ANY_DAY, nearestDay, type Segment } from "./segments.ts";

/**
 * Lists the excuses that surely count on one side only. A requirement that the values of a binding switch off needs none.
 * A justification that is first asked for from construction on may be about facts that no approval binds, and then
 * answers nothing: that is left to documents.
 */
export function certainExcuses(pair: Pair, segments: readonly Segment[]): readonly ExcuseChange[] {
  const days = segments.map((segment) => nearestDay(segment, ANY_DAY));
  return excuseChanges(pair).filter(({ kind, subject, requirement, side }) => {
    const ruling = pair[side];
    const own = ruling?.gate.bodies[subject]?.require.find(({ id }) => id === requirement);
    if (!ruling || !own || days.every((day) => isSwitchedOff(ruling, subject, own, day))) return false;
    if (kind !== "justification") return true;
    return isAskedEarly(ruling, own) || isOfDesign(ruling, subject, own);
  });
}

function isSwitchedOff(
  { binding, gate, policies }: Ruling,
  subject: Subject,
  { when }: Requirement,
  day: string,
): boolean {
  const { params, catalogues } = inForceFor(binding, inForce(policies, day));
  const scope = { roots: { params, catalogues }, variables: new Map([["asOf", day]]) };
  return [binding.when[subject], gate.bodies[subject]?.appliesWhen, when].some((condition) => {
    if (!condition) return false;
    const { places, derived, variables } = readsOf(condition.expression);
    if (places.length + derived.length + variables.length > 0) return false;
    const result = interpret(condition.expression, scope);
    return result.known && result.value === false;
  });
}

function isAskedEarly({ binding }: Ruling, { from = "planning" }: Requirement): boolean {
  return STAGES.some((stage) => {
    const at = stageAsked(binding, stage);
    return at !== undefined && isAtOrAfter(at, from) && !isAtOrAfter(at, "construction");
  });
}

function isOfDesign(
  { binding, gate, policies }: Ruling,
  subject: Subject,
  requirement: Requirement,
): boolean {
  const switches = [binding.when[subject], gate.bodies[subject]?.appliesWhen];
  const own = [...switches.filter((one) => one !== undefined), ...decidingConditions(requirement)];
  const conditions = [...own, ...ruleConditions(readsIn(own, policies).derived, policies)];
  const { annotate } = matterOf({}, subject, { asOf: ANY_DAY }, schemas, policies);
  const { each } = requirement;
  const element = each && elementPlaceOf(each.in.expression);
  const elements = new Map(each && element ? [[each.variable, element] as const] : []);
  const reads = conditions.map(({ expression }) => readsOf(expression, elements));
  // What is read of an element that stands nowhere is not known.
  if (reads.some(({ variables }) => variables.some((name) => name !== "asOf" && !elements.has(name))))
    return false;
  return reads
    .flatMap(({ places }) => places)
    .filter(({ root }) => root === "facts")
    .every(({ root, path }) => {
      const pointer = formatPointer(path.map((name) => (name === "*" ? "0" : name)));
      return annotate({ root, pointer })?.part === "design";
    });
}
