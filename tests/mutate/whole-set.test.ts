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

/** The built-in set is read from its sources, whose cases are there. */
it("leaves no mutant of the built-in set alive", async () => {
  const argv = [join(site, "cli.js"), "policy", "mutate", "policies", "--format", "json"];
  const { stdout } = await run(process.execPath, argv, { cwd: root, env: {}, maxBuffer: 1 << 28 }).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { total, survivors, wrongMarks }: MutationReport = JSON.parse(stdout);
  expect(survivors.map(({ mutant, name, source, start }) => [mutant, name, source, start?.line])).toEqual([]);
  expect(wrongMarks).toEqual([]);
  expect(total.mutants).toBeGreaterThan(8000);
  expect(total.equivalent / total.mutants).toBeLessThanOrEqual(0.02);
}, 600_000);
