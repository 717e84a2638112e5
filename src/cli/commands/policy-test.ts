import type { DerivedFactCases, GateCases } from "../../core/policy/policy-files.ts";
import type { Gate, PolicySet } from "../../core/policy/policy-set.ts";
import type { CaseResult } from "../../core/policy-test/run-cases.ts";
import type { DerivedCaseResult } from "../../core/policy-test/run-derived-cases.ts";
import { positionAt } from "../../core/source/position.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { chooseFormat } from "../choices.ts";
import { chooseGate } from "../choose-gate.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { policiesFor } from "../policies.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printAnswer, printDiagnostics } from "../print.ts";
import type { PolicyArguments } from "./policy-check.ts";
import {
  type DerivedTest,
  type FailedCase,
  type GateTest,
  isGood,
  policyTestText,
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
  const isTested = policies !== undefined && !isUntested;
  const only = asked?.value;
  const gates = isTested ? await gateTests(policies, only ? [only] : policies.gates, cases) : [];
  const derived = isTested && !only ? await derivedTests(policies, loaded.derivedCases) : [];
  const text = policyTestText(gates, derived, { language, paint: paintFor(io.stdout, io) });
  printAnswer({ text, data: { gates, derived }, diagnostics, sources }, { format, language }, io);
  if (diagnostics.length > 0) return EXIT.failed;
  return [...gates, ...derived].every(isGood) ? EXIT.admitted : EXIT.blocked;
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

type AnyResult = CaseResult | DerivedCaseResult;
type AnyCases = GateCases | DerivedFactCases;

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
