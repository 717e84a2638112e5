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
import { isProblem } from "./prepared.ts";
import { type CaseResult, runCases } from "./run-cases.ts";
import { type CompetenceCaseResult, runCompetenceCases } from "./run-competence-cases.ts";
import { type DerivedCaseResult, runDerivedCases } from "./run-derived-cases.ts";
import type { ReapprovalResult } from "./run-reapproval-cases.ts";
import { runRecordedCases } from "./run-recorded-cases.ts";
import type { ValueCaseResult } from "./run-value-cases.ts";
import type { Hindrance, WhyUnbound } from "./why-unbound.ts";

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
    /** Says why the gate is not asked, where that is what came out, and where it is written. */
    readonly unbound?: PlacedUnbound;
  };
}

/** Is why a gate is not asked, each hindrance with its place in the policy files. */
export interface PlacedUnbound extends WhyUnbound {
  readonly hindrances: readonly (Hindrance & Partial<Place>)[];
}

interface Place {
  readonly source: string;
  readonly start: Position;
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
export function testGate({ id, number, title }: Gate, { policies, files, cases }: LoadedTests): UnitTest {
  const own = cases.filter(({ content }) => content.metadata.gate === id);
  return { kind: "gate", id, number, title, cases: testedCases(runCases(policies, own), own, files) };
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
  const cases = testedCases(runRecordedCases(policies, valueCases), valueCases);
  return { kind: "values", id: "values", title: VALUES, cases };
}

const VALUES: Text = {
  vi: "giá trị có hiệu lực từ từng ngày và căn cứ phê duyệt lại",
  en: "what is in force from each day on, and what asks for another approval",
};

type AnyResult = CaseResult | DerivedCaseResult | CompetenceCaseResult | ValueCaseResult | ReapprovalResult;
type AnyCases = GateCases | DerivedFactCases | CompetenceCases | ValueCases;

function testedCases(
  results: readonly AnyResult[],
  files: readonly AnyCases[],
  read?: PolicyFiles,
): readonly TestedCase[] {
  return results.map((result) => {
    const { name, source, passed, expected, actual } = result;
    if (passed) return { name, source };
    const nearer = isProblem(actual) ? actual.pointer : undefined;
    const start = startOf(source, nearer ?? result.pointer, files, nearer === undefined ? "value" : "key");
    const unbound = read && "unbound" in result ? result.unbound : undefined;
    const why = read && unbound ? { unbound: placed(unbound, read) } : {};
    return { name, source, failure: { start, expected, actual, ...why } };
  });
}

function placed(unbound: WhyUnbound, read: PolicyFiles): PlacedUnbound {
  const hindrances = unbound.hindrances.map((one) => ({ ...one, ...placeOf(one, read) }));
  return { ...unbound, hindrances };
}

/** Finds where a binding says what keeps it from being asked. */
function placeOf({ profile, binding, pointer }: Hindrance, { Profile }: PolicyFiles): Place | undefined {
  const file = Profile.find(({ content }) => content.metadata.id === profile);
  const index = file?.content.spec.bindings?.findIndex(({ id }) => id === binding) ?? -1;
  if (!file || index < 0) return undefined;
  const { document } = file;
  const { source } = document;
  const own = `/spec/bindings/${index}`;
  const { start } = document.locate(document.has(`${own}${pointer}`) ? `${own}${pointer}` : own);
  return { source: source.name, start: positionAt(source.text, start) };
}

function startOf(
  source: string,
  pointer: string,
  files: readonly AnyCases[],
  target: "key" | "value",
): Position {
  const document = files.find((one) => one.document.source.name === source)?.document;
  if (!document) return { line: 1, column: 1 };
  return positionAt(document.source.text, document.locate(pointer, target).start);
}
