/**
 * Times, side by side and interleaved in one run, what a bare Node costs and what a check of one manifest
 * costs: wall time, and the peak of the memory the process held.
 *
 *     npm run bench [-- MANIFEST [--runs N]]
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/root.mjs";

/** @typedef {{ label: string, args: readonly string[], exits: readonly number[] }} Subject */
/** @typedef {{ milliseconds: number, bytes: number }} Sample */

const memoryHook = join(root, "bench/report-memory.cjs");

/**
 * Runs one process twice: once untouched for its time, once with a hook that reports its peak memory.
 *
 * @param {Subject} subject @returns {Sample}
 */
function sample({ args, exits }) {
  const start = process.hrtime.bigint();
  const timed = spawnSync(process.execPath, args, { cwd: root, stdio: "ignore" });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (timed.status === null || !exits.includes(timed.status)) {
    throw new Error(`node ${args.join(" ")} ended with ${timed.status ?? timed.signal}`);
  }
  return { milliseconds, bytes: peakMemory(args) };
}

/** @param {readonly string[]} args */
function peakMemory(args) {
  const { output } = spawnSync(process.execPath, ["--require", memoryHook, ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  return Number(output[3]) * 1024;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
}

/** @param {readonly number[]} values @param {number} index */
function at(values, index) {
  return values[index] ?? Number.NaN;
}

/** @param {string} label @param {readonly Sample[]} samples */
function row(label, samples) {
  const times = samples.map(({ milliseconds }) => milliseconds);
  const memory = samples.map(({ bytes }) => bytes);
  const cells = [
    median(times),
    Math.min(...times),
    Math.max(...times),
    median(memory) / 1e6,
    Math.max(...memory) / 1e6,
  ];
  return `${label.padEnd(24)}${cells.map((cell) => cell.toFixed(1).padStart(12)).join("")}`;
}

/** @param {number} done @param {number} runs */
function progress(done, runs) {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${runs}${done === runs ? "\n" : ""}`);
}

/** Finds a manifest to time when none is named. */
function anExample() {
  const names = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" });
  const found = names.filter((name) => /gate57\.ya?ml$/.test(name)).sort()[0];
  if (found === undefined) throw new Error("there is no example: name a manifest");
  return join("examples", found);
}

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "25" } },
  allowPositionals: true,
});
if (!existsSync(join(root, "dist/cli.js"))) throw new Error("dist/cli.js is not there: npm run build");
const manifest = positionals[0] ?? anExample();
/** @type {readonly [Subject, Subject]} */
const subjects = [
  { label: "node -e 0", args: ["-e", "0"], exits: [0] },
  { label: "gate57 check", args: ["dist/cli.js", "check", manifest], exits: [0, 1] },
];
const runs = Number(values.runs);
/** @type {[Sample[], Sample[]]} */
const samples = [[], []];
for (const subject of subjects) sample(subject);
for (let run = 1; run <= runs; run += 1) {
  samples[0].push(sample(subjects[0]));
  samples[1].push(sample(subjects[1]));
  progress(run, runs);
}
const [bare, check] = samples.map((list) => list.map(({ milliseconds }) => milliseconds));

console.log(`${manifest}, ${runs} runs of each, interleaved`);
console.log(
  `${"".padEnd(24)}${["median ms", "min ms", "max ms", "peak MB", "max MB"].map((head) => head.padStart(12)).join("")}`,
);
console.log(row(subjects[0].label, samples[0]));
console.log(row(subjects[1].label, samples[1]));
console.log(`gate57 check takes ${(median(check ?? []) / median(bare ?? [])).toFixed(2)} times a bare Node`);
