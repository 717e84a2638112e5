import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { comparePolicies } from "../../core/diff/compare-policies.ts";
import type { CorpusDiff } from "../../core/diff/corpus-diff.ts";
import type { PolicyDiff } from "../../core/diff/policy-diff.ts";
import { replayer } from "../../core/diff/replay-document.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { diffData } from "../../reporters/diff/diff-data.ts";
import { diffMarkdown } from "../../reporters/diff/diff-markdown.ts";
import { diffText } from "../../reporters/diff/diff-text.ts";
import { DIFF_FORMATS, type DiffFormat } from "../../reporters/diff/formats.ts";
import { witnessFiles } from "../../reporters/diff/witness-files.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseDate, chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { type CorpusOptions, replayCorpus } from "../policy-diff/replay-corpus.ts";
import { type DiffChoice, type DiffSides, diffSides } from "../policy-diff/sides.ts";
import { paintFor, printAnswer } from "../print.ts";
import { progressOn } from "../progress.ts";
import { schemaFolder } from "../schema-folder.ts";
import { takenPaths, writeNew } from "../write-new.ts";

/** Is what the command line says, as it was written. */
export interface DiffArguments extends DiffChoice, CorpusOptions {
  readonly format?: string;
  readonly language: Language;
  /** The folder that takes the manifests of the witnesses. */
  readonly witness?: string;
  readonly force?: boolean;
}

/** Compares two policy sets, or two profiles: 0 when nothing differs, 1 when something does, 2 when they cannot be compared. */
export async function policyDiff(
  names: readonly (string | undefined)[],
  options: DiffArguments,
  io: Io,
): Promise<number> {
  const format = chooseWord(options.format ?? "text", DIFF_FORMATS, "--format");
  const date = options.asOf === undefined ? undefined : chooseDate(options.asOf);
  const problems = [format.diagnostic ?? [], date?.diagnostic ?? [], emptyNames(options)].flat();
  const read = problems.length > 0 ? refusal(problems) : await diffSides(names, options, io);
  const compared = read.sides ? await compare({ ...read, sides: read.sides }, options, io) : read;
  return print(compared, format.value ?? "text", options, io);
}

interface Compared {
  readonly diff?: PolicyDiff;
  readonly corpus?: CorpusDiff;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

function refusal(diagnostics: readonly Diagnostic[]): DiffSides {
  return { diagnostics, sources: new Map() };
}

/** An empty name, such as an unset variable leaves, must not stand for the working folder. */
function emptyNames({ witness, corpus }: DiffArguments): readonly Diagnostic[] {
  const command = "gate57 policy diff";
  return [
    ...(witness === ""
      ? [runDiagnostic("usage/missing-value", { value: "--witness", command }, "--witness")]
      : []),
    ...(corpus === ""
      ? [runDiagnostic("usage/missing-value", { value: "--corpus", command }, "--corpus")]
      : []),
  ];
}

async function compare(
  { sides, gate, sources }: DiffSides & Required<Pick<DiffSides, "sides">>,
  options: DiffArguments,
  io: Io,
): Promise<Compared> {
  const progress = progressOn(io);
  const diff = comparePolicies(sides.old, sides.new, {
    ...(gate ? { gate: gate.id } : {}),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    onProgress: progress,
  });

  const { corpus: folder } = options;
  const replay = replayer(sides.old, sides.new);
  const replayed =
    folder === undefined ? undefined : await replayCorpus(folder, options, { diff, replay }, io);
  const told = replayed?.diagnostics ?? [];
  const all = new Map([...sources, ...(replayed?.sources ?? [])]);
  const unwritten = told.some(isError) ? [] : writeWitnesses(diff, options, io);
  const corpus = replayed?.corpus ? { corpus: replayed.corpus } : {};
  return { diff, ...corpus, diagnostics: [...told, ...unwritten], sources: all };
}

/** Nothing is written when one of the files is already there. */
function writeWitnesses(diff: PolicyDiff, options: DiffArguments, io: Io): readonly Diagnostic[] {
  const { witness, force = false, language } = options;
  if (witness === undefined) return [];
  const folder = resolve(io.cwd, witness);
  const schemas = schemaFolder(folder);
  const look = { language, ...(schemas === undefined ? {} : { schemas }) };
  const files = witnessFiles(diff, look).map(({ name, text }) => {
    return { path: resolve(folder, name), content: text, force };
  });
  const taken = takenPaths(
    files.map(({ path }) => path),
    force,
    io,
  );
  return taken.length > 0 ? taken : writeNew(files, io);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function print(
  { diff, corpus, diagnostics, sources }: Compared,
  format: DiffFormat,
  { language, asOf }: DiffArguments,
  io: Io,
): number {
  const isFailed = diff === undefined || diagnostics.some(isError);
  const text = diff ? textOf(diff, corpus, format, { language, day: asOf ?? io.today() }, io) : "";
  const data = diff ? diffData(diff, corpus) : {};
  const kind = format === "json" ? "json" : "text";
  printAnswer({ text, data, diagnostics, sources }, { format: kind, language }, io);
  if (isFailed) return EXIT.failed;
  return diff.isSame ? EXIT.admitted : EXIT.blocked;
}

function textOf(
  diff: PolicyDiff,
  corpus: CorpusDiff | undefined,
  format: DiffFormat,
  look: { readonly language: Language; readonly day: string },
  io: Io,
): string {
  if (format === "markdown") return diffMarkdown(diff, corpus, look);
  return format === "text" ? diffText(diff, corpus, { ...look, paint: paintFor(io.stdout, io) }) : "";
}
