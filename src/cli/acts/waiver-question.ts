import { draftWaivers, type WaiverRequest } from "../../core/attest/draft-waivers.ts";
import { type CheckOptions, checkDocument } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import type { Sources } from "../../reporters/report.ts";
import { openAttestations } from "../../run/attestation-options.ts";
import { chooseQuestion } from "../../run/choices.ts";
import type { Io } from "../../run/io.ts";
import { readPlan } from "../../run/plan.ts";
import { policiesFor } from "../../run/policies.ts";
import type { ActCall } from "./act-call.ts";
import { optionKey, textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";

/** Is what blocks a system now, or why that cannot be told. */
export interface Blocking {
  readonly requests: readonly WaiverRequest[];
  readonly verdict?: Verdict;
  readonly policies?: PolicySet;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Says for what a request was drafted, where the options do not. */
export interface Drafted {
  readonly stage?: string;
  readonly profile?: string;
}

/** Is the question that is asked of a manifest, as `check` asks it; no options where it cannot be asked. */
export interface Question {
  readonly options?: CheckOptions;
  readonly policies?: PolicySet;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Reads all that `check` would read to judge the manifest. */
export async function questionOf(
  call: ActCall,
  subject: ActSubject | undefined,
  drafted: Drafted,
  io: Io,
): Promise<Question> {
  const written = { ...drafted, ...call.written };
  const { policies, diagnostics, sources } = await policiesFor(textOf("--policies", written), io);
  const { plan, source, diagnostics: planProblems } = await readPlan(textOf("--plan", written), io);
  const found = await attestationsFor(call, subject, io);
  const [stage, profile, asOf] = ["--stage", "--profile", "--as-of"].map((option) => textOf(option, written));
  const chosen = chooseQuestion({ stage, profile, asOf }, policies, io);
  const problems = [...diagnostics, ...planProblems, ...found.diagnostics, ...chosen.diagnostics];
  const read = {
    ...(policies ? { policies } : {}),
    diagnostics: problems,
    sources: new Map([...sources, ...found.sources, ...(source ? [[source.name, source] as const] : [])]),
  };
  if (problems.some(({ severity }) => severity === "error")) return read;
  return { ...read, options: { ...chosen.options, ...found.options, ...(plan ? { plan } : {}) } };
}

/** Judges a manifest as `check` does and lists what a waiver might answer. */
export async function blockingOf(
  call: ActCall,
  subject: ActSubject | undefined,
  drafted: Drafted,
  io: Io,
): Promise<Blocking> {
  const { options, ...asked } = await questionOf(call, subject, drafted, io);
  if (!asked.policies || !subject?.manifest || !options) return { ...asked, requests: [] };
  const { document } = subject.manifest;
  const { verdict, diagnostics } = checkDocument(document, asked.policies, options);
  return {
    ...asked,
    ...(verdict ? { verdict } : {}),
    requests: draftWaivers(document, asked.policies, options),
    diagnostics: [...asked.diagnostics, ...diagnostics],
  };
}

async function attestationsFor({ written }: ActCall, subject: ActSubject | undefined, io: Io) {
  const path = subject?.manifest?.path;
  const input = { name: subject?.manifest?.name ?? "", ...(path === undefined ? {} : { path }) };
  const given = ["--attestations", "--trust", "--policies", "--plan"].flatMap((option) => {
    const value = textOf(option, written);
    return value === undefined ? [] : [[optionKey(option), value] as const];
  });
  const { reader, trustDigest, errors, sources } = await openAttestations(
    Object.fromEntries(given),
    [input],
    io,
  );
  const { attestations, diagnostics } = await reader.of(input);
  const options = { ...(attestations ? { attestations } : {}), ...(trustDigest ? { trustDigest } : {}) };
  // What is excused would be other evidence than `check` sees with the trust list, so its absence is told.
  return { options, diagnostics: [...errors, ...diagnostics, ...reader.warnings()], sources };
}
