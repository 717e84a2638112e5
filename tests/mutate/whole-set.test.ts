import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { program } from "../../scripts/build/bundles.mjs";
import type { MutationReport } from "../../src/core/mutate/report.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const site = mkdtempSync(join(tmpdir(), "gate57-whole-set-"));

beforeAll(async () => {
  await build(program(["cli", "mutation-worker"], site));
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

/** Is a run that ended with another status than 0. */
interface Ended {
  readonly stdout: string;
  readonly code: number;
}

/** The built-in set is read from its sources, whose cases are there. */
it("leaves no mutant of the built-in set alive", async () => {
  // What else the machine does must not kill a mutant: other tests run beside this one.
  const patience = ["--max-seconds", "120"];
  const argv = [join(site, "cli.js"), "policy", "mutate", "policies", "--format", "json", ...patience];
  const ran = await run(process.execPath, argv, { cwd: root, env: {}, maxBuffer: 1 << 28 }).catch(
    (error: Ended) => error,
  );
  const { total, survivors, wrongMarks }: MutationReport = JSON.parse(ran.stdout);
  expect(survivors.map(({ mutant, name, source, start }) => [mutant, name, source, start?.line])).toEqual([]);
  expect(wrongMarks).toEqual([]);
  expect(total.mutants).toBeGreaterThan(9000);
  // A mutant that never ends must not pass for one that a case notices.
  expect(total.killedByTime).toBe(0);
  expect(total.equivalent / total.mutants).toBeLessThanOrEqual(0.02);
  expect(ran).not.toHaveProperty("code");
}, 600_000);
