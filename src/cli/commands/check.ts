import { discover } from "../../node/discover.ts";
import { FORMATS, type FormatName, fileReporter, reporters } from "../../reporters/index.ts";
import { type Paint, plainPaint } from "../../reporters/paint.ts";
import type { Reporter } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseWord } from "../../run/choices.ts";
import { defaultFormat } from "../../run/default-format.ts";
import { exitCodeOf } from "../../run/exit-code.ts";
import { type Judgement, withDiagnostics } from "../../run/judge.ts";
import { judgementOf, type RunOptions, readPathsOf } from "../../run/judgement-of.ts";
import { readOutputs, withoutLinked, writeOutputs } from "../../run/outputs.ts";
import { version } from "../../run/version.ts";
import type { InertIo } from "../inert-io.ts";
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
export async function check(names: readonly string[], options: CheckArguments, io: InertIo): Promise<number> {
  const discovery = await discover(names, io.cwd);
  const read = readPathsOf(discovery, options, io);
  const outputs = withoutLinked(readOutputs(options.output ?? [], read, io), io);
  const format = chooseWord(options.format ?? defaultFormat(io), FORMATS, "--format");
  const places = { read, written: outputs.files.map(({ path }) => path) };
  const asked = [
    ...(format.diagnostic ? [format.diagnostic] : []),
    ...outputs.diagnostics,
    ...signingProblems(options, discovery, places, io),
  ];
  const judged = await judgementOf(discovery, options, asked, io);
  const signing = await signJudgement(judged, options, io);
  const judgement = withDiagnostics(judged, { after: signing.diagnostics });
  // Quiet is the console alone: a file is there to be read later, by whoever asks what was found.
  const write = (name: FormatName) =>
    written(name, judgement, { ...options, quiet: false }, plainPaint, fileReporter(name));
  const unwritten = writeOutputs(outputs.files, write, io);
  const whole = withDiagnostics(judgement, { after: unwritten });
  // A format that does not exist is reported in the default one.
  const shown = format.value ?? defaultFormat(io);
  if (reporters[shown].isCommands) io.ciCommands.write(written(shown, whole, options, plainPaint));
  else {
    io.stdout.write(written(shown, judgement, options, paintFor(io.stdout, io)));
  }
  if (signing.text) io.stderr.write(signing.text[options.language]);
  // Where a report that leaves the house is printed, what is printed beside it leaves the house, too.
  const redact = reporters[shown].leavesTheHouse || options.redact === true;
  const { language } = options;
  if (!reporters[shown].isCommands) {
    printDiagnostics(whole.report.diagnostics, whole.sources, { language, redact }, io);
  }
  return exitCodeOf(whole.report);
}

/** Writes a report; one that leaves the house holds nothing confidential, whatever was asked for. */
function written(
  name: FormatName,
  judgement: Judgement,
  { language, quiet = false, redact = false }: CheckArguments,
  paint: Paint,
  write: Reporter = reporters[name].write,
): string {
  const report = reporters[name].leavesTheHouse || redact ? judgement.masked() : judgement.report;
  return write(report, judgement.sources, { language, paint, quiet, version: version() });
}
