import type { Conclusion } from "../evaluate/conclude.ts";
import type { Observe } from "../expression/interpret.ts";
import type { Expression } from "../expression/tree.ts";
import type { Binding, Outcome } from "../policy/policy-set.ts";
import { concludeCase, isAsExpected, toldBy } from "../policy-test/judge-case.ts";
import { judgeCompetenceCase } from "../policy-test/judge-competence-case.ts";
import { judgeDerivedCase } from "../policy-test/judge-derived-case.ts";
import { prepareCases } from "../policy-test/prepare-cases.ts";
import { prepareCompetenceCases } from "../policy-test/prepare-competence-cases.ts";
import { prepareDerivedCases } from "../policy-test/prepare-derived-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
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
  /** What each part of a condition came out as. */
  readonly truths: ReadonlyMap<Expression, ReadonlySet<boolean>>;
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
  const cases = { ...judgeGates(set, observe), truths };
  judgeOthers(set, observe);
  judged.set(set, cases);
  return cases;
}

function judgeGates({ files, policies }: LintedSet, observe: Observe): Omit<JudgedCases, "truths"> {
  const outcomes = new Map<string, Set<Outcome>>();
  const bindings = new Map<string, Set<Outcome>>();
  const failed = new Set<string>();
  const passed: ReadonlySet<string>[] = [];
  for (const prepared of prepareCases(policies, files.GateCases)) {
    const conclusions = concludeCase(prepared, policies, observe);
    const [only] = conclusions;
    if (!only || isProblem(prepared.asked)) continue;
    passed.push(new Set(requirementsThat("pass", only)));
    if (!isAsExpected(prepared.case.expect, toldBy(conclusions, prepared.asked).actual)) continue;
    add(outcomes, prepared.gate, only.outcome);
    add(bindings, bindingKey(only.assessed.binding), only.outcome);
    for (const requirement of failedRequirements(only)) failed.add(requirement);
  }
  return { outcomes, bindings, failed, passed };
}

function judgeOthers({ files, policies }: LintedSet, observe: Observe): void {
  for (const one of prepareDerivedCases(policies, files.DerivedFactCases))
    judgeDerivedCase(one, policies, observe);
  for (const one of prepareCompetenceCases(policies, files.CompetenceCases))
    judgeCompetenceCase(one, policies, observe);
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
