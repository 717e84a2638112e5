import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { isProblem } from "../policy-test/prepared.ts";
import { runCases } from "../policy-test/run-cases.ts";
import { runCompetenceCases } from "../policy-test/run-competence-cases.ts";
import { runDerivedCases } from "../policy-test/run-derived-cases.ts";
import { runRecordedCases } from "../policy-test/run-recorded-cases.ts";
import type { Mutant } from "./mutant.ts";
import { recordedBy } from "./test-bed.ts";

/** Is a case that fails on the unchanged set, which would notice every mutant. */
export interface FailingTest {
  readonly name: string;
  readonly source: string;
  readonly pointer: string;
}

/** Lists the cases that could notice some mutants and fail already: nothing that they would say of a mutant counts. */
export function failingTests(
  mutants: readonly Mutant[],
  { policies, read }: { readonly policies: PolicySet; readonly read: PolicyFiles },
): readonly FailingTest[] {
  const gates = new Set(mutants.flatMap((mutant) => mutant.gates));
  const profiles = new Set(mutants.flatMap((mutant) => mutant.profiles));
  const facts = new Set(mutants.flatMap(({ about }) => (about.kind === "DerivedFact" ? about.id : [])));
  const recorded = new Set(mutants.map(recordedBy));
  const { GateCases, DerivedFactCases, CompetenceCases, ValueCases } = read;
  const ofGates = GateCases.filter(({ content }) => gates.has(content.metadata.gate));
  const ofFacts = DerivedFactCases.filter(({ content }) => facts.has(content.metadata.fact));
  const ofProfiles = CompetenceCases.filter(({ content }) => profiles.has(content.metadata.profile));
  return [
    ...runCases(policies, ofGates),
    ...runDerivedCases(policies, ofFacts),
    ...runCompetenceCases(policies, ofProfiles),
    ...runRecordedCases(policies, ValueCases).filter(({ about }) => recorded.has(about)),
  ].flatMap(({ name, source, pointer, passed, actual }) => {
    if (passed) return [];
    const nearer = isProblem(actual) ? actual.pointer : undefined;
    return [{ name, source, pointer: nearer ?? pointer }];
  });
}
