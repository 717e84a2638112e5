import type { CaseFacts } from "../reason/case-facts.ts";
import { gateAsked, gateComesOut } from "../reason/gate-goals.ts";
import { attain } from "../reason/possible.ts";
import type { Candidate } from "./candidates.ts";
import type { ExcuseChange } from "./excuses.ts";
import type { Ruling } from "./pair-bindings.ts";

/** The evaluations that may be spent on finding one. */
const BUDGET = 400;

/** Looks for a document of which a gate finds that one requirement is not met; undefined where none was found. */
export function failingDocument(
  { policies, binding, gate }: Ruling,
  { subject, requirement }: Pick<ExcuseChange, "subject" | "requirement">,
  asOf: string,
  bases: readonly CaseFacts[],
): Candidate | undefined {
  const body = gate.bodies[subject];
  const own = body?.require.find(({ id }) => id === requirement);
  if (!body || !own) return undefined;
  const goal = gateComesOut(gateAsked(body, { subject, binding }), "fail", [own]);
  const found = attain(goal, { policies, subject, asOf, binding, bases, budget: BUDGET });
  return found.found === "witness" ? { ...found.witness, subject, asOf, stage: binding.from } : undefined;
}
