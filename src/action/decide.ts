import { join } from "node:path";
import { type Configured, systemProblems, unlistedSystems } from "../core/deployment/deployed-systems.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Sources } from "../reporters/report.ts";
import { EXIT, exitCodeOf } from "../run/exit-code.ts";
import type { Io } from "../run/io.ts";
import { judgementSaying, withDiagnostics } from "../run/judge.ts";
import { judgementOf, type RunJudgement } from "../run/judgement-of.ts";
import type { OutputFile } from "../run/outputs.ts";
import type { ActionIo } from "./action-io.ts";
import { bindingProblems } from "./binding.ts";
import type { Event } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import { askedFiles } from "./output-files.ts";
import { choosePoliciesPlace, type PoliciesPlaceChoice } from "./policies-ref.ts";
import { chooseQuestion, configurationWanted, type Question, questionProblems } from "./question.ts";
import { openTree, readConfiguration, type Tree, type TreeFolders, withTreeFolders } from "./trees.ts";
import { findJudged, type JudgedFiles, openWorkspace, type Workspace } from "./workspace.ts";

/** Is a decision that stands: nothing that is done with it later changes the exit code. */
export interface Decision {
  readonly judgement: RunJudgement;
  readonly exitCode: number;
  /** Where the user wants reports; none where the decision is an error before that is known. */
  readonly files: readonly OutputFile[];
  /** Is the id of the configuration that was judged by. */
  readonly authority?: string | undefined;
  /** Names the policies that were judged by; none is the built-in set. */
  readonly policyName?: string | undefined;
}

/** Is what a decision is made of, before anything is fetched. */
interface Prepared {
  readonly workspace: Workspace;
  readonly judged: JudgedFiles;
  readonly files: readonly OutputFile[];
}

/** Decides: inputs, then what is judged, then what it is judged by. What is wrong with one is told with the others. */
export async function decide(inputs: Inputs, event: Event, io: ActionIo): Promise<Decision> {
  const { workspace, diagnostic } = openWorkspace(io.env);
  if (workspace === undefined) return refusal([diagnostic]);
  const judged = await findJudged(inputs, workspace);
  const place = placeWanted(inputs, event, io);
  const asked = askedFiles(inputs, judged.discovery, { workspace, env: io.env, io: runIo(workspace, io) });
  const problems = [
    ...questionProblems(inputs),
    ...judged.diagnostics,
    ...asked.diagnostics,
    ...(place?.diagnostic ? [place.diagnostic] : []),
  ];
  if (problems.length > 0) return refusal(problems);
  const prepared = { workspace, judged, files: asked.files };
  const tree = place?.place && openTree(place.place, inputs, io);
  return withTreeFolders(io.env, (folders) => decideBy(inputs, prepared, tree && { tree, folders }, io));
}

/** Finds where policies are read, if anything is: without that, nothing has to be known of the repository. */
function placeWanted(inputs: Inputs, event: Event, { env }: ActionIo): PoliciesPlaceChoice | undefined {
  const { policies, trust, policiesRef } = inputs;
  const isWanted = [configurationWanted(inputs), policies, trust].some((name) => name !== undefined);
  if (isWanted) return choosePoliciesPlace(policiesRef, event, env.GITHUB_SHA?.toLowerCase());
  if (policiesRef === undefined) return undefined;
  return { diagnostic: actionDiagnostic("action/policies-ref-unused", {}, inputName("policies-ref")) };
}

/** Is the tree of policies with the folders for its parts. */
interface Fetching {
  readonly tree: Tree;
  readonly folders: TreeFolders;
}

