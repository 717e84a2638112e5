import type { Conclusion } from "../evaluate/conclude.ts";
import type { Observe } from "../expression/interpret.ts";
import type { Expression } from "../expression/tree.ts";
import type { Binding, Outcome } from "../policy/policy-set.ts";
import { concludeCase, isAsExpected, toldBy } from "../policy-test/judge-case.ts";
import { isCompetenceAsExpected, judgeCompetenceCase } from "../policy-test/judge-competence-case.ts";
import { isDerivedAsExpected, judgeDerivedCase } from "../policy-test/judge-derived-case.ts";
import { prepareCases } from "../policy-test/prepare-cases.ts";
import { prepareCompetenceCases } from "../policy-test/prepare-competence-cases.ts";
import { prepareDerivedCases } from "../policy-test/prepare-derived-cases.ts";
import { isProblem, type Problem } from "../policy-test/prepared.ts";
import { runRecordedCases } from "../policy-test/run-recorded-cases.ts";
import type { LintedSet } from "./linted-set.ts";

/** Tells what the cases of a policy set show; one that does not come out as it expects reaches no outcome. */
export interface JudgedCases {
  /** By gate. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<Outcome>>;
  /** By the name that `bindingKey` gives a binding. */
  readonly bindings: ReadonlyMap<string, ReadonlySet<Outcome>>;
  /** The requirements that fail, as `gate#requirement`. */
  readonly failed: ReadonlySet<string>;
  /** For each case, the requirements of its gate that pass in it, as `gate#requirement`. */
  readonly passed: readonly ReadonlySet<string>[];
  /** The cases that do not come out as they expect, in the order of their files. */
  readonly failing: readonly FailingCase[];
  /** The gates that have such cases: what they lack cannot be told. */
  readonly failingGates: ReadonlySet<string>;
  /** What each part of a condition came out as. */
  readonly truths: ReadonlyMap<Expression, ReadonlySet<boolean>>;
}

/** Is a case that does not come out as it expects. */
export interface FailingCase {
  /** Names what it is about, as reports on cases do. */
  readonly about: string;
  /** The gate, where it is about one. */
  readonly gate?: string;
  readonly source: string;
  /** Where the case stands in its file. */
  readonly pointer: string;
  /** Why it could not be judged, where it could not. */
  readonly problem?: Problem;
}

/** Names a binding; a profile may write one anew that its base has. */
export function bindingKey({ id, profile }: Pick<Binding, "id" | "profile">): string {
  return `${profile} ${id}`;
}

const judged = new WeakMap<LintedSet, JudgedCases>();

/** Judges the cases of a policy set, once for all rules that ask. */
export function judgedCases(set: LintedSet): JudgedCases {
  const known = judged.get(set);
  if (known) return known;
  const truths = new Map<Expression, Set<boolean>>();
  const observe: Observe = (node, result) => {
    if (result.known && typeof result.value === "boolean") add(truths, node, result.value);
  };
  const gates = judgeGates(set, observe);
  const failing = [...gates.failing, ...judgeOthers(set, observe), ...judgeValues(set)];
  const failingGates = new Set(failing.flatMap(({ gate }) => gate ?? []));
  const cases = { ...gates, failing, failingGates, truths };
  judged.set(set, cases);
  return cases;
}

function judgeGates(
  { files, policies }: LintedSet,
  observe: Observe,
): Omit<JudgedCases, "truths" | "failingGates"> {
  const outcomes = new Map<string, Set<Outcome>>();
  const bindings = new Map<string, Set<Outcome>>();
  const failed = new Set<string>();
  const passed: ReadonlySet<string>[] = [];
  const failing: FailingCase[] = [];
  for (const prepared of prepareCases(policies, files.GateCases)) {
    const conclusions = concludeCase(prepared, policies, observe);
    const { asked, gate } = prepared;
    const actual = isProblem(asked) ? asked : toldBy(conclusions, asked).actual;
    const isHeld = isAsExpected(prepared.case.expect, actual);
    if (!isHeld) failing.push({ gate, ...failingCase(gate, prepared, actual) });
    const [only] = conclusions;
    if (!only) continue;
    passed.push(new Set(requirementsThat("pass", only)));
    if (!isHeld) continue;
    add(outcomes, prepared.gate, only.outcome);
    add(bindings, bindingKey(only.assessed.binding), only.outcome);
    for (const requirement of failedRequirements(only)) failed.add(requirement);
  }
  return { outcomes, bindings, failed, passed, failing };
}

function failingCase(
  about: string,
  { source, pointer }: Pick<FailingCase, "source" | "pointer">,
  actual: object,
): FailingCase {
  return { about, source, pointer, ...(isProblem(actual) ? { problem: actual } : {}) };
}

function judgeOthers({ files, policies }: LintedSet, observe: Observe): readonly FailingCase[] {
  const facts = prepareDerivedCases(policies, files.DerivedFactCases).flatMap((one) => {
    const actual = judgeDerivedCase(one, policies, observe);
    const isHeld = isDerivedAsExpected(one.case.expect, actual);
    return isHeld ? [] : [failingCase(`derived.${one.fact}`, one, actual)];
  });
  const profiles = prepareCompetenceCases(policies, files.CompetenceCases).flatMap((one) => {
    const actual = judgeCompetenceCase(one, policies, observe);
    const isHeld = isCompetenceAsExpected(one.case, actual);
    return isHeld ? [] : [failingCase(`competence ${one.profile}`, one, actual)];
  });
  return [...facts, ...profiles];
}

function judgeValues({ files, policies }: LintedSet): readonly FailingCase[] {
  const results = runRecordedCases(policies, files.ValueCases);
  return results.flatMap((one) => (one.passed ? [] : [failingCase(one.about, one, one.actual)]));
}

function add<K, V>(into: Map<K, Set<V>>, key: K, value: V): void {
  const values = into.get(key);
  if (values) values.add(value);
  else into.set(key, new Set([value]));
}

/** Of a requirement that is not asked at the stage of its case there is no reason. */
function failedRequirements({ assessed, reasons }: Conclusion): readonly string[] {
  return reasons.flatMap((reason) =>
    reason.kind === "element" && reason.element.outcome === "fail"
      ? [`${assessed.gate.id}#${reason.element.requirement.id}`]
      : [],
  );
}

function requirementsThat(outcome: Outcome, { assessed }: Conclusion): readonly string[] {
  const elements = assessed.assessment.elements.filter((element) => element.outcome === outcome);
  return elements.map(({ requirement }) => `${assessed.gate.id}#${requirement.id}`);
}
