import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Judgement } from "../run/judge.ts";
import type { ActionIo } from "./action-io.ts";
import { printReport } from "./console.ts";
import { decide } from "./decide.ts";
import { type Decision, mistake, type Ruling, refusal } from "./decision.ts";
import { type Event, readEvent } from "./event.ts";
import { type Inputs, type InputsRead, readInputs } from "./inputs.ts";
import { actionDiagnostic } from "./messages.ts";
import { reportsNotDue } from "./not-due.ts";
import { decisionOutputs, setOutputs } from "./outputs.ts";
import { openReportFiles, type ReportFile, writeReportFile } from "./report-files.ts";
import { notify, notWritten, type Part, warn } from "./warnings.ts";
import { withoutToken } from "./without-token.ts";

/**
 * Runs the Action and gives its exit code: first the decision, then the reports, none of which changes it. What it
 * throws is a mistake of ours before there is anything to report, which whoever called has to take for an error.
 */
export async function runAction(io: ActionIo): Promise<number> {
  const read = readInputs(io.env);
  const { inputs } = read;
  const { event, decision } = await decideSafely(read, io);
  io.decided(decision.exitCode);
  await report(decision, inputs, event, io);
  return decision.exitCode;
}

interface Decided {
  readonly event: Event;
  readonly decision: Decision;
}

/**
 * A mistake of ours before the decision stands is an error. It is told of the event all the same: where nothing is
 * written, an older green mark goes on standing.
 */
async function decideSafely({ inputs, diagnostics }: InputsRead, io: ActionIo): Promise<Decided> {
  const { event, diagnostic } = readEvent(io.env);
  const problems = [...diagnostics, ...(diagnostic ? [diagnostic] : [])];
  if (problems.length > 0) return { event, decision: withoutFiles(refusal(problems)) };
  try {
    return { event, decision: await decide(inputs, event, io) };
  } catch (error) {
    return { event, decision: withoutFiles(mistake(error, inputs)) };
  }
}

/** Where reports go is not known when the inputs are not. */
function withoutFiles(ruling: Ruling): Decision {
  return { ...ruling, files: [] };
}

async function report(decision: Decision, inputs: Inputs, event: Event, io: ActionIo): Promise<void> {
  const { judgement, exitCode } = decision;
  const told = telling(inputs, io);
  await told("outputs", () => setOutputs(decisionOutputs(exitCode, judgement), io));
  const files: ReportFile[] = [];
  await told("files", () => {
    files.push(...openReportFiles(decision, inputs, io));
    return [];
  });
  for (const file of files) await told("files", () => setFile(file, io), file.path);
  await told("log", () => {
    printReport(judgement, inputs, io);
    return [];
  });
  await told("log", () => {
    const missed = reportsNotDue({ inputs, event, exitCode }).filter(({ isMissed }) => isMissed);
    const why = missed.map((one) => one.why);
    notify(why, inputs, io);
    return [];
  });
  await told("github", () => reportOnGitHub(judgement, exitCode, { inputs, event, io }));
}

/** That there is no file for outputs was told of the decision already. */
function setFile(file: ReportFile, io: ActionIo): readonly Diagnostic[] {
  const outputs = writeReportFile(file);
  return io.env.GITHUB_OUTPUT ? setOutputs(outputs, io) : [];
}

interface Setting {
  readonly inputs: Inputs;
  readonly event: Event;
  readonly io: ActionIo;
}

async function reportOnGitHub(
  judgement: Judgement,
  exitCode: number,
  { inputs, event, io }: Setting,
): Promise<readonly Diagnostic[]> {
  const { env, documentation } = io;
  // Whoever reports there has masked verdicts alone. The texts are for places and for the keys of lists, which are
  // never confidential; no format that leaves the house quotes a line.
  const { masked, sources } = judgement;
  const links = documentation === undefined ? {} : { documentation };
  const needs = { inputs, event, judgement: { masked, sources }, exitCode, env, ...links };
  const warnings = await io.reportToGitHub(needs);
  return warnings.map((reason) => actionDiagnostic("action/not-reported", { reason }, ""));
}

type Step = () => readonly Diagnostic[] | Promise<readonly Diagnostic[]>;

/** Makes what tries one part of reporting by itself: what fails is one warning, and the decision stands. */
function telling(inputs: Inputs, io: ActionIo) {
  return async (part: Part, step: Step, path?: string): Promise<void> => {
    try {
      warn(await step(), inputs, io);
    } catch (error) {
      warn([notWritten(part, withoutToken(error, inputs), io.env, path)], inputs, io);
    }
  };
}
