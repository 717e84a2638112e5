import { parse } from "yaml";
import { filled } from "./recipe.ts";

/** Is a job of GitLab as far as tests look at it. */
export interface GitlabJob {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly rules: readonly unknown[];
  readonly artifacts?: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
}
/** Is a step of Azure Pipelines as far as tests look at it. */
export interface AzureStep {
  readonly bash?: string;
  readonly task?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}
/** Is a stage of Azure Pipelines as far as tests look at it. */
export interface AzureStage {
  readonly stage: string;
  readonly dependsOn?: string;
  readonly condition?: string;
  readonly jobs: readonly { readonly environment?: string; readonly steps?: readonly AzureStep[] }[];
}

/** Is the recipe for GitLab, which its own test has found to be one. */
export const gitlab: Readonly<Record<"gate57" | "gate57-operation" | "deploy", GitlabJob>> = parse(
  filled("gitlab-ci.yml"),
);
/** Is the recipe for Azure Pipelines, likewise. */
export const azure: { readonly stages: readonly AzureStage[] } = parse(filled("azure-pipelines.yml"));
/** Is the text of the recipe for Jenkins. */
export const jenkins = filled("Jenkinsfile");

/** Gives the scripts of a Jenkinsfile: only those in single quotes, in which Groovy puts nothing in. */
export const jenkinsScripts: readonly string[] = [
  ...jenkins.matchAll(/\bsh (?:'''([\s\S]*?)'''|'([^'\n]*)')/g),
].map(([, long, short]) => long ?? short ?? "");

/** Gives the steps of a stage of Azure. */
export function azureSteps(name: string): readonly AzureStep[] {
  return azure.stages.find(({ stage }) => stage === name)?.jobs[0]?.steps ?? [];
}

/** Is one gate of a pipeline: what its shell runs, with what it needs before, and the reports that it leaves. */
export interface PipelineGate {
  readonly stage: "design" | "operation";
  readonly script: string;
  readonly reports: readonly string[];
}

const BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"];
const [jenkinsInstall = "", jenkinsDesign = "", jenkinsOperation = ""] = jenkinsScripts;
const linesOf = ({ before_script = [], script }: GitlabJob): string =>
  [...before_script, ...script].join("\n");
const bashOf = (stage: string): string =>
  azureSteps(stage)
    .flatMap(({ bash }) => bash ?? [])
    .join("\n");

/** Lists how each pipeline runs the scripts of its gates. */
export const PIPELINES: readonly {
  readonly name: string;
  readonly file: string;
  readonly shell: readonly string[];
  readonly gates: readonly [PipelineGate, PipelineGate];
}[] = [
  {
    name: "GitLab",
    file: "gitlab-ci.yml",
    shell: BASH,
    gates: [
      {
        stage: "design",
        script: linesOf(gitlab.gate57),
        reports: ["gl-code-quality-report.json", "gate57-junit.xml"],
      },
      {
        stage: "operation",
        script: linesOf(gitlab["gate57-operation"]),
        reports: ["gl-code-quality-operation-report.json", "gate57-operation-junit.xml"],
      },
    ],
  },
  {
    name: "Azure",
    file: "azure-pipelines.yml",
    // Each script of Azure is a process of its own, and the first that fails ends the job.
    shell: BASH,
    gates: [
      { stage: "design", script: bashOf("gate"), reports: ["gate57-junit.xml"] },
      { stage: "operation", script: bashOf("admit"), reports: ["gate57-operation-junit.xml"] },
    ],
  },
  {
    name: "Jenkins",
    file: "Jenkinsfile",
    shell: ["sh", "-xec"],
    gates: [
      {
        stage: "design",
        script: [jenkinsInstall, jenkinsDesign].join("\n"),
        reports: ["gate57-junit.xml", "gate57.sarif"],
      },
      {
        stage: "operation",
        script: [jenkinsInstall, jenkinsOperation].join("\n"),
        reports: ["gate57-operation-junit.xml", "gate57-operation.sarif"],
      },
    ],
  },
];
