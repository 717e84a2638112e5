import { readPolicies } from "../policy/load.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { executioner, type Fate } from "./fate.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutate-policies.ts";
import { type TestBed, testBedOf } from "./test-bed.ts";

/** Holds a policy set with its mutants, and what tries them. */
export interface Trial {
  readonly policies: PolicySet;
  readonly read: PolicyFiles;
  readonly mutants: readonly Mutant[];
  readonly bed: TestBed;
  readonly fateOf: (mutant: Mutant, isLate: () => boolean) => Fate;
}

/** Prepares the trial of a policy set; undefined when the set has a mistake, of which whoever loads it tells. */
export function trialOf(files: ReadonlyMap<string, string>): Trial | undefined {
  const { read, policies, diagnostics } = readPolicies(files);
  if (diagnostics.length > 0) return undefined;
  const bed = testBedOf({
    policies,
    cases: read.GateCases,
    derivedCases: read.DerivedFactCases,
    competenceCases: read.CompetenceCases,
    valueCases: read.ValueCases,
  });
  return { policies, read, mutants: mutantsOf(policies), bed, fateOf: executioner(bed) };
}
