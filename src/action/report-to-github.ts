import type { Text } from "../core/source/source.ts";
import { type Budget, openBudget } from "../github/budget.ts";
import { type GitHub, openGitHub } from "../github/client.ts";
import { failureOf } from "../github/failure.ts";
import type { ReadOnlyRun } from "../github/failure-words.ts";
import { commitDoubt, deploymentDoubt } from "./commit-doubt.ts";
import { type GitHubReport, githubReports, markdownOf, reportsWanted } from "./github-reports.ts";
import { reportsNotDue } from "./not-due.ts";
import {
  doubtWarning,
  internalWarning,
  MISSING,
  type ReportKind,
  reportWarning,
  SUMMARY_WARNINGS,
  timeWarning,
} from "./report-words.ts";
import type { ReportingNeeds, ReportingTools } from "./reporting-needs.ts";
import { appendSummary } from "./step-summary.ts";

/** Bounds all that is told to GitHub, in milliseconds. */
const BUDGET = 120_000;

/**
 * Reports a decision that stands: the summary of the step, then what else was asked for, one after the other.
 * Each is tried by itself; what could not be written is told in the warnings, each once. Nothing is thrown.
 */
export async function reportToGitHub(needs: ReportingNeeds, tools: ReportingTools): Promise<readonly Text[]> {
  const warnings = [...writeSummary(needs, tools), ...(await writeReports(needs, tools))];
  return warnings.filter(({ en }, index) => warnings.findIndex((one) => one.en === en) === index);
}

function writeSummary(needs: ReportingNeeds, tools: ReportingTools): readonly Text[] {
  if (!needs.inputs.summary) return [];
  try {
    const path = needs.env.GITHUB_STEP_SUMMARY;
    const problem = appendSummary(path, (room) => markdownOf(needs, tools, room));
    return problem === undefined ? [] : [SUMMARY_WARNINGS[problem]];
  } catch {
    return [SUMMARY_WARNINGS.failed];
  }
}

async function writeReports(needs: ReportingNeeds, tools: ReportingTools): Promise<readonly Text[]> {
  const { inputs, event } = needs;
  const notDue = reportsNotDue(needs).map(({ kind }) => kind);
  const wanted = reportsWanted(needs).filter((kind) => !notDue.includes(kind));
  if (wanted.length === 0) return [];
  const doubt = commitDoubt(needs);
  if (doubt !== undefined) return wanted.map((kind) => doubtWarning(kind, doubt));
  if (inputs.token === "") return [MISSING.token];
  if (event.repository === undefined || event.sha === undefined) return [MISSING.repository];
  const budget = openBudget(tools.budget ?? BUDGET);
  try {
    const github = opened(needs, tools, budget);
    const reports = githubReports(needs, tools, event.repository);
    const warnings = await writeInTurn(reports, { github, budget, readOnlyRun: readOnlyRunOf(needs) });
    const other = deploymentDoubt(needs);
    return other === undefined ? warnings : [...warnings, doubtWarning("deployment-status", other)];
  } finally {
    budget.close();
  }
}

function opened(
  { inputs, env }: ReportingNeeds,
  { version, limits }: ReportingTools,
  budget: Budget,
): GitHub {
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  return openGitHub({ token: inputs.token, apiUrl, env, version, budget, ...(limits ? { limits } : {}) });
}

interface Turn {
  readonly github: GitHub;
  readonly budget: Budget;
  readonly readOnlyRun: ReadOnlyRun | undefined;
}

async function writeInTurn(reports: readonly GitHubReport[], turn: Turn): Promise<readonly Text[]> {
  const warnings: Text[] = [];
  const late: ReportKind[] = [];
  for (const report of reports) {
    const outcome = await turn.budget.within(() => written(report, turn));
    if (outcome === undefined || outcome === "late") late.push(report.kind);
    else warnings.push(...outcome);
  }
  return late.length === 0 ? warnings : [...warnings, timeWarning(late)];
}

async function written(
  { kind, permission, prepare }: GitHubReport,
  { github, readOnlyRun }: Turn,
): Promise<readonly Text[] | "late"> {
  const send = prepared(prepare);
  if (send === undefined) return [internalWarning(kind)];
  try {
    await send(github);
    return [];
  } catch (error) {
    const failure = failureOf(error, github.hide);
    return failure.kind === "budget" ? "late" : [reportWarning(kind, failure, { permission, readOnlyRun })];
  }
}

/** A mistake of ours in one report must not keep the others back. */
function prepared(prepare: GitHubReport["prepare"]): ReturnType<GitHubReport["prepare"]> | undefined {
  try {
    return prepare();
  } catch {
    return undefined;
  }
}

/** What a pull request from elsewhere sets off may only read. */
function readOnlyRunOf({ event }: ReportingNeeds): ReadOnlyRun | undefined {
  if (event.isDependabot) return "dependabot";
  const head = event.pullRequest?.head;
  const isFork = head === "fork" || head === "gone";
  return isFork ? "fork" : undefined;
}
