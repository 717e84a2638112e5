import {
  type Binding,
  type PolicySet,
  STAGES,
  type Stage,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";

/** Tells whether some binding of its gate goes on to the stage from which a requirement is asked. */
export function isReached(
  gate: string,
  { id, from = "planning" }: { readonly id: string; readonly from?: Stage },
  { gates, profiles }: PolicySet,
): boolean {
  const bodies = gates.find((one) => one.id === gate)?.bodies ?? {};
  const asking = SUBJECTS.filter((subject) => bodies[subject]?.require.some((one) => one.id === id));
  const bindings = profiles.flatMap((profile) => profile.bindings).filter((one) => one.gate === gate);
  return bindings.some((one) => judgesAny(one, asking) && lastStage(one) >= STAGES.indexOf(from));
}

function judgesAny({ subjects }: Binding, asking: readonly Subject[]): boolean {
  return asking.some((subject) => subjects.includes(subject));
}

/** Without an end a binding goes on into service. */
function lastStage({ until = "in-service" }: Binding): number {
  return STAGES.indexOf(until);
}