async function decideBy(
  inputs: Inputs,
  prepared: Prepared,
  from: Fetching | undefined,
  io: ActionIo,
): Promise<Decision> {
  const wanted = configurationWanted(inputs);
  const read =
    from && wanted !== undefined
      ? await readConfiguration(wanted, from.tree, from.folders.configuration)
      : { diagnostics: [] };
  const sources: Sources = new Map(read.source ? [[read.source.name, read.source] as const] : []);
  if (read.diagnostics.length > 0) return refusal(read.diagnostics, sources);
  const { configured } = read;
  const { question, diagnostics = [] } = chooseQuestion(inputs, configured?.configuration);
  const problems = [...diagnostics, ...unlisted(inputs, configured)];
  if (question === undefined || problems.length > 0) return refusal(problems, sources);
  const names = [question.policies, question.trust].flatMap((name) => name ?? []);
  const unread = (await from?.tree.read(names, from.folders.policies)) ?? [];
  if (unread.length > 0) return refusal(unread, sources);
  const rules = { question, configured, sources, folder: from?.folders.policies };
  const judgement = await judgeBy(rules, inputs, prepared, io);
  return {
    judgement,
    exitCode: exitCodeOf(judgement.report),
    files: prepared.files,
    authority: configured?.configuration.metadata.id,
    policyName: policyNameOf(judgement, question, from?.tree),
  };
}

/** A deployment must say what it deploys; whoever names a stage may judge what they like. */
function unlisted({ environment }: Inputs, configured: Configured | undefined): readonly Diagnostic[] {
  return environment === undefined || configured === undefined ? [] : unlistedSystems(configured);
}

/** Policies of a tree that nobody signed are named by where they were read; no name in a signature has such a form. */
function policyNameOf(
  { signedName }: RunJudgement,
  { policies }: Question,
  tree: Tree | undefined,
): string | undefined {
  if (signedName !== undefined || policies === undefined || tree === undefined) return signedName;
  return `${tree.name()}:${policies}`;
}

/** Is what manifests are judged by. */
interface Rules {
  readonly question: Question;
  readonly configured: Configured | undefined;
  /** Holds the text of the configuration. */
  readonly sources: Sources;
  /** Is where policies and trust list were put. */
  readonly folder: string | undefined;
}

async function judgeBy(
  { question, configured, sources, folder = "" }: Rules,
  inputs: Inputs,
  { workspace, judged }: Prepared,
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
  const judgement = await judgementOf(judged.discovery, options, [], runIo(workspace, io));
  const complete = withDiagnostics(judgement, { after: deployedProblems(judgement, configured) });
  const after = [...bindingProblems(complete, inputs), ...pastDay(inputs, io)];
  const bound = withDiagnostics(complete, { after });
  return inWordsOfInputs({ ...bound, sources: new Map([...judgement.sources, ...sources]) });
}

/** A verdict for a past day may rest on what has run out since. */
function pastDay({ asOf }: Inputs, io: ActionIo): readonly Diagnostic[] {
  if (asOf === undefined) return [];
  const today = io.today();
  if (asOf >= today) return [];
  return [actionDiagnostic("action/past-date", { asOf, today }, inputName("as-of"))];
}

/** Where nothing could be judged at all, that there is no verdict is not told once more of each system. */
function deployedProblems({ report }: RunJudgement, configured: Configured | undefined) {
  return configured && report.policies ? systemProblems(configured, report.verdicts) : [];
}

/** What is judged sees the workspace and the day: no variable, and nothing to read or write besides. */
function runIo({ folder }: Workspace, { today }: ActionIo): Io {
  const output = { write: () => undefined, isTerminal: false };
  const nothing = (async function* (): AsyncGenerator<Uint8Array> {})();
  return {
    ...{ cwd: folder, env: {}, stdin: nothing, stdout: output, stderr: output, today },
    askSecret: async () => undefined,
  };
}

/** The runs of the command line and of the Action are one: what is told of an option is told of an input here. */
function inWordsOfInputs(judgement: RunJudgement): RunJudgement {
  const named = (one: Diagnostic): Diagnostic =>
    one.source.startsWith("--") ? { ...one, source: inputName(one.source.slice(2)) } : one;
  const { report, masked } = judgement;
  return {
    ...judgement,
    report: { ...report, diagnostics: report.diagnostics.map(named) },
    masked: () => {
      const twin = masked();
      return { ...twin, diagnostics: twin.diagnostics.map(named) };
    },
  };
}

/** Gives the decision of a run that could not decide. */
export function refusal(diagnostics: readonly Diagnostic[], sources: Sources = new Map()): Decision {
  const judgement = inWordsOfInputs(judgementSaying(diagnostics, sources));
  return { judgement, exitCode: EXIT.failed, files: [] };
}
