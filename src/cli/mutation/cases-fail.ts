import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { type FailingTest, failingTests } from "../../core/mutate/failing-tests.ts";
import type { Mutant } from "../../core/mutate/mutant.ts";
import type { PolicyFiles } from "../../core/policy/policy-files.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import { runDiagnostic } from "../../node/run-messages.ts";

/** Is a policy set of a folder, with its files as they were read. */
interface ReadSet {
  readonly folder: string;
  readonly policies: PolicySet;
  readonly read: PolicyFiles;
}

/** Says that cases which some mutants are to be tried on fail on the set as it is; nothing where all hold. */
export function casesFail(mutants: readonly Mutant[], set: ReadSet): readonly Diagnostic[] {
  const failing = failingTests(mutants, set);
  const [first] = failing;
  if (!first) return [];
  const data = { count: failing.length, first: first.name, folder: set.folder };
  return [{ ...runDiagnostic("run/cases-fail", data, first.source), ...placeOf(first, set.read) }];
}

function placeOf({ source, pointer }: FailingTest, read: PolicyFiles): Pick<Diagnostic, "range" | "path"> {
  const all = [...read.GateCases, ...read.DerivedFactCases, ...read.CompetenceCases, ...read.ValueCases];
  const document = all.find((one) => one.document.source.name === source)?.document;
  const named = document?.has(`${pointer}/name`) ? `${pointer}/name` : pointer;
  return document ? { range: document.locate(named), path: named } : { path: named };
}
