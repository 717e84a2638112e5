import { type Gate, type GateBody, type PolicySet, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import { distinguish } from "../reason/distinguish.ts";
import type { Mutant } from "./mutant.ts";
import { reachesOf } from "./reaches.ts";

/** How many evaluations one proof may take. */
const BUDGET = 4_000;

/** Tells whether reasoning proves that a mutant of a gate's requirement says of every document what the gate says. */
export function isProvedSame(
  { about, requirement, operator, policies: change }: Mutant,
  policies: PolicySet,
): boolean {
  if (requirement === undefined || operator === "drop-requirement") return false;
  const changed = change();
  const bodies = bodiesOf(about.id, requirement, policies);
  const others = bodiesOf(about.id, requirement, changed);
  // Only what this requirement reads matters, whatever the others read.
  const gates = policies.gates.flatMap((gate) => (gate.id === about.id ? [{ ...gate, bodies }] : []));
  const alone = { ...policies, gates };
  return SUBJECTS.every((subject): boolean => {
    const [body, other] = [bodies[subject], others[subject]];
    if (!body || !other) return body === other;
    const reaches = reachesOf(about.id, subject, alone);
    const isSame = reaches?.every(({ binding, asOf }) => {
      const one = { policies, body, binding };
      const two = { policies: changed, body: other, binding };
      const answer = distinguish(one, two, { subject, asOf, budget: BUDGET });
      return !answer.differ && answer.proved;
    });
    return isSame ?? false;
  });
}

type Bodies = { readonly [subject in Subject]?: GateBody };

/** Takes of a gate the one requirement alone: what says the same alone does so beside others. */
function bodiesOf(id: string, requirement: string, { gates }: PolicySet): Bodies {
  const gate: Gate | undefined = gates.find((one) => one.id === id);
  const alone = SUBJECTS.flatMap((subject) => {
    const body = gate?.bodies[subject];
    if (!body) return [];
    return [[subject, { ...body, require: body.require.filter((one) => one.id === requirement) }] as const];
  });
  return Object.fromEntries(alone);
}
