import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { actionDefinition, inputVariable } from "./action-definition.ts";
import { HOSTILE_ARGUMENTS } from "./hostile.ts";
import { node24 } from "./node24.ts";
import { RUNTIME_TOKEN, runBundle, TOKEN } from "./run-bundle.ts";
import { runCliIn } from "./run-cli.ts";
import { writeFiles } from "./runner-world.ts";

const DEFINITION = `
name: small
inputs:
  manifests: { description: x }
  two words: { description: x, default: "of two" }
  token: { description: x, default: "\${{ github.token }}" }
outputs:
  decision: { description: x }
runs: { using: node24, main: dist/index.cjs }
`;

const TELL_ENVIRONMENT = `
const { appendFileSync, readFileSync } = require("node:fs");
appendFileSync(process.env.GITHUB_OUTPUT, "environment<<END\\n" + JSON.stringify({
  names: Object.keys(process.env),
  inputs: Object.fromEntries(Object.entries(process.env).filter(([name]) => /^INPUT_(?!TOKEN)/.test(name))),
  token: process.env.INPUT_TOKEN.length,
  cwd: process.cwd() === process.env.GITHUB_WORKSPACE,
  node: process.version,
  event: JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, "utf8")),
  api: process.env.GITHUB_API_URL,
  file: readFileSync("a/b.yaml", "utf8"),
}) + "\\nEND\\n");
`;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gate57-action-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes an Action of the test's own. */
function action(main: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "action.yml": DEFINITION, "dist/index.cjs": main });
  return folder;
}

const found = node24();

test("Node 24 is found, or said to be missing", () => {
  expect(node24("aix", "ppc", "v20.1.0").missing).toContain("aix-ppc");
  expect(node24("aix", "ppc", "v24.0.0").path).toBe(process.execPath);
  expect(found.path ?? found.missing).toBeTruthy();
});

test("an Action's definition is read as the runner reads it", () => {
  const folder = action("");
  expect(actionDefinition(folder)).toEqual({
    using: "node24",
    main: join(folder, "dist/index.cjs"),
    inputs: { manifests: undefined, "two words": "of two", token: "$".concat("{{ github.token }}") },
    outputs: ["decision"],
  });
  expect(inputVariable("policies-ref")).toBe("INPUT_POLICIES-REF");
  expect(inputVariable("two words")).toBe("INPUT_TWO_WORDS");
});

