import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { isProblem, type Problem } from "../../core/policy-test/prepared.ts";
import type { TestedCase, UnitTest } from "../../core/policy-test/test-policies.ts";
import { positionAt } from "../../core/source/position.ts";
import { fileOf, findSource, type Sources } from "../report.ts";
import type { Suite, SuiteCase, Suites } from "../suites/suites.ts";
import type { Language } from "../words.ts";
import { unboundLines } from "./unbound-text.ts";
import { NO_CASES_WORDS, unitName } from "./unit-words.ts";

const NAME = "gate57 policy test";

/** Gives the tests of a policy set as suites: one of each gate, derived fact and profile. */
export function suitesOf(tests: readonly UnitTest[], language: Language): Suites {
  return { name: NAME, suites: tests.map((test) => suiteOf(test, language)) };
}

/** Gives what kept a policy set from being tested as a suite of errors, so that no reader takes nothing for good. */
export function suitesOfErrors(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  language: Language,
): Suites {
  const cases = diagnostics.map((diagnostic) => errorCase(diagnostic, sources, language));
  return { name: NAME, suites: [{ name: "load", cases }] };
}

function suiteOf(test: UnitTest, language: Language): Suite {
  const { cases } = test;
  const name = unitName(test);
  const files = new Set(cases.map(({ source }) => source));
  const [file] = files;
  const place = file !== undefined && files.size === 1 ? { file } : {};
  return {
    name,
    ...place,
    cases: cases.length === 0 ? [untested(language)] : cases.map((one) => caseOf(one, language)),
  };
}

/** What has no cases was not tested, and that fails. */
function untested(language: Language): SuiteCase {
  const message = NO_CASES_WORDS[language];
  return { name: message, trouble: { kind: "failure", type: "no-cases", message, details: {} } };
}

function caseOf({ name, source, failure }: TestedCase, language: Language): SuiteCase {
  if (!failure) return { name };
  const { start, expected, actual, unbound } = failure;
  const problem = isProblem(actual) ? problemText(actual, language) : undefined;
  const details = {
    at: `${source}:${start.line}:${start.column}`,
    expected: JSON.stringify(expected),
    actual: JSON.stringify(actual),
    ...(unbound ? { because: unboundLines(unbound, language).join("\n") } : {}),
  };
  const kind = problem === undefined ? "failure" : "error";
  const type = problem === undefined ? "unexpected" : "unjudged";
  return { name, trouble: { kind, type, message: problem ?? differences(expected, actual), details } };
}

function problemText({ problem, help }: Problem, language: Language): string {
  return help ? `${problem[language]} (${help[language]})` : problem[language];
}

/** Tells what came out otherwise; what a case does not speak of may be anything. */
function differences(expected: object, actual: object): string {
  const came = new Map<string, unknown>(Object.entries(actual));
  const others = Object.entries(expected).filter(
    ([name, value]) => inOrder(came.get(name)) !== inOrder(value),
  );
  return others.map(([name, value]) => `${name}: ${shown(value)} → ${shown(came.get(name))}`).join(", ");
}

/** The order of requirements, paths and rules says nothing. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "-" : JSON.stringify(value);
}

function errorCase(diagnostic: Diagnostic, sources: Sources, language: Language): SuiteCase {
  const { source, range, code, message, help } = diagnostic;
  const text = findSource(sources, source)?.text;
  const { line, column } =
    text === undefined || !range ? { line: 1, column: 1 } : positionAt(text, range.start);
  const at = source === "" ? {} : { at: `${fileOf(source)}:${line}:${column}` };
  const details = { ...at, ...(help ? { help: help[language] } : {}) };
  const trouble = { kind: "error", type: code, message: message[language], details } as const;
  return { name: `${code} ${source}`.trim(), trouble };
}
