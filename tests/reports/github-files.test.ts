import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actionProblems, workflowProblems } from "./validators.ts";

const action = `name: a
description: b
inputs:
  stage:
    description: c
    default: \${{ github.token }}
outputs:
  decision:
    description: d
runs:
  using: node24
  main: dist/index.cjs
branding:
  icon: shield
  color: red
`;

const workflow = `name: w
on: [pull_request, merge_group]
permissions: {}
jobs:
  gate:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      artifact-metadata: write
    outputs:
      decision: \${{ steps.gate57.outputs.decision }}
    steps:
      - id: gate57
        uses: a/b@c
        with:
          stage: design
      - if: \${{ !cancelled() && steps.gate57.outputs.sarif-file != '' }}
        run: echo
        env:
          A: \${{ github.actor }}
  deploy:
    needs: gate
    if: needs.gate.outputs.decision == 'admit'
    runs-on: ubuntu-24.04
    environment: production
    steps:
      - run: echo
`;

const edit = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};

describe("action.yml", () => {
  test("a right one has no problems", () => {
    expect(actionProblems(action)).toEqual([]);
  });

  test.each([
    ["an unknown version of Node", "node24", "node26"],
    ["no description", "description: b\n", ""],
    ["no program", "  main: dist/index.cjs\n", ""],
    ["a field that is not there", "main:", "mian:"],
    ["a field of an input that is not there", "default:", "defualt:"],
    ["a colour that is none", "color: red", "color: pink"],
    ["a context that an input does not have", "github.token", "secrets.A"],
    ["an expression where none is read", "name: a", `name: \${{ github.actor }}`],
    ["a name of an input with a space", "  stage:", "  my stage:"],
    ["a key twice", "description: b", "name: b"],
    ["a list of inputs", "    description: c", "    - a"],
  ])("catches %s", (_name, from, to) => {
    expect(actionProblems(edit(action, from, to))).not.toEqual([]);
  });
});

describe("a workflow", () => {
  test("a right one has no problems", () => {
    expect(workflowProblems(workflow)).toEqual([]);
  });

  test("those of this project have none", () => {
    const folder = join(import.meta.dirname, "../../.github/workflows");
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(workflowProblems(readFileSync(join(folder, name), "utf8"))).toEqual([]);
  });

  test.each([
    ["an event that is none", "merge_group", "merge_queue"],
    ["a permission that is none", "contents: read", "content: read"],
    ["a level of permission that is none", "contents: read", "contents: admin"],
    ["no runner", "    runs-on: ubuntu-24.04\n", ""],
    ["no jobs", "jobs:", "job:"],
    ["a step that both uses and runs", "uses: a/b@c", "uses: a/b@c\n        run: echo"],
    ["a step that does nothing", "      - run: echo\n", "      - name: nothing\n"],
    ["a job that is not there", "needs: gate", "needs: gates"],
    ["an output of a job that it does not need", "    needs: gate\n", ""],
    ["an output that the job does not have", "outputs.decision == 'admit'", "outputs.decided == 'admit'"],
    ["a step that is not there", "steps.gate57.outputs.sarif-file", "steps.gate.outputs.sarif-file"],
    ["a secret in a condition", "!cancelled()", "secrets.A != ''"],
    ["a function that is none", "!cancelled()", "canceled()"],
    ["a context that is none", "github.actor", "git.actor"],
    [
      "steps of a job in its condition",
      "needs.gate.outputs.decision == 'admit'",
      "steps.a.outcome == 'success'",
    ],
    ["a field of a step that is not there", "with:", "wiht:"],
    ["a name of a job with a dot", "  deploy:", "  de.ploy:"],
    ["what is no YAML", "on: [", "on: [["],
  ])("catches %s", (_name, from, to) => {
    expect(workflowProblems(edit(workflow, from, to))).not.toEqual([]);
  });
});
