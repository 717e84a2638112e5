import {
  type Binding,
  type Gate,
  type GateBody,
  type PolicySet,
  STAGES,
  type Stage,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";
import { stageAsked } from "../policy/stage-asked.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { distinguish } from "../reason/distinguish.ts";
import type { Judged } from "../reason/judged.ts";
import { type DayAsked, daysAsked } from "./days-asked.ts";
import type { Mutant } from "./mutant.ts";
import { isOfFindings } from "./operators.ts";

/** How many evaluations one proof may take. */
const BUDGET = 4_000;

/** Says that reasoning proves a mutant to say of every document what its set says, or where it found one that it does not. */
export interface Reasoned {
  readonly isProved: boolean;
  readonly witness?: DayAsked & { readonly stage: Stage; readonly facts: CaseFacts };
}

const OPEN: Reasoned = { isProved: false };

/** Reasons on a mutant of a gate's requirement, everywhere the gate is asked. */
export function reasonOn(mutant: Mutant, policies: PolicySet): Reasoned {
  const { about, requirement, operator } = mutant;
  if (requirement === undefined || operator === "drop-requirement" || isOfFindings(operator)) return OPEN;
  const changed = mutant.policies();
  const bodies = bodiesOf(about.id, requirement, policies);
  const others = bodiesOf(about.id, requirement, changed);
  // Only what this requirement reads matters, whatever the others read.
  const gates = policies.gates.flatMap((gate) => (gate.id === about.id ? [{ ...gate, bodies }] : []));
  const alone = { ...policies, gates };
  for (const subject of SUBJECTS) {
    const [body, other] = [bodies[subject], others[subject]];
    if (!body || !other) continue;
    const days = daysAsked(about.id, subject, alone);
    // Where nobody asks the gate nothing was compared, and so nothing is proved.
    const said = days?.length
      ? comparedOn(days, { policies, body }, { policies: changed, body: other }, subject)
      : OPEN;
    if (!said.isProved) return said;
  }
  return { isProved: true };
}

function comparedOn(
  days: readonly DayAsked[],
  one: Omit<Judged, "binding">,
  other: Omit<Judged, "binding">,
  subject: Subject,
): Reasoned {
  for (const { binding, asOf } of days) {
    for (const stage of stagesOf(binding)) {
      const occasion = { subject, asOf, stage, budget: BUDGET };
      const answer = distinguish({ ...one, binding }, { ...other, binding }, occasion);
      if (answer.differ) return { isProved: false, witness: { binding, asOf, stage, facts: answer.witness } };
      if (!answer.proved) return OPEN;
    }
  }
  return { isProved: true };
}

/** A requirement may be asked later than its binding begins. */
function stagesOf(binding: Binding): readonly Stage[] {
  return STAGES.filter((stage) => stageAsked(binding, stage) === stage);
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
