import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Action, neededBy } from "../reports/github-files.ts";
import { expressionsIn } from "../reports/template-schema.ts";
import { actionProblems, workflowProblems } from "../reports/validators.ts";
import { COMMIT, filled, isGate, root, stepsIn, workflow, workflows, written } from "./recipe.ts";

const actionText = readFileSync(join(root, "action/action.yml"), "utf8");
const action: Action = parse(actionText);

/** The permissions of each job, and nothing more. */
const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  "github-pull-request.yml": { gate: { contents: "read", actions: "read", "security-events": "write" } },
  "github-deployment.yml": { gate: { contents: "read" }, deploy: { contents: "read" } },
  "github-required-workflow.yml": { gate: { contents: "read" } },
  "github-fork-comment.yml": { comment: { "pull-requests": "write" } },
};

/** What GitHub itself gives and nobody from outside writes. */
const TRUSTED = [
  "github.ref",
  "github.token",
  "github.repository",
  "github.run_attempt",
  "github.event.workflow_run.event",
  "github.event.workflow_run.conclusion",
  "github.event.workflow_run.head_sha",
  "github.event.workflow_run.html_url",
];

describe("the action of gate57", () => {
  test("is one by GitHub's schema, for Node 24, with the one default that it may have", () => {
    expect(actionProblems(actionText)).toEqual([]);
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.cjs" });
    const defaults = Object.entries(action.inputs ?? {}).filter(([, input]) => "default" in input);
    expect(defaults.map(([name]) => name)).toEqual(["token"]);
  });

  test("requires no input, which the runner would not enforce anyhow", () => {
    expect(Object.values(action.inputs ?? {}).map(({ required }) => String(required))).not.toContain("true");
  });

  test("calls its inputs and outputs so that they need no quoting", () => {
    const names = [...Object.keys(action.inputs ?? {}), ...Object.keys(action.outputs ?? {})];
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
  });
});

test("each workflow has its permissions written down here", () => {
  expect(Object.keys(PERMISSIONS).sort()).toEqual(workflows);
});

