import { plain } from "../plain.ts";
import { UNSEEN } from "../unseen.ts";
import type { Suite, SuiteCase, Suites, Trouble } from "./suites.ts";

/** Writes test suites by the Test Anything Protocol 14: a subtest for each suite, diagnostics as YAML. */
export function tap({ suites }: Suites): string {
  const lines = suites.flatMap((suite, index) => suiteLines(suite, index + 1));
  return `${["TAP version 14", `1..${suites.length}`, ...lines].join("\n")}\n`;
}

/** Writes that nothing could be tested, with the first reason. */
export function tapBailOut(reason: string): string {
  return `TAP version 14\nBail out! ${plain(reason)}\n`;
}

function suiteLines({ name, cases }: Suite, index: number): readonly string[] {
  const isGood = cases.every(({ trouble }) => trouble === undefined);
  const own = cases.flatMap((one, at) => caseLines(one, at + 1));
  const within = [`1..${cases.length}`, ...own].map((line) => `    ${line}`);
  return [
    `# Subtest: ${description(name)}`,
    ...within,
    `${isGood ? "ok" : "not ok"} ${index} - ${description(name)}`,
  ];
}

function caseLines({ name, trouble, skipped }: SuiteCase, index: number): readonly string[] {
  const result = `${trouble ? "not ok" : "ok"} ${index} - ${description(name)}`;
  if (trouble) return [result, ...diagnosticLines(trouble)];
  return [skipped === undefined ? result : `${result} # SKIP ${description(skipped)}`];
}

function diagnosticLines({ kind, type, message, details }: Trouble): readonly string[] {
  const severity = kind === "failure" ? "fail" : "error";
  const entries = Object.entries({ message, severity, type, ...details });
  const yaml = entries.map(([name, value]) => `${key(name)}: ${quoted(value)}`);
  return ["---", ...yaml, "..."].map((line) => `  ${line}`);
}

/** A `#` would begin a directive, even behind another one, and a backslash takes the meaning of what follows. */
function description(name: string): string {
  return plain(name)
    .trim()
    .replaceAll(/[\\#]/g, (character) => `\\${character}`);
}

function key(name: string): string {
  return /^[a-z]+$/.test(name) ? name : quoted(name);
}

/** Every text is quoted as JSON quotes it, which YAML reads; what YAML cannot hold, or nobody sees, is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll(UNSEEN, escaped)
    .replaceAll(/[\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16);
  return number.length > 4 ? `\\U${number.padStart(8, "0")}` : `\\u${number.padStart(4, "0")}`;
}
