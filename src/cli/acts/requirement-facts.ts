import type { Io } from "../io.ts";
import { policiesFor } from "../policies.ts";
import type { ActCall } from "./act-call.ts";
import { chooseRequirement } from "./choose-requirement.ts";
import { missingGate, type RequirementFacts } from "./missing-gate.ts";
import { nothingToRemediate } from "./nothing-to-remediate.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";
import { waiverFacts } from "./waiver-facts.ts";

/** Finds the requirement that an act speaks of; of a waiver also what it excuses, by judging the manifest; of a remediation whether there is anything to mend. */
export async function requirementFacts(
  call: ActCall,
  subject: ActSubject | undefined,
  io: Io,
): Promise<RequirementFacts> {
  const { act, written } = call;
  if (act.type === "waiver") return waiverFacts(call, subject, io);
  const named = textOf("--gate", written);
  if (named === undefined) return { facts: {}, diagnostics: missingGate(call), sources: new Map() };
  const { policies, diagnostics, sources } = await policiesFor(textOf("--policies", written), io);
  if (!policies) return { facts: {}, diagnostics, sources };
  const { value, diagnostic } = chooseRequirement(named, policies);
  if (!value) return { facts: {}, diagnostics: [diagnostic], sources };
  const facts = { gate: value.gate.id, requirement: value.requirement };
  const doubts = nothingToRemediate(value, subject, policies, io.today());
  return { facts, told: { gate: value.gate }, diagnostics: [...diagnostics, ...doubts], sources };
}
