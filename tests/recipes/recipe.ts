import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Job, Step, Workflow } from "../reports/github-files.ts";

export const root = join(import.meta.dirname, "../..");
const FOLDER = join(root, "docs/ci/recipes");

/** Stands for the commit of gate57, which nobody knows before it is made. */
export const COMMIT = "57ab".repeat(10);

/** Stands for the commit of the policies. */
export const POLICIES_COMMIT = "58cd".repeat(10);

/** Names the files of the recipes. */
export const recipes: readonly string[] = readdirSync(FOLDER).sort();

/** Reads a recipe as it is written. */
export function written(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

/** Reads a recipe as somebody uses it, with the places filled in that its page tells to fill in. */
export function filled(name: string): string {
  return written(name)
    .replaceAll("POLICIES_COMMIT", POLICIES_COMMIT)
    .replaceAll("COMMIT", COMMIT)
    .replaceAll("OWNER", "example");
}

/** Names the recipes that are workflows of GitHub. */
export const workflows: readonly string[] = recipes.filter((name) => name.startsWith("github-"));

/** Reads a workflow, which its own test has found to be one. */
export function workflow(name: string): Workflow {
  return parse(filled(name));
}

/** Gives the steps of a workflow, each with its job. */
export function stepsIn({ jobs }: Workflow): readonly (readonly [Step, Job, string])[] {
  return Object.entries(jobs).flatMap(([id, job]) =>
    (job.steps ?? []).map((step) => [step, job, id] as const),
  );
}

/** Tells whether a step is the gate. */
export function isGate({ uses }: Step): boolean {
  return uses?.startsWith("example/gate57/action@") ?? false;
}
