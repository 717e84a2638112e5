import type { CompetenceCases, DerivedFactCases, GateCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { isAsExpected, judgeCase } from "../policy-test/judge-case.ts";
import { isCompetenceAsExpected, judgeCompetenceCase } from "../policy-test/judge-competence-case.ts";
import { isDerivedAsExpected, judgeDerivedCase } from "../policy-test/judge-derived-case.ts";
import { type PreparedCase, prepareCases } from "../policy-test/prepare-cases.ts";
import {
  type PreparedCompetenceCase,
  prepareCompetenceCases,
} from "../policy-test/prepare-competence-cases.ts";
import { type PreparedDerivedCase, prepareDerivedCases } from "../policy-test/prepare-derived-cases.ts";
import type { Mutant } from "./mutant.ts";

/** Is a case of whatever kind, as what can notice a mutant. */
export interface Test {
  readonly source: string;
  readonly pointer: string;
  /** The requirement that a failing case is about. */
  readonly requirement?: string | undefined;
  /** Tells whether the case fails under a changed set. */
  readonly notices: (policies: PolicySet) => boolean;
}

/** Holds the cases of a policy set, ready to be run against its mutants. */
export interface TestBed {
  readonly policies: PolicySet;
  /** The cases of gates, by gate. */
  readonly cases: ReadonlyMap<string, readonly PreparedCase[]>;
  /** Lists the cases that can notice a mutant. */
  readonly testsOf: (mutant: Mutant) => readonly Test[];
}

/** Is what a loaded policy set brings to be tested. */
export interface Tested {
  readonly policies: PolicySet;
  readonly cases: readonly GateCases[];
  readonly derivedCases: readonly DerivedFactCases[];
  readonly competenceCases: readonly CompetenceCases[];
}

/** Prepares all cases of a set once. */
export function testBedOf({ policies, cases, derivedCases, competenceCases }: Tested): TestBed {
  const ofGates = groupedBy(prepareCases(policies, cases), ({ gate }) => gate);
  const gates = testsBy(ofGates, gateTest);
  const facts = testsBy(
    groupedBy(prepareDerivedCases(policies, derivedCases), ({ fact }) => fact),
    derivedTest,
  );
  const profiles = testsBy(
    groupedBy(prepareCompetenceCases(policies, competenceCases), ({ profile }) => profile),
    competenceTest,
  );
  const testsOf = ({ about, gates: judging, profiles: signing }: Mutant) => [
    ...(about.kind === "DerivedFact" ? (facts.get(about.id) ?? []) : []),
    ...signing.flatMap((profile) => profiles.get(profile) ?? []),
    ...judging.flatMap((gate) => gates.get(gate) ?? []),
  ];
  return { policies, cases: ofGates, testsOf };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function testsBy<T>(
  groups: ReadonlyMap<string, readonly T[]>,
  testOf: (item: T) => Test,
): ReadonlyMap<string, readonly Test[]> {
  return new Map([...groups].map(([key, items]) => [key, items.map(testOf)] as const));
}

function gateTest(prepared: PreparedCase): Test {
  const { expect } = prepared.case;
  return {
    ...{ source: prepared.source, pointer: prepared.pointer, requirement: expect.requirement },
    notices: (policies) => !isAsExpected(expect, judgeCase(prepared, policies)),
  };
}

function derivedTest(prepared: PreparedDerivedCase): Test {
  const { expect } = prepared.case;
  return {
    ...{ source: prepared.source, pointer: prepared.pointer },
    notices: (policies) => !isDerivedAsExpected(expect, judgeDerivedCase(prepared, policies)),
  };
}

function competenceTest(prepared: PreparedCompetenceCase): Test {
  return {
    ...{ source: prepared.source, pointer: prepared.pointer },
    notices: (policies) => !isCompetenceAsExpected(prepared.case, judgeCompetenceCase(prepared, policies)),
  };
}
