import { type Recall, recallOf } from "../evaluate/recall.ts";
import type { CompetenceCases, DerivedFactCases, GateCases, ValueCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { concludeCase, goesAsExpected } from "../policy-test/judge-case.ts";
import { isCompetenceAsExpected, judgeCompetenceCase } from "../policy-test/judge-competence-case.ts";
import { isDerivedAsExpected, judgeDerivedCase } from "../policy-test/judge-derived-case.ts";
import { type PreparedCase, prepareCases } from "../policy-test/prepare-cases.ts";
import {
  type PreparedCompetenceCase,
  prepareCompetenceCases,
} from "../policy-test/prepare-competence-cases.ts";
import { type PreparedDerivedCase, prepareDerivedCases } from "../policy-test/prepare-derived-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
import { reapprovalName } from "../policy-test/run-reapproval-cases.ts";
import type { Mutant } from "./mutant.ts";
import { recordTests } from "./record-tests.ts";
import type { Test } from "./test.ts";

/** Holds the cases of a policy set, ready to be run against its mutants. */
export interface TestBed {
  readonly policies: PolicySet;
  /** The cases of gates, by gate. */
  readonly cases: ReadonlyMap<string, readonly PreparedCase[]>;
  /** Lists the cases that can notice a mutant. */
  readonly testsOf: (mutant: Mutant) => readonly Test[];
  /** Forgets what the cases said, when others are about to be run. */
  readonly forget: () => void;
}

/** Is what a loaded policy set brings to be tested. */
export interface Tested {
  readonly policies: PolicySet;
  readonly cases: readonly GateCases[];
  readonly derivedCases: readonly DerivedFactCases[];
  readonly competenceCases: readonly CompetenceCases[];
  readonly valueCases: readonly ValueCases[];
}

/** Prepares all cases of a set once. */
export function testBedOf(tested: Tested): TestBed {
  const { policies, cases, derivedCases, competenceCases, valueCases } = tested;
  const recall = recallOf(policies);
  const prepared = prepareCases(policies, cases).map((one) => withRecall(one, recall));
  const ofGates = groupedBy(prepared, ({ gate }) => gate);
  const gates = testsBy(ofGates, (one) => gateTest(one, policies));
  const facts = testsBy(
    groupedBy(prepareDerivedCases(policies, derivedCases), ({ fact }) => fact),
    derivedTest,
  );
  const profiles = testsBy(
    groupedBy(prepareCompetenceCases(policies, competenceCases), ({ profile }) => profile),
    competenceTest,
  );
  const values = groupedBy(recordTests(valueCases), ({ about }) => about);
  const testsOf = (mutant: Mutant) => [
    ...(values.get(recordedBy(mutant)) ?? []),
    ...(mutant.about.kind === "DerivedFact" ? (facts.get(mutant.about.id) ?? []) : []),
    ...mutant.profiles.flatMap((profile) => profiles.get(profile) ?? []),
    ...mutant.gates.flatMap((gate) => gates.get(gate) ?? []),
  ];
  return { policies, cases: ofGates, testsOf, forget: recall.forget };
}

/** Mutants are many, and each changes little of what a case is judged by. */
function withRecall(prepared: PreparedCase, recall: Recall): PreparedCase {
  const { asked } = prepared;
  return isProblem(asked) ? prepared : { ...prepared, asked: { ...asked, recall } };
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

function gateTest(prepared: PreparedCase, policies: PolicySet): Test {
  const { source, pointer, asked } = prepared;
  const { expect } = prepared.case;
  return {
    source,
    pointer,
    requirement: expect.requirement,
    said: () => {
      if (isProblem(asked)) return [];
      const { matter, recall } = asked;
      // The set itself has to have been asked before.
      if (recall?.said(matter).length === 0) concludeCase(prepared, policies);
      return recall?.said(matter) ?? [];
    },
    notices: (policies) => !goesAsExpected(prepared, policies),
  };
}

/** Names what of a mutant is recorded, as the cases that record it do. */
export function recordedBy({ about, pointer }: Mutant): string {
  if (about.kind !== "Profile") return about.id;
  const [, binding] = /^\/spec\/bindings\/([^/]+\/[^/]+)/.exec(pointer) ?? [];
  const [, reason] = /^\/spec\/reapproval\/([^/]+)/.exec(pointer) ?? [];
  return reason === undefined ? (binding ?? "") : reapprovalName(about.id, reason);
}

function derivedTest(prepared: PreparedDerivedCase): Test {
  const { expect } = prepared.case;
  return {
    source: prepared.source,
    pointer: prepared.pointer,
    notices: (policies) => !isDerivedAsExpected(expect, judgeDerivedCase(prepared, policies)),
  };
}

function competenceTest(prepared: PreparedCompetenceCase): Test {
  return {
    source: prepared.source,
    pointer: prepared.pointer,
    notices: (policies) => !isCompetenceAsExpected(prepared.case, judgeCompetenceCase(prepared, policies)),
  };
}
