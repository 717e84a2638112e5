import type { CheckOptions } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { type CorpusDiff, corpusDiff } from "../../core/diff/corpus-diff.ts";
import type { PolicyDiff } from "../../core/diff/policy-diff.ts";
import type { Replay, Replayed } from "../../core/diff/replay-document.ts";
import type { Document } from "../../core/parse/document.ts";
import type { Source } from "../../core/source/source.ts";
import { discover, type Input } from "../../node/discover.ts";
import type { Sources } from "../../reporters/report.ts";
import { openAttestations } from "../../run/attestation-options.ts";
import type { AttestationReader } from "../../run/attestations.ts";
import { chooseDate, chooseStage } from "../../run/choices.ts";
import { readInput } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import { readPlan } from "../../run/plan.ts";
import { progressOn } from "../progress.ts";

/** Is what the command line says of real manifests to be replayed. */
export interface CorpusOptions {
  readonly corpus?: string;
  readonly stage?: string;
  readonly asOf?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly plan?: string;
}

/** Is what changes for real manifests, with what went wrong; errors only where nothing was replayed. */
export interface ReplayedCorpus {
  readonly corpus?: CorpusDiff;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

type ReplayOne = (document: Document, options: CheckOptions) => Replay;

/** Replays the manifests of a folder, with their attestations and plan, as `check` reads them. */
export async function replayCorpus(
  folder: string,
  options: CorpusOptions,
  compared: { readonly diff: PolicyDiff; readonly replay: ReplayOne },
  io: Io,
): Promise<ReplayedCorpus> {
  const { inputs, diagnostics: found } = await discover([folder], io.cwd);
  const attested = await openAttestations(options, inputs, io);
  const { plan, source, diagnostics: planProblems } = await readPlan(options.plan, io);
  const { check, problems } = chosenCheck(options, io);
  const errors = [...found.filter(isError), ...problems, ...planProblems, ...attested.errors];
  const sources = new Map([...attested.sources, ...(source ? [[source.name, source] as const] : [])]);
  if (errors.length > 0) return { diagnostics: errors, sources };
  const { reader, trustDigest } = attested;
  const asked = { ...check, ...(plan ? { plan } : {}), ...(trustDigest ? { trustDigest } : {}) };
  const progress = progressOn(io);
  const read: Read[] = [];
  for (const [index, input] of inputs.entries()) {
    progress(index, inputs.length);
    read.push(await replayInput(input, { reader, replay: compared.replay, check: asked }, io));
  }
  progress(inputs.length, inputs.length);
  const replayed = read.flatMap((one) => one.replayed);
  const unread = read.reduce((sum, one) => sum + one.unread, 0);
  return {
    corpus: corpusDiff(replayed, unread, compared.diff),
    diagnostics: [
      ...attested.warnings,
      ...reader.warnings(),
      ...found,
      ...read.flatMap((one) => one.diagnostics),
    ],
    sources: new Map([
      ...sources,
      ...read.flatMap((one) => (one.source ? [[one.source.name, one.source] as const] : [])),
    ]),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function chosenCheck({ stage, asOf }: CorpusOptions, io: Io) {
  const chosenStage = stage === undefined ? undefined : chooseStage(stage);
  const date = asOf === undefined ? undefined : chooseDate(asOf);
  const check: CheckOptions = {
    ...(chosenStage?.value === undefined ? {} : { stage: chosenStage.value }),
    asOf: date?.value ?? io.today(),
    asOfSource: date === undefined ? "default" : "option",
  };
  return { check, problems: [chosenStage, date].flatMap((choice) => choice?.diagnostic ?? []) };
}

interface Read {
  readonly source?: Source;
  readonly replayed: readonly Replayed[];
  readonly unread: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface Rules {
  readonly reader: AttestationReader;
  readonly replay: ReplayOne;
  readonly check: CheckOptions;
}

/** What is wrong with one manifest keeps none of the others back: it is told as a warning and counted. */
async function replayInput(input: Input, { reader, replay, check }: Rules, io: Io): Promise<Read> {
  const { source, documents, diagnostics } = await readInput(input, io);
  const { attestations, diagnostics: unverified } = await reader.of(input);
  const named = source ? { source } : {};
  const told = [...unverified, ...diagnostics];
  if (attestations === undefined)
    return { ...named, replayed: [], unread: documents.length, diagnostics: told.map(asWarning) };
  const replays = documents.map((document) => replay(document, { ...check, attestations }));
  const replayed = replays.flatMap((one) => one.replayed ?? []);
  const unread = replays.length - replayed.length + (documents.length === 0 ? 1 : 0);
  const all = [...told, ...replays.flatMap((one) => one.diagnostics)];
  return { ...named, replayed, unread, diagnostics: all.map(asWarning) };
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}
