import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../../scripts/build/bundles.mjs";
import { fixture, folder, run } from "./run.ts";

const site = mkdtempSync(join(tmpdir(), "gate57-built-"));
const cli = join(site, "cli.js");

beforeAll(async () => {
  await build(program(["cli"], site));
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built tool as a process of its own, with nothing but Node. */
function start(
  argv: readonly string[],
  cwd: string,
  stdin = "",
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child: ChildProcess = execFile(
      process.execPath,
      [cli, ...argv],
      { cwd, env: { ...env } },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
    child.stdin?.end(stdin);
  });
}

describe("the built tool, as a process", () => {
  const files = {
    "good.yaml": fixture("manifests/good.yaml"),
    "blocked.yaml": fixture("manifests/blocked.yaml"),
    "bad.yaml": "a: [",
  };

  test.each([
    [["check", "good.yaml", "--policies", "rules", "--as-of", "2026-11-21"]],
    [
      [
        "check",
        "blocked.yaml",
        "bad.yaml",
        "--policies",
        "rules",
        "--as-of",
        "2026-11-21",
        "--format",
        "json",
      ],
    ],
    [["check", "*.yaml", "--policies", "rules", "--as-of", "2026-11-21", "--lang", "en"]],
    [["policy", "test", "rules"]],
    [["digest", "good.yaml"]],
    [["chek"]],
    [["check", "--help"]],
  ])("%j gives the same bytes and exit code as in this process", async (argv) => {
    const cwd = folder(files);
    const inside = await run(argv, { cwd });
    expect(await start(argv, cwd)).toEqual({
      code: inside.code,
      stdout: inside.stdout,
      stderr: inside.stderr,
    });
  });

  test("standard input, and no colour in a pipe", async () => {
    const cwd = folder();
    const ended = await start(["check", "-", "--policies", "rules"], cwd, files["blocked.yaml"]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("stdin:25:17");
    expect(ended.stdout + ended.stderr).not.toContain("\u001b");
  });

  test("the built-in policies judge without a folder", async () => {
    const cwd = folder(files);
    const ended = await start(["check", "good.yaml"], cwd);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe("");
    expect((await start(["policy", "check"], cwd)).code).toBe(0);
  });

  test("a reader that goes away is no error", async () => {
    const cwd = folder(files);
    const child = spawn(
      process.execPath,
      [cli, "check", "blocked.yaml", "--policies", "rules", "--format", "json"],
      { cwd },
    );
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, stderr]).toEqual([1, ""]);
  });

  test("ten files of 10,000 levels end as they should", async () => {
    const deep = `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`;
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`d${index}.yaml`, deep]));
    const ended = await start(["check", ...Object.keys(many), "--policies", "rules"], folder(many));
    expect(ended.code).toBe(2);
    expect(ended.stderr.match(/source\/too-deep/g)).toHaveLength(10);
  });
});
