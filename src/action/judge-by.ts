import { join } from "node:path";
import { type Configured, systemProblems } from "../core/deployment/deployed-systems.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Sources } from "../reporters/report.ts";
import type { Io } from "../run/io.ts";
import { withDiagnostics } from "../run/judge.ts";
import { judgementOf, type RunJudgement } from "../run/judgement-of.ts";
import type { ActionIo } from "./action-io.ts";
import { bindingProblems } from "./binding.ts";
import { inWordsOfInputs } from "./decision.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import type { Question } from "./question.ts";
import type { JudgedFiles, Workspace } from "./workspace.ts";

/** Is what is judged. */
export interface Judged {
  readonly workspace: Workspace;
  readonly files: JudgedFiles;
}

/** Is what manifests are judged by. */
export interface Rules {
  readonly question: Question;
  readonly configured: Configured | undefined;
  /** Holds the text of the configuration. */
  readonly sources: Sources;
  /** Is where policies and trust list were put. */
  readonly folder: string | undefined;
}

/** Judges what was found in the workspace, in the words of the Action's inputs. */
export async function judgeBy(
  { question, configured, sources, folder = "" }: Rules,
  inputs: Inputs,
  { workspace, files }: Judged,
  io: ActionIo,
): Promise<RunJudgement> {
  const { stage, profile, requireSignedPolicies, policies, trust } = question;
  const { attestations, plan, asOf } = inputs;
  const options = {
    ...{ stage, profile, requireSignedPolicies },
    ...(policies === undefined ? {} : { policies: join(folder, policies) }),
    ...(trust === undefined ? {} : { trust: join(folder, trust) }),
    ...(attestations === undefined ? {} : { attestations }),
    ...(plan === undefined ? {} : { plan }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const judgement = await judgementOf(files.discovery, options, [], judgingIo(workspace, io));
  const complete = withDiagnostics(judgement, { after: deployedProblems(judgement, configured) });
  const after = [...bindingProblems(complete, inputs), ...otherDay(inputs, io)];
  const bound = withDiagnostics(complete, { after });
  return inWordsOfInputs({ ...bound, sources: new Map([...judgement.sources, ...sources]) });
}

/** A verdict for another day may rest on what has run out since, or on what is not valid yet. */
function otherDay({ asOf }: Inputs, io: ActionIo): readonly Diagnostic[] {
  if (asOf === undefined) return [];
  const today = io.today();
  if (asOf === today) return [];
  return [actionDiagnostic("action/other-date", { asOf, today }, inputName("as-of"))];
}

/** Where nothing could be judged at all, that there is no verdict is not told once more of each system. */
function deployedProblems({ report }: RunJudgement, configured: Configured | undefined) {
  return configured && report.policies ? systemProblems(configured, report.verdicts) : [];
}

/** What is judged sees the workspace and the day: no variable, and nothing to read or write besides. */
export function judgingIo({ folder }: Workspace, { today }: ActionIo): Io {
  const output = { write: () => undefined, isTerminal: false };
  const nothing = (async function* (): AsyncGenerator<Uint8Array> {})();
  return {
    ...{ cwd: folder, env: {}, stdin: nothing, stdout: output, stderr: output, today },
    askSecret: async () => undefined,
  };
}
