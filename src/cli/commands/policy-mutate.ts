import { availableParallelism } from "node:os";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Mutant } from "../../core/mutate/mutant.ts";
import { mutantsOf } from "../../core/mutate/mutate-policies.ts";
import { isHeld, type MutationReport, reportOf } from "../../core/mutate/report.ts";
import { isSeenBy } from "../../core/mutate/seen-by.ts";
import { readPolicies } from "../../core/policy/load.ts";
import { readPolicyFiles } from "../../node/policy-files.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { mutationText } from "../../reporters/mutation/mutation-text.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { chooseGate } from "../choose-gate.ts";
import { casesFail } from "../mutation/cases-fail.ts";
import { type ChosenMutation, chooseMutation, type WrittenMutation } from "../mutation/choose-mutation.ts";
import type { Crew } from "../mutation/crew.ts";
import { engageCrew } from "../mutation/engage-crew.ts";
import { progressOn } from "../mutation/progress.ts";
import { tryMutants } from "../mutation/try-mutants.ts";
import { WorkerDied, workerDied } from "../mutation/worker-died.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printAnswer } from "../print.ts";
import { printLoadErrors } from "../print-load-errors.ts";
import type { PolicyArguments } from "./policy-check.ts";

export interface PolicyMutateArguments extends PolicyArguments, WrittenMutation {
  /** The one gate whose mutants are tried. */
  readonly gate?: string;
  readonly format?: string;
  /** Whether the equivalent mutants are listed, and not only counted. */
  readonly equivalents?: boolean;
}

/** Tries every mutant of a policy set on its cases: 0 when each is killed or equivalent, 1 when not, 2 without any answer. */
export async function policyMutate(
  given: string | undefined,
  options: PolicyMutateArguments,
  io: Io,
): Promise<number> {
  const chosen = chooseMutation(options, availableParallelism());
  const { language, gate, equivalents = false } = options;
  const run: Run = { ...chosen, language, gate, equivalents, io };
  const folder = policyFolder(given, io);
  if (folder === undefined)
    return refused([runDiagnostic("run/no-registers", { command: "mutate" }, "DIR")], new Map(), run);
  const { files, diagnostics } = readPolicyFiles(folder, io.cwd);
  const wrong = [...chosen.diagnostics, ...diagnostics];
  if (wrong.length > 0) return refused(wrong, files, run);
  const { jobs, maxSeconds } = chosen;
  const crew = engageCrew(jobs, { files, maxSeconds });
  try {
    return await mutated(folder, files, crew, run);
  } finally {
    await crew.end();
  }
}

type Files = ReadonlyMap<string, string>;

interface Run extends ChosenMutation {
  readonly language: PolicyArguments["language"];
  readonly gate: string | undefined;
  readonly equivalents: boolean;
  readonly io: Io;
}

/** The set is loaded here as well, while the crew loads it. */
async function mutated(folder: string, files: Files, crew: Crew, run: Run): Promise<number> {
  const { read, policies, diagnostics } = readPolicies(files);
  if (diagnostics.length > 0) return refused(diagnostics, files, run);
  if (read.GateCases.length === 0) return refused([runDiagnostic("run/no-cases", {}, folder)], files, run);
  const asked = run.gate === undefined ? undefined : chooseGate(run.gate, policies);
  if (asked?.diagnostic) return refused([asked.diagnostic], files, run);
  const mutants = mutantsOf(policies);
  const turns = [...mutants.keys()].filter((turn) => isChosen(mutants[turn], asked?.value?.id, run));
  // Nothing tried is no pass.
  if (turns.length === 0) return refused([runDiagnostic("run/no-mutants", {}, folder)], files, run);
  const chosen = turns.flatMap((turn) => mutants[turn] ?? []);
  const failing = casesFail(chosen, { folder, policies, read });
  if (failing.length > 0) return refused(failing, files, run);
  try {
    const means = { read, crew, progress: progressOn(run.io.stderr, run.language) };
    const tried = await tryMutants(mutants, turns, means);
    return answered(reportOf(tried, { policies, read }, turns.length === mutants.length), run);
  } catch (error) {
    if (error instanceof WorkerDied) return refused([workerDied(error, mutants, folder)], files, run);
    throw error;
  }
}

function isChosen(mutant: Mutant | undefined, gate: string | undefined, { operators }: Run): boolean {
  if (!mutant || !operators.includes(mutant.operator)) return false;
  return gate === undefined || isSeenBy(mutant, gate);
}

function answered(report: MutationReport, { format, language, equivalents, io }: Run): number {
  const text = mutationText(report, { language, paint: paintFor(io.stdout, io), equivalents });
  printAnswer({ text, data: { ...report }, diagnostics: [], sources: new Map() }, { format, language }, io);
  return isHeld(report) ? EXIT.admitted : EXIT.blocked;
}

function refused(diagnostics: readonly Diagnostic[], files: Files, { format, language, io }: Run): number {
  const sources = new Map([...files].map(([name, text]) => [name, { name, text }] as const));
  if (format === "json") printAnswer({ text: "", data: {}, diagnostics, sources }, { format, language }, io);
  else printLoadErrors(diagnostics, sources, { language }, io);
  return EXIT.failed;
}
