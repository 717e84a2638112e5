import { childrenOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import { type GateBody, type PolicySet, SUBJECTS } from "../policy/policy-set.ts";

/** Lists what the gates of a set ask, of documents of each kind. */
export function bodiesOf({ gates }: PolicySet): readonly GateBody[] {
  return gates.flatMap((gate) => SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []));
}

/** Lists the parts of all conditions of a set that are worth remembering, each with whether it reads a derived fact. */
export function partsOf(policies: PolicySet): ReadonlyMap<Expression, boolean> {
  const { profiles, derived } = policies;
  const conditions = [
    ...bodiesOf(policies).flatMap((body) => conditionsOf(body, "shown")),
    ...profiles.flatMap(({ outOfScope }) => outOfScope ?? []),
    ...profiles.flatMap(({ bindings }) => bindings.flatMap(({ when }) => Object.values(when))),
    ...derived.flatMap(({ rules }) => rules.flatMap(({ when }) => when ?? [])),
  ];
  const parts = new Map<Expression, boolean>();
  for (const condition of conditions) if (condition) addParts(condition.expression, parts);
  return parts;
}

/** Adds the parts of an expression, and tells whether it reads a derived fact. */
function addParts(node: Expression, parts: Map<Expression, boolean>): boolean {
  const isDerived = node.op === "root" && node.root === "derived";
  const reads = childrenOf(node)
    .map((child) => addParts(child, parts))
    .some((one) => one);
  if (childrenOf(node).length > 0) parts.set(node, isDerived || reads);
  return isDerived || reads;
}
