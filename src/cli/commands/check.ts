import { resolve } from "node:path";
import type { CheckOptions } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import { type Discovery, discover } from "../../node/discover.ts";
import { type FormatName, reporters } from "../../reporters/index.ts";
import { maskedDiagnostics } from "../../reporters/masked-diagnostics.ts";
import { type Paint, plainPaint } from "../../reporters/paint.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { attestationFolders, openAttestations } from "../attestation-options.ts";
import { chooseDate, chooseFormat, chooseProfile, chooseStage } from "../choices.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { type Judgement, judge } from "../judge.ts";
import { type Outputs, readOutputs, writeOutputs } from "../outputs.ts";
import { readPlan } from "../plan.ts";
import { paintFor, printDiagnostics } from "../print.ts";
import type { ReadPaths } from "../read-paths.ts";
import {
  type SignableJudgement,
  signingProblems,
  signJudgement,
  type VerdictSigning,
} from "../sign-verdict.ts";
import { chosenPolicies, type PolicyChoice } from "../signed-policies.ts";
import { trustFolder } from "../trust.ts";

/** Is what the command line says, as it was written. */
export interface CheckArguments extends PolicyChoice, VerdictSigning {
  readonly stage?: string;
  readonly profile?: string;
  readonly policies?: string;
  readonly asOf?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly plan?: string;
  readonly format?: string;
  readonly output?: readonly string[];
  readonly redact?: boolean;
  readonly quiet?: boolean;
  readonly language: Language;
}

/** Judges the manifests that the names stand for, prints the report, and gives the exit code of the contract. */
export async function check(names: readonly string[], options: CheckArguments, io: Io): Promise<number> {
  const discovery = await discover(names, io.cwd);
  const outputs = readOutputs(options.output ?? [], readPaths(discovery, options, io), io);
  const judged = await judgementOf({ discovery, outputs }, options, io);
  const signing = await signJudgement(judged, options, io);
  const judgement = masked(withDiagnostics(judged, signing.diagnostics), options);
  // What keeps a verdict from being signed is about the command line: no document of the totals.
  const told = { json: judgement, text: masked(judged, options) };
  const write = (format: FormatName, paint: Paint) =>
    reporters[format](told[format].report, judgement.sources, {
      language: options.language,
      paint,
      quiet: options.quiet ?? false,
    });
  const unwritten = writeOutputs(outputs.files, (format) => write(format, plainPaint), io);
  io.stdout.write(write(formatOf(options), paintFor(io.stdout, io)));
  const { language, redact = false } = options;
  const diagnostics = [...judgement.report.diagnostics, ...unwritten];
  if (signing.text) io.stderr.write(signing.text[language]);
  printDiagnostics(diagnostics, judgement.sources, { language, redact }, io);
  return exitCodeOf({ ...judgement, report: { ...judgement.report, diagnostics } });
}

/** A format that does not exist is reported in the default one. */
function formatOf({ format }: CheckArguments): FormatName {
  return chooseFormat(format).value ?? "text";
}

function withDiagnostics(judgement: Judgement, more: readonly Diagnostic[]): Judgement {
  const { verdicts, diagnostics } = judgement.report;
  return { ...judgement, report: { verdicts, diagnostics: [...diagnostics, ...more] } };
}

function masked(judgement: Judgement, { redact = false }: CheckArguments): Judgement {
  if (!redact) return judgement;
  const { verdicts, diagnostics } = judgement.report;
  return { ...judgement, report: { verdicts, diagnostics: maskedDiagnostics(diagnostics) } };
}

/** What an output must not overwrite. */
function readPaths({ inputs }: Discovery, options: CheckArguments, io: Io): ReadPaths {
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

interface Found {
  readonly discovery: Discovery;
  readonly outputs: Outputs;
}

/** Judges what was found; the reports are not written yet. */
export async function judgementOf(
  { discovery, outputs }: Found,
  options: CheckArguments,
  io: Io,
): Promise<SignableJudgement> {
  const attested = await openAttestations(options, discovery.inputs, io);
  const { trust } = attested;
  const chosenSet = await chosenPolicies(options, { trust, diagnostics: attested.errors }, io);
  const { policies, diagnostics: policyProblems, sources: policySources, signedName } = chosenSet;
  const { plan, source: planSource, diagnostics: planProblems } = await readPlan(options.plan, io);
  const chosen = choose(options, policies, io);
  const signing = signingProblems(
    options,
    discovery,
    { read: readPaths(discovery, options, io), written: outputs.files.map(({ path }) => path) },
    io,
  );
  const asked = [...chosen.diagnostics, ...outputs.diagnostics, ...signing];
  const problems = [...asked, ...policyProblems, ...planProblems, ...attested.errors];
  const plans = planSource ? [[planSource.name, planSource] as const] : [];
  const sources = new Map([...policySources, ...plans, ...attested.sources]);
  // Without rules, or with a question nobody asked, no answer would be honest: no document is judged.
  if (policies === undefined || problems.length > 0) {
    return nothingJudged([...problems, ...attested.warnings], sources);
  }
  const { reader, trustDigest } = attested;
  const warnings = [...attested.warnings, ...(chosenSet.warnings ?? [])];
  const check = { ...chosen.options, ...(plan ? { plan } : {}), ...(trustDigest ? { trustDigest } : {}) };
  const judgement = await judge(discovery, { policies, check, attestations: reader }, io);
  const { verdicts, diagnostics } = judgement.report;
  return {
    ...judgement,
    trust,
    signedName,
    report: { verdicts, diagnostics: [...warnings, ...diagnostics] },
  };
}

function nothingJudged(diagnostics: readonly Diagnostic[], sources: Sources): SignableJudgement {
  return { report: { verdicts: [], diagnostics }, sources, inputs: [], isSomethingEmpty: false };
}

interface Chosen {
  readonly options: CheckOptions;
  readonly diagnostics: readonly Diagnostic[];
}

function choose(written: CheckArguments, policies: PolicySet | undefined, io: Io): Chosen {
  const stage = written.stage === undefined ? undefined : chooseStage(written.stage);
  const profile =
    written.profile === undefined || policies === undefined
      ? undefined
      : chooseProfile(written.profile, policies);
  const date = written.asOf === undefined ? undefined : chooseDate(written.asOf);
  const format = chooseFormat(written.format);
  const choices = [stage, profile, date, format].flatMap((choice) => choice?.diagnostic ?? []);
  return {
    options: {
      ...(stage?.value === undefined ? {} : { stage: stage.value }),
      ...(profile?.value === undefined ? {} : { profile: profile.value }),
      asOf: date?.value ?? io.today(),
      asOfSource: date === undefined ? "default" : "option",
      redact: written.redact ?? false,
    },
    diagnostics: choices,
  };
}
