import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Gate } from "../../core/policy/policy-set.ts";
import type { Coverage } from "../../core/policy-test/coverage/coverage.ts";
import type { LoadedTests, UnitTest } from "../../core/policy-test/test-policies.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Io } from "../../run/io.ts";
import { type LoadedPolicies, policiesFor } from "../../run/policies.ts";
import { chooseGate } from "../choose-gate.ts";
import { progressOn } from "../progress.ts";

/** Says what of a policy set is tested. */
export interface Wanted {
  /** The id or number of the one gate whose cases are run. */
  readonly gate?: string | undefined;
  /** Whether to find out how far the cases go. */
  readonly coverage: boolean;
}

/** Is what tests gave; with a diagnostic, nothing was tested. */
export interface RanTests {
  readonly tests: readonly UnitTest[];
  readonly coverage: Coverage | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Loads a policy set and runs its cases. */
export async function runTests(folder: string | undefined, wanted: Wanted, io: Io): Promise<RanTests> {
  const loaded = await policiesFor(folder, io);
  const { sources } = loaded;
  const nothing = { tests: [], coverage: undefined, sources };
  const { policies, files } = loaded;
  if (!policies) return { ...nothing, diagnostics: loaded.diagnostics };
  // A set without any case was not tested, which must not look like a test that holds.
  if (folder === undefined || !files)
    return { ...nothing, diagnostics: [runDiagnostic("run/no-registers", { command: "test" }, "DIR")] };
  if (isUntested(loaded)) return { ...nothing, diagnostics: [runDiagnostic("run/no-cases", {}, folder)] };
  const asked = wanted.gate === undefined ? undefined : chooseGate(wanted.gate, policies);
  if (asked?.diagnostic) return { ...nothing, diagnostics: [asked.diagnostic], sources: new Map() };
  const ready = { ...loaded, policies, files };
  const ran = await testAll(ready, asked?.value, { ...wanted, step: progressOn(io) });
  return { ...ran, diagnostics: [], sources };
}

function isUntested({ cases }: Pick<LoadedPolicies, "cases">): boolean {
  return cases.every(({ content }) => content.spec.cases.length === 0);
}

interface Means extends Wanted {
  readonly step: (done: number, all: number) => void;
}

/** Tests everything, or one gate alone, and tells how far it is after each. */
async function testAll(loaded: LoadedTests, only: Gate | undefined, { coverage, step }: Means) {
  const core = await import("../../core/policy-test/test-policies.ts");
  const { gates, derived, profiles } = loaded.policies;
  const units = [
    ...(only ? [only] : gates).map((gate) => () => core.testGate(gate, loaded)),
    ...(only ? [] : derived).map((fact) => () => core.testDerived(fact, loaded)),
    ...(only ? [] : profiles).map((profile) => () => core.testCompetence(profile, loaded)),
    ...(only ? [] : [() => core.testValues(loaded)]),
  ];
  const tests = units.flatMap((test, index) => {
    step(index, units.length);
    return test() ?? [];
  });
  const covered = coverage ? await coverageOf(loaded, only) : undefined;
  step(units.length, units.length);
  return { tests, coverage: covered };
}

async function coverageOf(loaded: LoadedTests, only: Gate | undefined): Promise<Coverage> {
  const { coverCases, coverGate } = await import("../../core/policy-test/coverage/cover-cases.ts");
  if (!only) return coverCases(loaded);
  const unit = coverGate(only, loaded);
  return { seen: unit.seen, possible: unit.possible, units: [unit] };
}
