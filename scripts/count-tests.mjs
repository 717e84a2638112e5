/**
 * Reads the results that vitest's JSON reporter wrote and ends with `N passed, N failed`. A test that was
 * skipped or that is still to do, a suite that did not run, and a run of no test all fail.
 */
import { readFile } from "node:fs/promises";

/**
 * @typedef {{ status: string, fullName: string }} Test
 * @typedef {{ name: string, status: string, message: string, assertionResults: readonly Test[] }} TestFile
 */

const [file = ""] = process.argv.slice(2);
const text = await readFile(file, "utf8");
if (text === "") {
  console.error("the tests did not start");
  process.exit(1);
}
/** @type {{ success: boolean, testResults: readonly TestFile[] }} */
const results = JSON.parse(text);
const files = results.testResults;
const tests = files.flatMap(({ assertionResults }) => assertionResults);
const notRun = tests.filter(({ status }) => status !== "passed" && status !== "failed");
const broken = files.filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
);

for (const { fullName } of notRun) console.log(`not run: ${fullName}`);
for (const { name, message } of broken) console.log(`did not load: ${name}: ${message}`);

const passed = tests.filter(({ status }) => status === "passed").length;
const failed = tests.filter(({ status }) => status === "failed").length + broken.length + notRun.length;
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0 || !results.success) process.exitCode = 1;