describe.each(workflows)("%s", (name) => {
  const { permissions, jobs, on } = workflow(name);
  const steps = stepsIn(workflow(name));

  test("is a workflow by GitHub's schema", () => {
    expect(workflowProblems(filled(name))).toEqual([]);
    expect(workflowProblems(written(name))).toEqual([]);
  });

  test("gives nothing at the top and each job what it needs", () => {
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.permissions]))).toEqual(
      PERMISSIONS[name],
    );
  });

  test("says of each permission what for", () => {
    const given = written(name)
      .split("\n")
      .filter((line) => /^\s+[a-z-]+: (?:read|write)\b/.test(line));
    const count = Object.values(PERMISSIONS[name] ?? {}).flatMap((job) => Object.keys(job)).length;
    expect(given).toHaveLength(count);
    expect(given.filter((line) => !/ # to .+/.test(line))).toEqual([]);
  });

  test("pins each action by a whole commit id, with its version beside it", () => {
    const lines = filled(name)
      .split("\n")
      .filter((line) => /\buses:/.test(line));
    expect(lines).toHaveLength(steps.filter(([{ uses }]) => uses).length);
    for (const line of lines) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("leaves no credentials behind a checkout", () => {
    const checkouts = steps.filter(([{ uses }]) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length > 0).toBe(name !== "github-fork-comment.yml");
    for (const [step] of checkouts) expect(step.with).toEqual({ "persist-credentials": false });
  });

  test("puts no expression into a shell, and no text of strangers anywhere", () => {
    for (const [{ run }] of steps) expect(run ?? "").not.toContain("${{");
    const read = expressionsIn(filled(name)).flatMap((body) => body.match(/\bgithub(?:\.\w+)+/g) ?? []);
    expect(read.filter((place) => !TRUSTED.includes(place))).toEqual([]);
  });

  test("runs on no event that gives a stranger's files a token that writes", () => {
    expect(JSON.stringify(on)).not.toContain("pull_request_target");
    if (JSON.stringify(on).includes("workflow_run")) {
      expect(steps.filter(([{ uses }]) => uses)).toEqual([]);
      expect(JSON.stringify(steps)).not.toContain("download");
    }
  });

  test("gives the action inputs that it has", () => {
    for (const [step] of steps.filter(([one]) => isGate(one))) {
      expect(
        Object.keys(step.with ?? {}).filter((input) => !Object.hasOwn(action.inputs ?? {}, input)),
      ).toEqual([]);
      const { stage, environment } = step.with ?? {};
      expect([stage, environment].filter((given) => given !== undefined)).toHaveLength(1);
    }
  });

  test("reads outputs that the action has", () => {
    const ids = steps.flatMap(([step]) => (isGate(step) && step.id ? [step.id] : []));
    const read = [...filled(name).matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    for (const [, id = "", output = ""] of read) {
      expect(ids).toContain(id);
      expect(Object.keys(action.outputs ?? {})).toContain(output);
    }
  });
});

describe.each(workflows.filter((name) => name !== "github-fork-comment.yml"))("the gate of %s", (name) => {
  const { jobs, on } = workflow(name);
  const gates = stepsIn(workflow(name)).filter(([step]) => isGate(step));

  test("is one step, in a job that is never skipped and whose failure counts", () => {
    expect(gates).toHaveLength(1);
    for (const [step, job] of gates) {
      expect(step.uses).toBe(`example/gate57/action@${COMMIT}`);
      expect([step.if, job.if, job.needs, job.environment]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect([step, job].filter((one) => "continue-on-error" in one)).toEqual([]);
    }
  });

  test("runs in a merge queue, where it runs for pull requests, and leaves no path out", () => {
    const events = on as Readonly<Record<string, unknown>>;
    if ("pull_request" in events) expect(Object.keys(events)).toContain("merge_group");
    expect(JSON.stringify(on)).not.toContain("paths");
  });

  test("judges a pull request anew when its base is changed, and only those into the default branch", () => {
    const { pull_request: asked } = on as Readonly<Record<string, unknown>>;
    if (asked === undefined) return expect(name).toBe("github-deployment.yml");
    const types = ["opened", "synchronize", "reopened", "edited"];
    expect(asked).toEqual({ types, branches: ["main"] });
  });

  test("stands before each job that holds an environment", () => {
    const [[, , gate = ""] = []] = gates;
    for (const [id, job] of Object.entries(jobs)) {
      if (id === gate) continue;
      expect(neededBy(job)).toEqual([gate]);
      expect(job.if).toBe(
        `\${{ needs.${gate}.outputs.decision == 'admit' && needs.${gate}.outputs.attempt == github.run_attempt }}`,
      );
      // What is kept of an earlier attempt says so, and a job that is run again alone does not start.
      expect(jobs[gate]?.outputs?.attempt).toMatch(/^\$\{\{ github\.run_attempt \}\}$/);
    }
  });
});

test("somewhere an environment is held, or the rule above would hold of nothing", () => {
  expect(workflow("github-deployment.yml").jobs.deploy?.environment).toBe("production");
});

test("the required workflow takes policies and configuration from a commit of another repository", () => {
  const [gate] = stepsIn(workflow("github-required-workflow.yml")).flatMap(([step]) =>
    isGate(step) ? [step] : [],
  );
  expect(gate?.with?.["policies-ref"]).toMatch(/^example\/policies@[0-9a-f]{40}$/);
  expect(gate?.with).not.toHaveProperty("profile");
});

test("every recipe names an action by the same commit", () => {
  const named = workflows.flatMap((name) => written(name).match(/[\w.-]+\/[\w./-]+@\S+ # v\S+/g) ?? []);
  const actions = new Set(named.map((one) => one.replace(/@.*/, "")));
  expect(new Set(named).size).toBe(actions.size);
});
