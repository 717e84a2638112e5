import type { WaiverRequest } from "../../core/attest/draft-waivers.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { JsonObject } from "../../core/source/json.ts";
import type { Text } from "../../core/source/source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import type { ActCall } from "./act-call.ts";
import { chooseRequirement } from "./choose-requirement.ts";
import { missingGate, type RequirementFacts } from "./missing-gate.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";
import { type Blocking, blockingOf } from "./waiver-question.ts";
import { readWaiverRequest } from "./waiver-request.ts";

/** The schema lets a waiver name so many missing facts. */
const MOST_MISSING = 100;

/** Finds what a waiver excuses: as a request that was filled in says, or as the manifest is judged now. */
export async function waiverFacts(
  call: ActCall,
  subject: ActSubject | undefined,
  io: Io,
): Promise<RequirementFacts> {
  const request = textOf("--request", call.written);
  if (request !== undefined) return requestedFacts(request, call, subject, io);
  if (call.written.draft === true) return { facts: {}, diagnostics: [], sources: new Map() };
  const named = textOf("--gate", call.written);
  if (named === undefined) return { facts: {}, diagnostics: missingGate(call), sources: new Map() };
  const blocking = await blockingOf(call, subject, {}, io);
  const { policies, sources } = blocking;
  const chosen = policies && chooseRequirement(named, policies);
  const problems = [...(chosen?.diagnostic ? [chosen.diagnostic] : []), ...blocking.diagnostics];
  if (!chosen?.value || !blocking.verdict) return { facts: {}, diagnostics: problems, sources };
  const { gate, requirement } = chosen.value;
  const about = blocking.requests.filter((one) => one.gate === gate.id && one.requirement === requirement);
  const given = { gate: gate.id, requirement };
  const waived = about.length === 0 ? alreadyWaived(given, blocking, { source: "--gate" }) : [];
  if (waived.length > 0) return { facts: {}, diagnostics: [...problems, ...waived], sources };
  const picked = pick(about, `${gate.number}#${requirement}`, call);
  const told = { gate, ...(picked.finding ? { finding: picked.finding } : {}) };
  return { facts: picked.facts, told, diagnostics: [...problems, ...picked.diagnostics], sources };
}

async function requestedFacts(
  file: string,
  call: ActCall,
  subject: ActSubject | undefined,
  io: Io,
): Promise<RequirementFacts> {
  const { facts, drafted, diagnostics, sources } = await readWaiverRequest(file, subject, io);
  if (diagnostics.length > 0) return { facts: {}, diagnostics, sources };
  const blocking = await blockingOf(call, subject, drafted, io);
  return {
    facts,
    drafted,
    ...toldOf(facts, blocking),
    diagnostics: [...blocking.diagnostics, ...answersNothing(facts, blocking, file)],
    sources: new Map([...sources, ...blocking.sources]),
  };
}

/** What was drafted may be out of date: it is told, and signed all the same, as the manifest may be so too. */
function answersNothing(facts: JsonObject, blocking: Blocking, file: string): readonly Diagnostic[] {
  const isAnswered = answeredBy(facts, blocking) !== undefined;
  if (isAnswered || !blocking.verdict) return [];
  const waived = alreadyWaived(facts, blocking, { source: file, isRequest: true });
  if (waived.length > 0) return waived;
  return [runDiagnostic("waiver/answers-nothing", { name: `${facts.gate}#${facts.requirement}` }, file)];
}

function toldOf(facts: JsonObject, blocking: Blocking): Pick<RequirementFacts, "told"> {
  const gate = blocking.policies?.gates.find(({ id }) => id === facts.gate);
  const finding = answeredBy(facts, blocking)?.message;
  return gate ? { told: { gate, ...(finding ? { finding } : {}) } } : {};
}

/** Finds the finding that a request was drafted for, if it blocks still. */
function answeredBy(facts: JsonObject, { requests }: Blocking): WaiverRequest | undefined {
  return requests.find(
    ({ gate, requirement, outcome, evidenceDigest, waivable }) =>
      waivable &&
      gate === facts.gate &&
      requirement === facts.requirement &&
      outcome === facts.outcome &&
      evidenceDigest === facts.evidenceDigest,
  );
}

/** What is waived blocks no more, and so looks as if there were nothing to waive. */
function alreadyWaived(
  { gate, requirement }: JsonObject,
  { verdict }: Blocking,
  { source, isRequest = false }: { readonly source: string; readonly isRequest?: boolean },
): readonly Diagnostic[] {
  const findings = verdict?.gates.filter(({ id }) => id === gate).flatMap((one) => one.findings) ?? [];
  const waiver = findings.find((one) => one.requirement === requirement && one.waiver)?.waiver;
  if (!waiver) return [];
  const { authority, validUntil: until } = waiver;
  return [runDiagnostic("waiver/already-waived", { authority, until, isRequest }, source)];
}

function pick(about: readonly WaiverRequest[], name: string, { written }: ActCall): Picked {
  const binding = textOf("--binding", written);
  const outcome = textOf("--outcome", written);
  const fitting = about.filter(
    (one) => (binding ?? one.binding) === one.binding && (outcome ?? one.outcome) === one.outcome,
  );
  const possible = fitting.filter(({ waivable }) => waivable);
  const kinds = new Map(possible.map((one) => [`${one.outcome} ${one.evidenceDigest}`, one]));
  const [first] = kinds.values();
  if (first === undefined) {
    const code = fitting.length > 0 ? "waiver/not-waivable" : "waiver/nothing-to-waive";
    return refused(runDiagnostic(code, { name }, "--gate"));
  }
  if (kinds.size > 1) {
    const allowed = [...kinds.values()].map((one) => `${one.binding} ${one.outcome}`);
    return refused(runDiagnostic("waiver/several", { allowed }, "--gate"));
  }
  if (first.missing.length > MOST_MISSING) {
    return refused(runDiagnostic("waiver/too-much-missing", { limit: MOST_MISSING }, "--gate"));
  }
  return { facts: factsOf(first), finding: first.message, diagnostics: [] };
}

interface Picked {
  readonly facts: JsonObject;
  readonly finding?: Text;
  readonly diagnostics: readonly Diagnostic[];
}

function refused(diagnostic: Diagnostic): Picked {
  return { facts: {}, diagnostics: [diagnostic] };
}

function factsOf({ gate, requirement, outcome, missing, evidenceDigest }: WaiverRequest): JsonObject {
  return { gate, requirement, outcome, ...(missing.length > 0 ? { missing } : {}), evidenceDigest };
}
