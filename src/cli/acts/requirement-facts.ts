import type { Io } from "../../run/io.ts";
import type { ActCall } from "./act-call.ts";
import type { RequirementFacts } from "./missing-gate.ts";
import { remediationFacts } from "./remediation-facts.ts";
import type { ActSubject } from "./subject.ts";
import { waiverFacts } from "./waiver-facts.ts";

/** Finds the requirement that an act speaks of and the evidence it binds, by judging the manifest. */
export async function requirementFacts(
  call: ActCall,
  subject: ActSubject | undefined,
  io: Io,
): Promise<RequirementFacts> {
  return call.act.type === "waiver" ? waiverFacts(call, subject, io) : remediationFacts(call, subject, io);
}
