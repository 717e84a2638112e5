import { parseDocument } from "yaml";
import { expressionsIn, type TemplateSchema, templateProblems } from "./template-schema.ts";
import { vendored } from "./vendored.ts";

const ACTION: TemplateSchema = JSON.parse(vendored("github-actions/action-v1.0.min.json"));
const WORKFLOW: TemplateSchema = JSON.parse(vendored("github-actions/workflow-v1.0.min.json"));
const INPUT = ["description", "required", "default", "deprecationMessage"];
const NAME = /^[A-Za-z_][\w-]*$/;

/** Is a value read from YAML, or what keeps it from being read. */
export type ReadYaml = { readonly value: unknown } | { readonly problems: readonly string[] };

/** Reads YAML strictly: warnings count, keys do not repeat. */
export function readYaml(text: string): ReadYaml {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems = [...document.errors, ...document.warnings].map(({ message }) => message);
  return problems.length > 0 ? { problems } : { value: document.toJS() };
}

/** Tells what of a text is no `action.yml`, by the schema of GitHub's editor services. */
export function actionProblems(text: string): readonly string[] {
  const read = readYaml(text);
  if ("problems" in read) return read.problems;
  const problems = templateProblems(ACTION, "action-root-strict", read.value);
  if (problems.length > 0) return problems;
  // What the schema holds is an action.
  const { inputs = {}, outputs = {} } = read.value as Action;
  return [...fieldProblems(inputs, INPUT, "/inputs"), ...fieldProblems(outputs, ["description"], "/outputs")];
}

/** Is an action as far as tests look at it. */
export interface Action {
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly outputs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** The schema passes any field of an input; a misspelt one would be no default at all. */
function fieldProblems(
  fields: NonNullable<Action["inputs"]>,
  known: readonly string[],
  at: string,
): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(NAME.test(name) ? [] : [`${at}/${name}: is no name`]),
    ...(field?.description ? [] : [`${at}/${name}: has no description`]),
    ...Object.keys(field ?? {}).flatMap((key) =>
      known.includes(key) ? [] : [`${at}/${name}/${key}: is not known`],
    ),
  ]);
}

/** Tells what of a text is no workflow, by the same schema and by what it says only in words. */
export function workflowProblems(text: string): readonly string[] {
  const read = readYaml(text);
  if ("problems" in read) return read.problems;
  const problems = templateProblems(WORKFLOW, "workflow-root-strict", read.value);
  // What the schema holds is a workflow.
  return problems.length > 0 ? problems : jobProblems(read.value as Workflow);
}

/** Is a workflow as far as tests look at it. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}
/** Is a job of a workflow. */
export interface Job {
  readonly name?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly steps?: readonly Step[];
}
/** Is a step of a job. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Gives the names of the jobs that a job waits for. */
export function neededBy({ needs = [] }: Job): readonly string[] {
  return typeof needs === "string" ? [needs] : needs;
}

function jobProblems({ jobs }: Workflow): readonly string[] {
  return Object.entries(jobs).flatMap(([id, job]) => {
    const at = `/jobs/${id}`;
    const ids = (job.steps ?? []).flatMap((step) => step.id ?? []);
    const needs = neededBy(job);
    return [
      ...(NAME.test(id) ? [] : [`${at}: is no name of a job`]),
      ...ids
        .filter((one, index) => !NAME.test(one) || ids.indexOf(one) < index)
        .map((one) => `${at}: step ${one}`),
      ...needs
        .filter((need) => !Object.hasOwn(jobs, need))
        .map((need) => `${at}/needs: there is no job ${need}`),
      ...namesAfter("steps", job).flatMap((name) =>
        ids.includes(name) ? [] : [`${at}: there is no step ${name}`],
      ),
      ...namesAfter("needs", job).flatMap((name) =>
        needs.includes(name) ? [] : [`${at}: does not need ${name}`],
      ),
      ...outputProblems(job, jobs, at),
    ];
  });
}

/** What reads an output of a job that has none reads nothing, and nothing is told. */
function outputProblems(job: Job, jobs: Workflow["jobs"], at: string): readonly string[] {
  return [...expressionText(job).matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, need = "", output = ""]) => !Object.hasOwn(jobs[need]?.outputs ?? {}, output))
    .map(([whole]) => `${at}: there is no ${whole}`);
}

function namesAfter(context: string, job: Job): readonly string[] {
  const pattern = new RegExp(`\\b${context}\\.([\\w-]+)`, "g");
  return [...expressionText(job).matchAll(pattern)].map(([, name]) => name ?? "");
}

function expressionText(job: Job): string {
  const conditions = [job.if, ...(job.steps ?? []).map((step) => step.if)].filter((one) => one !== undefined);
  return [...expressionsIn(JSON.stringify(job)), ...conditions].join("\n");
}
