/**
 * Times the mutants of the built-in policy set: the wall time of each run, and the median.
 *
 *     npm run bench:mutate [-- --runs N] [-- --jobs N]
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/root.mjs";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "3" }, jobs: { type: "string", default: "2" } },
});
const argv = [join(root, "dist/cli.js"), "policy", "mutate", "policies", "--jobs", values.jobs];

/** Runs it once, in seconds; an answer other than that every mutant is accounted for is no time. */
function timed() {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`policy mutate ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

const walls = Array.from({ length: Number(values.runs) }, timed);
for (const wall of walls) console.log(`${wall.toFixed(1)} s`);
console.log(`median ${median(walls).toFixed(1)} s, ${values.jobs} threads`);
