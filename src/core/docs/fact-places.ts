import { type PlacePattern, readsOf } from "../expression/reads-of.ts";
import { bodyReads, bodyShows } from "../init/facts-read.ts";
import { bindingReads, ruleReads } from "../policy/binding-reads.ts";
import type { Condition, Gate, PolicySet, Subject } from "../policy/policy-set.ts";

/** By this a document finds its profile. */
const PROVINCE: PlacePattern = { root: "facts", path: ["scope", "province"] };

/** Lists the places of a document that a gate, its messages, its bindings or the reach of its profiles read. */
export function factPlaces(policies: PolicySet, gate: Gate, subject: Subject): readonly PlacePattern[] {
  const body = gate.bodies[subject];
  const bindings = policies.profiles.flatMap((profile) =>
    profile.bindings.filter((one) => one.gate === gate.id),
  );
  const around: readonly (Condition | undefined)[] = [
    ...bindings.map(({ when }) => when[subject]),
    ...policies.profiles.map(({ outOfScope }) => outOfScope),
  ];
  const derived = bindings.flatMap((binding) => bindingReads(binding, policies).derived);
  const all = [
    PROVINCE,
    ...(body ? [...bodyReads(policies, body, "in-service", true), ...bodyShows(policies, body)] : []),
    ...around.flatMap((condition) => (condition ? readsOf(condition.expression).places : [])),
    ...ruleReads(derived, policies).flatMap(({ places }) => places),
  ];
  return all.filter(({ root }) => root === "facts");
}
