import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { program } from "../../scripts/build/bundles.mjs";
import { fixture, folder } from "../cli/run.ts";

const site = mkdtempSync(join(tmpdir(), "gate57-watch-"));

beforeAll(async () => {
  await build(program(["cli"], site));
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

/** Is a watch that runs: what it has said, and how to wait for more of it. */
interface Watch {
  readonly child: ChildProcess;
  /** Waits until it has said something since it was last asked, and gives all that it said since. */
  readonly said: (text: RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
}

function watching(cwd: string): Watch {
  const child = spawn(
    process.execPath,
    [join(site, "cli.js"), "policy", "test", "rules", "--gate", "G10", "--watch", "--lang", "en"],
    { cwd },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  let told: () => void = () => undefined;
  const hear = (chunk: Buffer) => {
    text += String(chunk);
    told();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const said = async (wanted: RegExp): Promise<string> => {
    while (!wanted.test(text)) {
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
    const all = text;
    text = "";
    return all;
  };
  return { child, said, ended };
}

test("runs again on every change, tells what is different now, and ends with a signal", {
  timeout: 60_000,
}, async () => {
  const cwd = folder();
  const cases = fixture("policies/gates.cases.yaml");
  const path = join(cwd, "rules/gates.cases.yaml");
  const { child, said, ended } = watching(cwd);
  expect(await said(/Ctrl\+C/)).toContain("✔ G10 hosting/rated-facility  2/2");

  writeFileSync(path, cases.replace("outcome: fail, requirement: facility-rated", "outcome: pass"));
  const failed = await said(/1 did not.*\n/);
  expect(failed).toContain("✘ G10 hosting/rated-facility  1/2");

  // As editors do that write beside a file and put the new one in its place.
  writeFileSync(join(cwd, "new"), cases);
  renameSync(join(cwd, "new"), path);
  expect(await said(/0 did not.*\n/)).toContain("✔ G10");

  mkdirSync(join(cwd, "rules/more"));
  await said(/0 did not.*\n/);
  writeFileSync(join(cwd, "rules/more/broken.yaml"), "a: [");
  expect(await said(/broken\.yaml:1:\d+\n/)).toContain("error[");

  rmSync(join(cwd, "rules/more"), { recursive: true });
  expect(await said(/0 did not.*\n/)).not.toContain("error[");

  renameSync(join(cwd, "rules"), join(cwd, "elsewhere"));
  expect(await said(/error\[.*\n/)).toContain("rules");
  renameSync(join(cwd, "elsewhere"), join(cwd, "rules"));
  await said(/0 did not.*\n/);

  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("ends with the answer of its last run", { timeout: 60_000 }, async () => {
  const files = {
    "rules/gates.cases.yaml": fixture("policies/gates.cases.yaml").replace("outcome: pass", "outcome: fail"),
  };
  const { child, said, ended } = watching(folder(files));
  await said(/Ctrl\+C/);
  child.kill("SIGTERM");
  expect(await ended).toBe(1);
});
