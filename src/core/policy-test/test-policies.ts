import type {
  CompetenceCases,
  DerivedFactCases,
  GateCases,
  PolicyFiles,
  ValueCases,
} from "../policy/policy-files.ts";
import {
  COMPETENCES,
  type DerivedFact,
  type Gate,
  type PolicySet,
  type Profile,
} from "../policy/policy-set.ts";
import { positionAt } from "../source/position.ts";
import type { Position, Text } from "../source/source.ts";
import { type CaseResult, runCases } from "./run-cases.ts";
import { type CompetenceCaseResult, runCompetenceCases } from "./run-competence-cases.ts";
import { type DerivedCaseResult, runDerivedCases } from "./run-derived-cases.ts";
import { type ReapprovalResult, runReapprovalCases } from "./run-reapproval-cases.ts";
import { runValueCases, type ValueCaseResult } from "./run-value-cases.ts";

/** Is a policy set with its cases, as it was loaded from its files. */
export interface LoadedTests {
  readonly policies: PolicySet;
  readonly files: PolicyFiles;
  readonly cases: readonly GateCases[];
  readonly derivedCases: readonly DerivedFactCases[];
  readonly competenceCases: readonly CompetenceCases[];
  readonly valueCases: readonly ValueCases[];
}

/** Is a case that was run, with what was expected and what came out where these differ. */
export interface TestedCase {
  readonly name: string;
  readonly source: string;
  readonly failure?: {
    readonly start: Position;
    readonly expected: object;
    readonly actual: object;
  };
}

/** Is how a gate, a derived fact or the competences of a profile fared in its cases. */
export interface UnitTest {
  readonly kind: "gate" | "derived" | "competence" | "values";
  readonly id: string;
  /** The number of a gate, such as G10. */
  readonly number?: string;
  readonly title: Text;
  readonly cases: readonly TestedCase[];
}

/** Tells whether it was tested and held; what has no cases was not tested. */
export function isGood({ cases }: UnitTest): boolean {
  return cases.length > 0 && cases.every(({ failure }) => failure === undefined);
}

/** Tests a gate by its cases. */
export function testGate({ id, number, title }: Gate, { policies, cases }: LoadedTests): UnitTest {
  const own = cases.filter(({ content }) => content.metadata.gate === id);
  return { kind: "gate", id, number, title, cases: testedCases(runCases(policies, own), own) };
}

/** Tests a derived fact by its cases. */
export function testDerived({ id, title }: DerivedFact, { policies, derivedCases }: LoadedTests): UnitTest {
  const own = derivedCases.filter(({ content }) => content.metadata.fact === id);
  const cases = testedCases(runDerivedCases(policies, own), own);
  return { kind: "derived", id, title, cases };
}

/** Tests who may sign under a profile; of a profile that takes over all of its base, and has no cases, there is nothing to test. */
export function testCompetence(profile: Profile, loaded: LoadedTests): UnitTest | undefined {
  const { policies, competenceCases } = loaded;
  const { id, title } = profile;
  const own = competenceCases.filter(({ content }) => content.metadata.profile === id);
  if (own.length === 0 && !saysWhoMaySign(profile, policies)) return undefined;
  const cases = testedCases(runCompetenceCases(policies, own), own);
  return { kind: "competence", id, title, cases };
}

function saysWhoMaySign(profile: Profile, { profiles }: PolicySet): boolean {
  const base = profiles.find(({ id }) => id === profile.extends)?.competence ?? {};
  return COMPETENCES.some((name) => JSON.stringify(profile.competence[name]) !== JSON.stringify(base[name]));
}

/** Tests what is in force from which day on, and what asks for another approval; where nothing is recorded there is nothing to test. */
export function testValues({ policies, valueCases }: LoadedTests): UnitTest | undefined {
  if (valueCases.length === 0) return undefined;
  const results = [...runValueCases(policies, valueCases), ...runReapprovalCases(policies, valueCases)];
  const cases = testedCases(results, valueCases);
  return { kind: "values", id: "values", title: VALUES, cases };
}

const VALUES: Text = {
  vi: "giá trị có hiệu lực từ từng ngày và căn cứ phê duyệt lại",
  en: "what is in force from each day on, and what asks for another approval",
};

type AnyResult = CaseResult | DerivedCaseResult | CompetenceCaseResult | ValueCaseResult | ReapprovalResult;
type AnyCases = GateCases | DerivedFactCases | CompetenceCases | ValueCases;

function testedCases(results: readonly AnyResult[], files: readonly AnyCases[]): readonly TestedCase[] {
  return results.map(({ name, source, passed, expected, actual, pointer }) => {
    const start = () => startOf(source, pointer, files);
    return { name, source, ...(passed ? {} : { failure: { start: start(), expected, actual } }) };
  });
}

function startOf(source: string, pointer: string, files: readonly AnyCases[]): Position {
  const document = files.find((one) => one.document.source.name === source)?.document;
  if (!document) return { line: 1, column: 1 };
  return positionAt(document.source.text, document.locate(pointer).start);
}