// GitHub starts Actions by Node 24, which npm carries for few platforms; on others only Node 24 itself will do.
describe.skipIf(found.missing !== undefined)(
  `an Action that is run (${found.missing ?? "Node 24 is here"})`,
  () => {
    test("gets the runner's environment and nothing of this process", async () => {
      process.env.GATE57_TEST_LEAK = "leak";
      const run = await runBundle({
        action: action(TELL_ENVIRONMENT),
        inputs: { manifests: "a\nb" },
        event: { action: "opened" },
        eventName: "pull_request",
        env: { EXTRA: "x", RUNNER_NAME: undefined },
        files: { "a/b.yaml": "c" },
        github: "http://127.0.0.1:1/api/v3",
      }).finally(() => delete process.env.GATE57_TEST_LEAK);
      const told = JSON.parse(run.outputs.environment ?? "");
      expect(told).toMatchObject({
        inputs: { INPUT_MANIFESTS: "a\nb", INPUT_TWO_WORDS: "of two" },
        token: TOKEN.length,
        cwd: true,
        event: { action: "opened" },
        api: "http://127.0.0.1:1/api/v3",
        file: "c",
      });
      expect(told.node).toMatch(/^v(?:2[4-9]|[3-9]\d)\./);
      expect(told.names).toEqual(expect.arrayContaining(["EXTRA", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP"]));
      expect(told.names).not.toEqual(expect.arrayContaining(["GATE57_TEST_LEAK"]));
      expect(told.names.filter((name: string) => /^(?:npm_|VITEST|NODE_|RUNNER_NAME)/.test(name))).toEqual(
        [],
      );
    });

    test("gives back what it printed and wrote, and whether the step failed", async () => {
      const main = `
      const { appendFileSync, writeFileSync } = require("node:fs");
      const { join } = require("node:path");
      console.log("::set-output name=decision::admit");
      console.log("::set-output name=other::x");
      console.error("::warning file=a.yaml,line=2::careful");
      appendFileSync(process.env.GITHUB_OUTPUT, "decision=block\\n");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Seen");
      writeFileSync("report.json", "{}");
      writeFileSync(join(process.env.RUNNER_TEMP, "r.sarif"), "[]");
      process.exitCode = 1;`;
      const run = await runBundle({ action: action(main) });
      expect(run).toMatchObject({ code: 1, failed: true, outputs: { decision: "block", other: "x" } });
      expect(run.summary.shown).toBe("# Seen");
      expect(run.log.annotations).toMatchObject([
        { level: "warning", file: "a.yaml", line: 2, message: "careful" },
      ]);
      expect([...run.files]).toEqual([
        [".git/HEAD", `${"1".repeat(40)}\n`],
        ["report.json", "{}"],
        ["temp/r.sarif", "[]"],
      ]);
    });

    test.each([
      ["a command that is not allowed", `console.log("::set-env name=a::b")`],
      [
        "a file that is not in order",
        `require("node:fs").appendFileSync(process.env.GITHUB_OUTPUT, "nonsense")`,
      ],
      ["an exit code", "process.exitCode = 3"],
    ])("fails by %s", async (_, main) => {
      expect((await runBundle({ action: action(main) })).failed).toBe(true);
      expect((await runBundle({ action: action("") })).failed).toBe(false);
    });

    test.each([
      ["stdout", "console.log(process.env.INPUT_TOKEN)"],
      ["stderr", `console.error("x" + process.env.INPUT_TOKEN + "y")`],
      ["stdout", `console.log(Buffer.from(process.env.INPUT_TOKEN).toString("base64"))`],
      ["stdout", "console.log(process.env.ACTIONS_RUNTIME_TOKEN)"],
      [
        "summary",
        `require("node:fs").writeFileSync(process.env.GITHUB_STEP_SUMMARY, process.env.INPUT_TOKEN)`,
      ],
      [
        "outputs",
        `require("node:fs").writeFileSync(process.env.GITHUB_OUTPUT, "a=" + process.env.INPUT_TOKEN)`,
      ],
      ["file a.txt", `require("node:fs").writeFileSync("a.txt", process.env.INPUT_TOKEN)`],
    ])("may not show a secret in %s", async (where, main) => {
      const shown = runBundle({ action: action(main), token: "another-token-of-the-test" });
      await expect(shown).rejects.toThrow(`a secret of the run stands in ${where}`);
      await expect(shown).rejects.not.toThrow(RUNTIME_TOKEN);
    });

    test("may not be given what it does not declare, nor hang", async () => {
      const forever = action("setInterval(() => {}, 1000)");
      await expect(runBundle({ action: forever, inputs: { manifest: "x" } })).rejects.toThrow(
        "no input manifest",
      );
      await expect(runBundle({ action: forever, timeLimit: 300 })).rejects.toThrow("not ended after 300 ms");
    });

    test("finds links that a test has put into its workspace", async () => {
      const main = `console.log(require("node:fs").readlinkSync("out"))`;
      const run = await runBundle({
        action: action(main),
        prepare: ({ workspace }) => symlinkSync("/etc", join(workspace, "out")),
      });
      expect(run.stdout).toBe("/etc\n");
    });

    test("gets each hostile input and tells it by the output file as it was", async () => {
      const main = `
      const value = process.env.INPUT_MANIFESTS;
      require("node:fs").writeFileSync(process.env.GITHUB_OUTPUT, "manifests<<d_1\\n" + value + "\\nd_1\\n");`;
      const folder = action(main);
      const some = HOSTILE_ARGUMENTS.filter(({ text }, index) => index % 20 === 0 && text.length < 1000);
      for (const { text } of some) {
        const run = await runBundle({ action: folder, inputs: { manifests: text } });
        expect(run.outputs).toEqual({ manifests: text });
        expect(run.log.commands).toEqual([]);
      }
    });

    test("leaves nothing behind of a step for the next", async () => {
      const main = `require("node:fs").appendFileSync(process.env.GITHUB_OUTPUT, "a=b\\n")`;
      const folder = action(main);
      const [one, two] = [await runBundle({ action: folder }), await runBundle({ action: folder })];
      expect(one.workspace).not.toBe(two.workspace);
      expect([one.workspace, two.temp].filter((path) => existsSync(path))).toEqual([]);
      expect(two.outputs).toEqual({ a: "b" });
    });
  },
);

test.each([
  ["github", { GITHUB_ACTIONS: "true" }],
  ["azure", { TF_BUILD: "True" }],
  ["none", {}],
] as const)("the tool is started in %s with that environment alone", async (ci, expected) => {
  const folder = temporaryFolder();
  const tool = `
    const { readFileSync } = require("node:fs");
    const { GITHUB_ACTIONS, TF_BUILD, CI, VITEST } = process.env;
    console.log(JSON.stringify({ env: { GITHUB_ACTIONS, TF_BUILD }, CI, VITEST, argv: process.argv.slice(2), a: readFileSync("a.yaml", "utf8") }));
    process.exitCode = 2;`;
  writeFiles(folder, { "cli.cjs": tool });
  const ended = await runCliIn(ci, ["check", "a.yaml"], {
    cli: join(folder, "cli.cjs"),
    files: { "a.yaml": "b" },
  });
  expect(ended).toMatchObject({ code: 2, stderr: "", files: new Map([["a.yaml", "b"]]) });
  expect(JSON.parse(ended.stdout)).toEqual({
    env: expected,
    ...(ci === "github" ? { CI: "true" } : {}),
    argv: ["check", "a.yaml"],
    a: "b",
  });
});
