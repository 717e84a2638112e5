import { draftWaivers, type WaiverRequest } from "../../core/attest/draft-waivers.ts";
import { type CheckOptions, checkDocument } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import type { Sources } from "../../reporters/report.ts";
import { openAttestations } from "../attestation-options.ts";
import { chooseDate, chooseProfile, chooseStage } from "../choices.ts";
import type { Io } from "../io.ts";
import { readPlan } from "../plan.ts";
import { policiesFor } from "../policies.ts";
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

/** Judges a manifest as `check` does and lists what a waiver might answer. */
export async function blockingOf(
  call: ActCall,
  subject: ActSubject | undefined,
  drafted: Drafted,
  io: Io,
): Promise<Blocking> {
  const written = { ...drafted, ...call.written };
  const { policies, diagnostics, sources } = await policiesFor(textOf("--policies", written), io);
  const { plan, source, diagnostics: planProblems } = await readPlan(textOf("--plan", written), io);
  const found = await attestationsFor(call, subject, io);
  const chosen = chosenOptions(written, policies, io);
  const problems = [...diagnostics, ...planProblems, ...found.diagnostics, ...chosen.diagnostics];
  const read = {
    ...(policies ? { policies } : {}),
    sources: new Map([...sources, ...found.sources, ...(source ? [[source.name, source] as const] : [])]),
  };
  if (!policies || !subject?.manifest || problems.some(({ severity }) => severity === "error")) {
    return { ...read, requests: [], diagnostics: problems };
  }
  const options = { ...chosen.options, ...found.options, ...(plan ? { plan } : {}) };
  const { document } = subject.manifest;
  const { verdict, diagnostics: unjudged } = checkDocument(document, policies, options);
  return {
    ...read,
    ...(verdict ? { verdict } : {}),
    requests: draftWaivers(document, policies, options),
    diagnostics: [...problems, ...unjudged],
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

interface ChosenOptions {
  readonly options: CheckOptions;
  readonly diagnostics: readonly Diagnostic[];
}

function chosenOptions(written: ActCall["written"], policies: PolicySet | undefined, io: Io): ChosenOptions {
  const [stageName, profileName, asOf] = ["--stage", "--profile", "--as-of"].map((option) =>
    textOf(option, written),
  );
  const stage = stageName === undefined ? undefined : chooseStage(stageName);
  const profile = profileName === undefined || !policies ? undefined : chooseProfile(profileName, policies);
  const date = asOf === undefined ? undefined : chooseDate(asOf);
  return {
    options: {
      ...(stage?.value === undefined ? {} : { stage: stage.value }),
      ...(profile?.value === undefined ? {} : { profile: profile.value }),
      asOf: date?.value ?? io.today(),
      asOfSource: date === undefined ? "default" : "option",
    },
    diagnostics: [stage, profile, date].flatMap((choice) => choice?.diagnostic ?? []),
  };
}
