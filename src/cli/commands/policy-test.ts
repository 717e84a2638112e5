import type { GateCases } from "../../core/policy/policy-files.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import type { CaseResult } from "../../core/policy-test/run-cases.ts";
import { positionAt } from "../../core/source/position.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { chooseFormat } from "../choices.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { policiesFor } from "../policies.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printAnswer, printDiagnostics } from "../print.ts";
import { type FailedCase, type GateTest, gateTestText, isGood } from "./gate-test.ts";
import type { PolicyArguments } from "./policy-check.ts";

/** Runs the cases of a policy set: 0 when every gate has cases and all hold, 1 when not, 2 without any answer. */
export async function policyTest(
  given: string | undefined,
  options: PolicyArguments,
  io: Io,
): Promise<number> {
  const { language } = options;
  const { value: format, diagnostic } = chooseFormat(options.format);
  if (diagnostic) {
    printDiagnostics([diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const folder = policyFolder(given, io);
  const { policies, cases, diagnostics: unread, sources } = await policiesFor(folder, io);
  const isUntested = policies !== undefined && cases.every(({ content }) => content.spec.cases.length === 0);
  // A set without any case was not tested, which must not look like a test that holds.
  const diagnostics = isUntested ? [runDiagnostic("run/no-cases", {}, folder ?? "gate57")] : unread;
  const gates = policies && !isUntested ? await gateTests(policies, cases) : [];
  const text = gateTestText(gates, { language, paint: paintFor(io.stdout, io) });
  printAnswer({ text, data: { gates }, diagnostics, sources }, { format, language }, io);
  if (diagnostics.length > 0) return EXIT.failed;
  return gates.every(isGood) ? EXIT.admitted : EXIT.blocked;
}

async function gateTests(policies: PolicySet, cases: readonly GateCases[]): Promise<readonly GateTest[]> {
  const { runCases } = await import("../../core/policy-test/run-cases.ts");
  const results = runCases(policies, cases);
  return policies.gates.map(({ id, number, title }) => {
    const own = results.filter(({ gate }) => gate === id);
    const failed = own.filter(({ passed }) => !passed).map((result) => failedCase(result, cases));
    return { gate: id, number, title, cases: own.length, failed };
  });
}

function failedCase(
  { source, name, expected, actual, pointer }: CaseResult,
  cases: readonly GateCases[],
): FailedCase {
  const document = cases.find((one) => one.document.source.name === source)?.document;
  const start = document
    ? positionAt(document.source.text, document.locate(pointer).start)
    : { line: 1, column: 1 };
  return { name, source, start, expected, actual };
}
