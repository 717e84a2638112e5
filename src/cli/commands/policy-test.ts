import type { CompetenceCases, DerivedFactCases, GateCases } from "../../core/policy/policy-files.ts";
import { COMPETENCES, type Gate, type PolicySet } from "../../core/policy/policy-set.ts";
import type { CaseResult } from "../../core/policy-test/run-cases.ts";
import type { CompetenceCaseResult } from "../../core/policy-test/run-competence-cases.ts";
import type { DerivedCaseResult } from "../../core/policy-test/run-derived-cases.ts";
import { positionAt } from "../../core/source/position.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { chooseFormat } from "../choices.ts";
import { chooseGate } from "../choose-gate.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { type LoadedPolicies, policiesFor } from "../policies.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printAnswer, printDiagnostics } from "../print.ts";
import type { PolicyArguments } from "./policy-check.ts";
import {
  allTests,
  type CompetenceTest,
  type DerivedTest,
  type FailedCase,
  type GateTest,
  isGood,
  policyTestText,
  type Tests,
} from "./policy-test-text.ts";

export interface PolicyTestArguments extends PolicyArguments {
  /** The one gate whose cases are run; without it those of all gates and derived facts. */
  readonly gate?: string;
}

/** Runs the cases of a policy set: 0 when every gate and derived fact has cases and all hold, 1 when not, 2 without any answer. */
export async function policyTest(
  given: string | undefined,
  options: PolicyTestArguments,
  io: Io,
): Promise<number> {
  const { language } = options;
  const { value: format, diagnostic } = chooseFormat(options.format);
  if (diagnostic) {
    printDiagnostics([diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const folder = policyFolder(given, io);
  const loaded = await policiesFor(folder, io);
  const { policies, cases, diagnostics: unread, sources } = loaded;
  const isUntested = policies !== undefined && cases.every(({ content }) => content.spec.cases.length === 0);
  // A set without any case was not tested, which must not look like a test that holds.
  const diagnostics = isUntested ? [runDiagnostic("run/no-cases", {}, folder ?? "gate57")] : unread;
  const asked = policies && options.gate !== undefined ? chooseGate(options.gate, policies) : undefined;
  if (asked?.diagnostic) {
    printDiagnostics([asked.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const tests = policies && !isUntested ? await testsOf({ ...loaded, policies }, asked?.value) : NO_TESTS;
  const text = policyTestText(tests, { language, paint: paintFor(io.stdout, io) });
  printAnswer({ text, data: { ...tests }, diagnostics, sources }, { format, language }, io);
  if (diagnostics.length > 0) return EXIT.failed;
  return allTests(tests).every(isGood) ? EXIT.admitted : EXIT.blocked;
}

const NO_TESTS: Tests = { gates: [], derived: [], competence: [] };

/** Tests everything, or one gate alone. */
async function testsOf(
  {
    policies,
    cases,
    derivedCases,
    competenceCases,
  }: Pick<LoadedPolicies, "cases" | "derivedCases" | "competenceCases"> & { readonly policies: PolicySet },
  only: Gate | undefined,
): Promise<Tests> {
  if (only) return { ...NO_TESTS, gates: await gateTests(policies, [only], cases) };
  return {
    gates: await gateTests(policies, policies.gates, cases),
    derived: await derivedTests(policies, derivedCases),
    competence: await competenceTests(policies, competenceCases),
  };
}

async function gateTests(
  policies: PolicySet,
  gates: readonly Gate[],
  cases: readonly GateCases[],
): Promise<readonly GateTest[]> {
  const { runCases } = await import("../../core/policy-test/run-cases.ts");
  const ids = new Set(gates.map(({ id }) => id));
  const results = runCases(
    policies,
    cases.filter(({ content }) => ids.has(content.metadata.gate)),
  );
  return gates.map(({ id, number, title }) => {
    const own = results.filter(({ gate }) => gate === id);
    return { gate: id, number, title, cases: own.length, failed: failedOf(own, cases) };
  });
}

async function derivedTests(
  policies: PolicySet,
  cases: readonly DerivedFactCases[],
): Promise<readonly DerivedTest[]> {
  const { runDerivedCases } = await import("../../core/policy-test/run-derived-cases.ts");
  const results = runDerivedCases(policies, cases);
  return policies.derived.map(({ id, title }) => {
    const own = results.filter(({ fact }) => fact === id);
    return { fact: id, title, cases: own.length, failed: failedOf(own, cases) };
  });
}

/** A profile that takes over all of its base is tried there. */
async function competenceTests(
  { profiles, ...policies }: PolicySet,
  cases: readonly CompetenceCases[],
): Promise<readonly CompetenceTest[]> {
  const { runCompetenceCases } = await import("../../core/policy-test/run-competence-cases.ts");
  const results = runCompetenceCases({ ...policies, profiles }, cases);
  return profiles.flatMap((profile) => {
    const { id, title, competence } = profile;
    const own = results.filter((result) => result.profile === id);
    const base = profiles.find((one) => one.id === profile.extends)?.competence ?? {};
    const isOwn = COMPETENCES.some((name) => JSON.stringify(competence[name]) !== JSON.stringify(base[name]));
    if (own.length === 0 && !isOwn) return [];
    return [{ profile: id, title, cases: own.length, failed: failedOf(own, cases) }];
  });
}

type AnyResult = CaseResult | DerivedCaseResult | CompetenceCaseResult;
type AnyCases = GateCases | DerivedFactCases | CompetenceCases;

function failedOf(results: readonly AnyResult[], cases: readonly AnyCases[]): readonly FailedCase[] {
  return results.filter(({ passed }) => !passed).map((result) => failedCase(result, cases));
}

function failedCase(
  { source, name, expected, actual, pointer }: AnyResult,
  cases: readonly AnyCases[],
): FailedCase {
  const document = cases.find((one) => one.document.source.name === source)?.document;
  const start = document
    ? positionAt(document.source.text, document.locate(pointer).start)
    : { line: 1, column: 1 };
  return { name, source, start, expected, actual };
}
