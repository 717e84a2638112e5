import { type Configured, unlistedSystems } from "../core/deployment/deployed-systems.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Sources } from "../reporters/report.ts";
import { exitCodeOf } from "../run/exit-code.ts";
import type { RunJudgement } from "../run/judgement-of.ts";
import type { ActionIo } from "./action-io.ts";
import { type Decision, mistake, type Ruling, refusal } from "./decision.ts";
import type { Event } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { type Judged, judgeBy, judgingIo } from "./judge-by.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import { askedFiles } from "./output-files.ts";
import { choosePoliciesPlace, type PoliciesPlace, type PoliciesPlaceChoice } from "./policies-ref.ts";
import { chooseQuestion, configurationWanted, type Question, questionProblems } from "./question.ts";
import { openTree, readConfiguration, type Tree, type TreeFolders, withTreeFolders } from "./trees.ts";
import { findJudged, openWorkspace } from "./workspace.ts";

/** Decides: inputs, then what is judged, then what it is judged by. What is wrong with one is told with the others. */
export async function decide(inputs: Inputs, event: Event, io: ActionIo): Promise<Decision> {
  const { workspace, diagnostic } = openWorkspace(io.env);
  if (workspace === undefined) return { ...refusal([diagnostic]), files: [] };
  const judged = await findJudged(inputs, workspace);
  const place = placeWanted(inputs, event, io);
  const asked = askedFiles(inputs, judged.discovery, {
    workspace,
    env: io.env,
    io: judgingIo(workspace, io),
  });
  const { files } = asked;
  const problems = [
    ...questionProblems(inputs),
    ...judged.diagnostics,
    ...asked.diagnostics,
    ...(place?.diagnostic ? [place.diagnostic] : []),
  ];
  if (problems.length > 0) return { ...refusal(problems), files };
  const decided = decideAt(place?.place, inputs, { workspace, files: judged }, io);
  // A report that was there before, perhaps with the change, would else pass for the one of this run.
  return { ...(await decided.catch((error: unknown) => mistake(error, inputs))), files };
}

async function decideAt(
  place: PoliciesPlace | undefined,
  inputs: Inputs,
  judged: Judged,
  io: ActionIo,
): Promise<Ruling> {
  const tree = place && openTree(place, inputs, io);
  return withTreeFolders(io.env, tree?.prefix ?? "", (folders) =>
    decideBy(inputs, judged, tree && { tree, folders }, io),
  );
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
  judged: Judged,
  from: Fetching | undefined,
  io: ActionIo,
): Promise<Ruling> {
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
  const judgement = await judgeBy(rules, inputs, judged, io);
  return {
    judgement,
    exitCode: exitCodeOf(judgement.report),
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
