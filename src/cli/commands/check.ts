import { discover } from "../../node/discover.ts";
import { FORMATS, type FormatName, reporters } from "../../reporters/index.ts";
import { type Paint, plainPaint } from "../../reporters/paint.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseWord } from "../../run/choices.ts";
import { exitCodeOf } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { withDiagnostics } from "../../run/judge.ts";
import { judgementOf, type RunOptions, readPathsOf } from "../../run/judgement-of.ts";
import { readOutputs, writeOutputs } from "../../run/outputs.ts";
import { version } from "../../run/version.ts";
import { paintFor, printDiagnostics } from "../print.ts";
import { signingProblems, signJudgement, type VerdictSigning } from "../sign-verdict.ts";

/** Is what the command line says, as it was written. */
export interface CheckArguments extends RunOptions, VerdictSigning {
  readonly format?: string;
  readonly output?: readonly string[];
  readonly quiet?: boolean;
  readonly language: Language;
}

/** Judges the manifests that the names stand for, prints the report, and gives the exit code of the contract. */
export async function check(names: readonly string[], options: CheckArguments, io: Io): Promise<number> {
  const discovery = await discover(names, io.cwd);
  const read = readPathsOf(discovery, options, io);
  const outputs = readOutputs(options.output ?? [], read, io);
  const format = chooseWord(options.format ?? "text", FORMATS, "--format");
  const places = { read, written: outputs.files.map(({ path }) => path) };
  const asked = [
    ...(format.diagnostic ? [format.diagnostic] : []),
    ...outputs.diagnostics,
    ...signingProblems(options, discovery, places, io),
  ];
  const judged = await judgementOf(discovery, options, asked, io);
  const signing = await signJudgement(judged, options, io);
  const judgement = withDiagnostics(judged, { after: signing.diagnostics });
  // What keeps a verdict from being signed is about the command line: no document of the totals.
  const told = (name: FormatName) => (name === "text" ? judged : judgement);
  const write = (name: FormatName, paint: Paint): string => {
    const { write, leavesTheHouse } = reporters[name];
    const report = leavesTheHouse || options.redact ? told(name).masked() : told(name).report;
    const { language, quiet = false } = options;
    return write(report, judgement.sources, { language, paint, quiet, version: version() });
  };
  const unwritten = writeOutputs(outputs.files, (format) => write(format, plainPaint), io);
  // A format that does not exist is reported in the default one.
  io.stdout.write(write(format.value ?? "text", paintFor(io.stdout, io)));
  const { language, redact = false } = options;
  const diagnostics = [...judgement.report.diagnostics, ...unwritten];
  if (signing.text) io.stderr.write(signing.text[language]);
  printDiagnostics(diagnostics, judgement.sources, { language, redact }, io);
  return exitCodeOf({ ...judgement, report: { ...judgement.report, diagnostics } });
}
