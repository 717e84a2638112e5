import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runWalkthrough } from "../../src/cli/run-walkthrough.ts";

const root = join(import.meta.dirname, "../..");

test.each(["vi", "en"])("the walkthrough goes as written, told in %s", { timeout: 120_000 }, async (lang) => {
  const told: string[] = [];
  const output = { write: (text: string) => told.push(text), isTerminal: false };
  const code = await runWalkthrough(["--lang", lang], {
    // The story is the same where a CI tells it.
    ...{ cwd: root, env: { GITHUB_ACTIONS: "true", TF_BUILD: "True" }, stdout: output, stderr: output },
    stdin: (async function* () {})(),
    askSecret: async () => undefined,
    today: () => "2026-11-22",
  });
  const text = told.join("");
  expect(text).not.toMatch(/NOT as written|KHÔNG ĐÚNG/);
  expect(text).toMatch(/(?<count>\d+)\/\k<count> /);
  expect(code).toBe(0);
});

test("what the examples hold is what would be signed today", () => {
  const script = join(root, "scripts/sign-examples.mjs");
  // When this fails because a design or statement changed for the better: npm run sign:examples
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});
