import { readsOf } from "../expression/reads-of.ts";
import { bindingConditions, bindingReads, ruleConditions } from "../policy/binding-reads.ts";
import type { Placing } from "./ask-pair.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";

/** Names the variables and the facts that a binding reads, those that derived facts rest on included. */
export function namesRead({ binding, policies }: Ruling): ReadonlySet<string> {
  const conditions = [
    ...bindingConditions(binding, policies, "deciding"),
    ...ruleConditions(bindingReads(binding, policies).derived, policies),
  ];
  const reads = conditions.map(({ expression }) => readsOf(expression));
  return new Set(
    reads.flatMap(({ variables, places }) => [...variables, ...places.map(({ path }) => path.join("."))]),
  );
}

/** Tells whether a side reads the province in which a system is placed, where each side places it elsewhere. */
export function isToldByPlace({ old, new: now }: Pair, placing: Placing): boolean {
  if (placing.old === placing.new) return false;
  return [old, now].some((ruling) => ruling && [...namesRead(ruling)].some(isProvince));
}

/** Who reads the scope whole reads the province as well. */
function isProvince(name: string): boolean {
  return name === "scope" || name === "scope.province";
}
