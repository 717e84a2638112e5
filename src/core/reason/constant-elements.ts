import type { Expression } from "../expression/tree.ts";
import { isJsonArray } from "../source/json.ts";
import { noFindings } from "./findings.ts";
import { flowOf } from "./flow.ts";
import { policyConstants } from "./policy-constants.ts";
import type { Side } from "./side.ts";

/** Counts the elements that a list of the policy set has at most, over all its times. */
export function elementsOfConstants(range: Expression, side: Side): number {
  const walk = { findings: noFindings(), constants: policyConstants(side.policies) };
  const { constants, element } = flowOf(walk, range, new Map());
  return (element?.constants ?? constants.flatMap((value) => (isJsonArray(value) ? value : []))).length;
}
