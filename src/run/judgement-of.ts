import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Discovery } from "../node/discover.ts";
import { attestationFolders, openAttestations } from "./attestation-options.ts";
import { chooseQuestion } from "./choices.ts";
import type { Io } from "./io.ts";
import { type Judgement, judge, judgementSaying, withDiagnostics } from "./judge.ts";
import { readPlan } from "./plan.ts";
import type { ReadPaths } from "./read-paths.ts";
import { chosenPolicies, type PolicyChoice } from "./signed-policies.ts";
import { trustFolder } from "./trust.ts";

/** Is what is asked of manifests and by what it is judged, as it was written. */
export interface RunOptions extends PolicyChoice {
  readonly stage?: string;
  readonly profile?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly plan?: string;
  readonly redact?: boolean;
}

/** Is a finished check with what a signature of its verdict needs to know. */
export interface RunJudgement extends Judgement {
  readonly trust?: TrustList | undefined;
  /** The name of the signed policy set; none of the built-in one. */
  readonly signedName?: string | undefined;
}

/** Lists all that a run reads: what it writes must not be any of it. */
export function readPathsOf({ inputs }: Discovery, options: RunOptions, io: Io): ReadPaths {
  const { plan, policies, state } = options;
  const plans = plan === undefined || plan === "-" ? [] : [resolve(io.cwd, plan)];
  const states = state === undefined ? [] : [resolve(io.cwd, state)];
  const trust = trustFolder(options.trust, io);
  return {
    files: [...inputs.flatMap(({ path }) => path ?? []), ...plans, ...states],
    folders: [
      ...(policies === undefined ? [] : [resolve(io.cwd, policies)]),
      ...attestationFolders(options.attestations, inputs, io),
      ...(trust === undefined ? [] : [trust]),
    ],
  };
}

/** Judges what was found; `asked` is what else is wrong with the question, and keeps everything from being judged. */
export async function judgementOf(
  discovery: Discovery,
  options: RunOptions,
  asked: readonly Diagnostic[],
  io: Io,
): Promise<RunJudgement> {
  const attested = await openAttestations(options, discovery.inputs, io);
  const { trust } = attested;
  const chosenSet = await chosenPolicies(options, { trust, diagnostics: attested.errors }, io);
  const { policies, diagnostics: policyProblems, sources: policySources, signedName } = chosenSet;
  const { plan, source: planSource, diagnostics: planProblems } = await readPlan(options.plan, io);
  const chosen = chooseQuestion(options, policies, io);
  const problems = [...chosen.diagnostics, ...asked, ...policyProblems, ...planProblems, ...attested.errors];
  const plans = planSource ? [[planSource.name, planSource] as const] : [];
  const sources = new Map([...policySources, ...plans, ...attested.sources]);
  // Without rules, or with a question nobody asked, no answer would be honest: no document is judged.
  if (policies === undefined || problems.length > 0) {
    return judgementSaying([...problems, ...attested.warnings], sources);
  }
  const { reader, trustDigest } = attested;
  const warnings = [...attested.warnings, ...(chosenSet.warnings ?? [])];
  const check = {
    ...chosen.options,
    redact: options.redact ?? false,
    ...(plan ? { plan } : {}),
    ...(trustDigest ? { trustDigest } : {}),
  };
  const judgement = await judge(discovery, { policies, check, attestations: reader }, io);
  return { ...withDiagnostics(judgement, { before: warnings }), trust, signedName };
}
