import type { Expression } from "../expression/tree.ts";
import { elementOf, noFindings } from "./findings.ts";
import { type Bound, flowOf } from "./flow.ts";
import { policyConstants } from "./policy-constants.ts";
import type { Side } from "./side.ts";
import type { Flow } from "./term.ts";

/**
 * Lists the elements that a list of the policy set has, over all its times; `outer` are the variables around it. Undefined
 * where they are not listed one by one: in a list of lists, and in what holds maps.
 */
export function elementsOfConstants(range: Expression, side: Side, outer: Bound): Flow | undefined {
  const { type } = range;
  if (type.kind !== "list" || type.element.kind === "list" || type.element.kind === "map") return undefined;
  const walk = { findings: noFindings(), constants: policyConstants(side.policies) };
  const asOf: Flow = { terms: [], constants: [side.asOf] };
  return elementOf(walk, flowOf(walk, range, new Map([["asOf", asOf], ...outer])));
}
