import { createHash } from "node:crypto";
import { CHECK_LIMITS, type CheckRun, writeCheckRun } from "../github/check-run.ts";
import type { GitHub } from "../github/client.ts";
import { COMMENT_LIMIT, type CommentRun, commentHead, writeComment } from "../github/comment.ts";
import { writeCommitStatus } from "../github/commit-status.ts";
import { writeDeploymentStatus } from "../github/deployment-status.ts";
import type { Permission } from "../github/failure-words.ts";
import { plainPaint } from "../reporters/paint.ts";
import { checkAnnotations, leftWords } from "./check-annotations.ts";
import { decisionLine } from "./decision-line.ts";
import type { ReportKind } from "./report-words.ts";
import type { ReportingNeeds, ReportingTools } from "./reporting-needs.ts";

/** Is one thing that is to be written on GitHub. */
export interface GitHubReport {
  readonly kind: ReportKind;
  readonly permission: Permission;
  /** Writes its texts, which takes no network, and gives what sends them. */
  readonly prepare: () => (github: GitHub) => Promise<void>;
}

/** Is what the reports of one run have in common. */
interface Telling {
  readonly needs: ReportingNeeds;
  readonly tools: ReportingTools;
  readonly place: { readonly owner: string; readonly repo: string };
}

/**
 * Lists what was asked for and can be written for this event: a run without a pull request has nothing to
 * comment on, and one that no deployment set off has no deployment to speak of.
 */
export function githubReports(
  needs: ReportingNeeds,
  tools: ReportingTools,
  place: Telling["place"],
): readonly GitHubReport[] {
  const telling = { needs, tools, place };
  return [
    ...checkRunReport(telling),
    ...commitStatusReport(telling),
    ...deploymentStatusReport(telling),
    ...commentReport(telling),
  ];
}

/** Lists what was asked for that is written on GitHub. */
export function reportsWanted({ inputs }: Pick<ReportingNeeds, "inputs">): readonly ReportKind[] {
  const wanted: Readonly<Record<ReportKind, boolean>> = {
    "check-run": Boolean(inputs.checkRun),
    "commit-status": Boolean(inputs.commitStatus),
    "deployment-status": inputs.deploymentStatus,
    comment: inputs.comment !== "never",
  };
  const kinds = ["check-run", "commit-status", "deployment-status", "comment"] as const;
  return kinds.filter((kind) => wanted[kind]);
}

/** Writes the report in Markdown in so many bytes, masked. */
export function markdownOf(
  { judgement, inputs, documentation }: ReportingNeeds,
  { markdown }: ReportingTools,
  maximumBytes: number,
): string {
  const links = documentation === undefined ? {} : { documentation };
  const look = { language: inputs.language, paint: plainPaint, quiet: false, askedBy: "workflow" } as const;
  return markdown(judgement.masked(), judgement.sources, { ...look, ...links, maximumBytes });
}

function lineOf({ exitCode, judgement, inputs }: ReportingNeeds): string {
  return decisionLine(exitCode, judgement.masked())[inputs.language];
}

function checkRunReport(telling: Telling): readonly GitHubReport[] {
  const { checkRun } = telling.needs.inputs;
  const { sha } = telling.needs.event;
  if (!checkRun || sha === undefined) return [];
  const prepare = () => {
    const run = checkRunOf(telling, checkRun, sha);
    return (github: GitHub) => writeCheckRun(github, telling.place, run);
  };
  return [{ kind: "check-run", permission: "checks: write", prepare }];
}

function checkRunOf({ needs, tools }: Telling, name: string, headSha: string): CheckRun {
  const { inputs, judgement, exitCode, env } = needs;
  const results = tools.results(judgement.masked(), judgement.sources);
  const { annotations, left } = checkAnnotations(results, inputs.language);
  const more = left === 0 ? "" : leftWords(left)[inputs.language];
  const room = CHECK_LIMITS.text - Buffer.byteLength(more);
  const content = {
    name,
    headSha,
    conclusion: exitCode === 0 ? "success" : "failure",
    title: lineOf(needs),
    summary: `${markdownOf(needs, tools, room)}${more}`,
    annotations,
  } as const;
  return { ...content, externalId: `gate57:${digest(content)}`, detailsUrl: runAddress(env) };
}

