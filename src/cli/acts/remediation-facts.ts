import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import type { ActCall } from "./act-call.ts";
import { chooseRequirement } from "./choose-requirement.ts";
import { missingGate, type RequirementFacts } from "./missing-gate.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";
import { blockingOf } from "./waiver-question.ts";

/** Only a running system may mend while it runs, so only there does a plan to do so have an effect. */
const stage = "in-service";

/** Finds what a plan to mend is about: a requirement that is violated in service, and the evidence of that. */
export async function remediationFacts(
  call: ActCall,
  subject: ActSubject | undefined,
  io: Io,
): Promise<RequirementFacts> {
  const named = textOf("--gate", call.written);
  if (named === undefined) return { facts: {}, diagnostics: missingGate(call), sources: new Map() };
  const { policies, requests, verdict, diagnostics, sources } = await blockingOf(
    call,
    subject,
    { stage },
    io,
  );
  const chosen = policies && chooseRequirement(named, policies);
  const problems = [...(chosen?.diagnostic ? [chosen.diagnostic] : []), ...diagnostics];
  if (!chosen?.value || !verdict) return { facts: {}, diagnostics: problems, sources };
  const { gate, requirement } = chosen.value;
  const binding = textOf("--binding", call.written);
  const about = requests
    .filter((one) => one.gate === gate.id && one.requirement === requirement && one.outcome === "fail")
    .filter((one) => (binding ?? one.binding) === one.binding);
  const byDigest = new Map(about.map((one) => [one.evidenceDigest, one]));
  const [evidenceDigest] = byDigest.keys();
  const facts = { gate: gate.id, requirement };
  if (evidenceDigest === undefined) {
    const name = `${gate.number}#${requirement}`;
    problems.push(runDiagnostic("act/nothing-to-remediate", { name, stage }, "--gate"));
    return { facts, diagnostics: problems, sources };
  }
  if (byDigest.size > 1) {
    const allowed = [...byDigest.values()].map((one) => `${one.binding} fail`);
    problems.push(runDiagnostic("waiver/several", { allowed }, "--gate"));
  }
  return { facts: { ...facts, evidenceDigest }, diagnostics: problems, sources };
}
