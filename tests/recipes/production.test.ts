import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { neededBy } from "../reports/github-files.ts";
import { azure, azureSteps, gitlab, PIPELINES } from "./pipelines.ts";
import { filled, isGate, POLICIES_COMMIT, recipes, workflow, written } from "./recipe.ts";

const DEPLOYS = "replace this line by your deployment";
const names = PIPELINES.map(({ file }) => file);

test("each recipe that deploys is looked at here", () => {
  const deploying = recipes.filter((name) => written(name).includes(DEPLOYS));
  expect(deploying).toEqual([...names, "github-deployment.yml"].sort());
});

describe.each(PIPELINES)("what $file deploys to production", ({ file, gates: [design, operation] }) => {
  test("stands behind a gate for the stage of operation, and every script of a gate is known", () => {
    const asked = [...filled(file).matchAll(/ check --stage ([\w-]+) /g)].map(([, stage]) => stage);
    expect(asked).toEqual(["design", "operation"]);
    expect(design.script).toContain(" check --stage design ");
    expect(operation.script).toContain(" check --stage operation ");
    expect(filled(file).indexOf("--stage operation")).toBeLessThan(filled(file).indexOf(DEPLOYS));
  });

  test("is judged by keys of a commit of another repository", () => {
    const [, folder = ""] = / --trust "([^"]+)\/trust"/.exec(operation.script) ?? [];
    expect(folder).not.toBe("");
    expect(operation.script).toContain(
      `git clone --quiet https://github.com/example/policies.git "${folder}"\n`,
    );
    expect(operation.script).toContain(`git -C "${folder}" checkout --quiet --detach ${POLICIES_COMMIT}\n`);
  });

  test("is told of with confidential values masked, in reports of its own", () => {
    for (const { script } of [design, operation]) expect(script).toMatch(/ --redact | --format azure /);
    expect(operation.reports.filter((name) => design.reports.includes(name))).toEqual([]);
    for (const { script, reports } of [design, operation]) {
      const written = [...script.matchAll(/--output \w+=(\S+)/g)].map(([, name]) => name);
      expect(written).toEqual(reports);
    }
  });

  test("has scripts that forget what could name other keys or load other code", () => {
    const installs = filled(file).split("unset GATE57_TRUST NODE_OPTIONS").length - 1;
    expect(installs).toBeGreaterThan(0);
    for (const { script } of [design, operation]) {
      expect(script.indexOf("unset GATE57_TRUST NODE_OPTIONS")).toBeGreaterThanOrEqual(0);
      expect(script.indexOf("unset GATE57_TRUST")).toBeLessThan(script.indexOf("git clone"));
    }
  });
});

test("a job of GitLab that holds production needs the gate for operation", () => {
  const jobs = Object.values(gitlab).filter(({ environment }) => environment === "production");
  expect(jobs).toHaveLength(1);
  for (const { needs = [] } of jobs) expect(needs).toContain("gate57-operation");
});

test("a stage of Azure that holds production depends on the gate for operation", () => {
  const stages = azure.stages.filter(({ jobs }) =>
    jobs.some(({ environment }) => environment === "production"),
  );
  expect(stages).toHaveLength(1);
  for (const { dependsOn = "" } of stages) {
    expect(JSON.stringify(azureSteps(dependsOn))).toContain("--stage operation");
  }
});

test("a job of GitHub that holds production needs a gate whose environment stands for operation, with keys", () => {
  const { spec } = parse(filled("deployment.yaml"));
  const { jobs } = workflow("github-deployment.yml");
  const holding = Object.values(jobs).filter(({ environment }) => environment === "production");
  expect(holding).toHaveLength(1);
  for (const job of holding) {
    const asked = neededBy(job).flatMap((name) => (jobs[name]?.steps ?? []).filter(isGate));
    expect(asked.map((step) => spec.environments[step.with?.environment ?? ""])).toEqual(["operation"]);
    expect(spec.trust).toMatch(/\S/);
  }
});
