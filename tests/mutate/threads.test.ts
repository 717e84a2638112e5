import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { program } from "../../scripts/build/bundles.mjs";
import { threads } from "../../src/cli/mutation/threads.ts";
import { folder } from "../cli/run.ts";

const run = promisify(execFile);
const site = mkdtempSync(join(tmpdir(), "gate57-threads-"));
const cli = join(site, "cli.js");

beforeAll(async () => {
  await build(program(["cli", "mutation-worker"], site));
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

/** Runs the built tool on the small set of the tests; survivors are no error here. */
async function mutated(jobs: string): Promise<string> {
  const argv = [cli, "policy", "mutate", "rules", "--format", "json", "--jobs", jobs];
  const { stdout } = await run(process.execPath, argv, { cwd: folder(), env: {} }).catch(
    (error: { readonly stdout: string }) => error,
  );
  return stdout;
}

describe("policy mutate on threads", () => {
  it("says the same, byte for byte, however many there are", async () => {
    const [one, two, three] = [await mutated("1"), await mutated("2"), await mutated("3")];
    expect(JSON.parse(one).total.mutants).toBeGreaterThan(50);
    expect(two).toBe(one);
    expect(three).toBe(one);
  }, 120_000);

  it("answer a task on a set that does not load, too", async () => {
    const setting = { files: new Map([["bad.yaml", "kind: Gate\n"]]), maxSeconds: 1 };
    const crew = threads(1, setting, pathToFileURL(join(site, "mutation-worker.js")));
    const task = { kind: "try", mutants: [0] } as const;
    await expect(crew.run([task], () => undefined)).rejects.toThrow("does not load");
    await crew.end();
  }, 60_000);

  it("tells of a set that does not load", async () => {
    const cwd = folder({ "rules/bad.yaml": "kind: Gate\n" });
    const argv = [cli, "policy", "mutate", "rules", "--jobs", "2"];
    await expect(run(process.execPath, argv, { cwd, env: {} })).rejects.toMatchObject({ code: 2 });
  }, 60_000);
});