const STATUS_STATES = ["success", "failure", "error", "failure"] as const;

function commitStatusReport({ needs, place }: Telling): readonly GitHubReport[] {
  const { inputs, event, exitCode, env } = needs;
  const { commitStatus: context } = inputs;
  const { sha } = event;
  if (!context || sha === undefined) return [];
  const prepare = () => {
    const state = STATUS_STATES[exitCode] ?? "error";
    const status = { sha, context, state, description: lineOf(needs), targetUrl: runAddress(env) };
    return (github: GitHub) => writeCommitStatus(github, place, status);
  };
  return [{ kind: "commit-status", permission: "statuses: write", prepare }];
}

/** A gate that admits has deployed nothing: the deployment goes on waiting. */
const DEPLOYMENT_STATES = ["queued", "failure", "error", "failure"] as const;

function deploymentStatusReport({ needs, place }: Telling): readonly GitHubReport[] {
  const { inputs, event, exitCode, env } = needs;
  const { deployment, sha } = event;
  if (!inputs.deploymentStatus || deployment === undefined || deployment.sha !== sha) return [];
  const prepare = () => {
    const state = DEPLOYMENT_STATES[exitCode] ?? "error";
    const status = { deployment: deployment.id, state, description: lineOf(needs), logUrl: runAddress(env) };
    return (github: GitHub) => writeDeploymentStatus(github, place, status);
  };
  return [{ kind: "deployment-status", permission: "deployments: write", prepare }];
}

function commentReport({ needs, tools, place }: Telling): readonly GitHubReport[] {
  const { inputs, event, exitCode } = needs;
  const { sha: commit, pullRequest: { number: pullRequest } = {} } = event;
  if (inputs.comment === "never" || pullRequest === undefined || commit === undefined) return [];
  const prepare = () => {
    const head = { key: commentKey(needs), commit, run: commentRun(needs) };
    const body = markdownOf(needs, tools, COMMENT_LIMIT - Buffer.byteLength(commentHead(head)));
    const isCreated = inputs.comment === "always" || exitCode !== 0;
    const look = { author: inputs.commentAuthor, isCreated, yieldsToNewer: exitCode === 0 };
    const comment = { ...head, ...look, pullRequest, body };
    return (github: GitHub) => writeComment(github, place, comment);
  };
  return [{ kind: "comment", permission: "pull-requests: write", prepare }];
}

/**
 * Jobs keep a comment each, and steps of one job where they are told apart by a key. What is asked is no part of
 * it: a change of the workflow would leave the old comment standing for ever.
 */
function commentKey({ inputs: { commentKey = "" }, env }: ReportingNeeds): string {
  const { GITHUB_WORKFLOW = "", GITHUB_JOB = "" } = env;
  return digest([GITHUB_WORKFLOW, GITHUB_JOB, commentKey]).slice(0, 16);
}

const RUN_LINK = { vi: "lượt chạy", en: "run" } as const;

function commentRun({ inputs, env }: ReportingNeeds): CommentRun | undefined {
  const address = runAddress(env);
  const [id, attempt] = [Number(env.GITHUB_RUN_ID), Number(env.GITHUB_RUN_ATTEMPT || "1")];
  if (address === undefined || !Number.isSafeInteger(id) || !Number.isSafeInteger(attempt)) return undefined;
  return { id, attempt, link: `[${RUN_LINK[inputs.language]} ${id}](${address})` };
}

function digest(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Gives the page of the run, on the server that runs it. */
function runAddress(env: ReportingNeeds["env"]): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run || !/^\d+$/.test(run)) return undefined;
  return `${server.replace(/\/+$/, "")}/${repository}/actions/runs/${run}`;
}
