import type { Conclusion } from "../evaluate/conclude.ts";
import type { Binding, Outcome } from "../policy/policy-set.ts";
import { concludeCase, isAsExpected, toldBy } from "../policy-test/judge-case.ts";
import { prepareCases } from "../policy-test/prepare-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
import type { LintedSet } from "./linted-set.ts";

/** Tells what the cases of a policy set reach; one that does not come out as it expects reaches nothing. */
export interface JudgedCases {
  /** By gate. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<Outcome>>;
  /** By the name that `bindingKey` gives a binding. */
  readonly bindings: ReadonlyMap<string, ReadonlySet<Outcome>>;
  /** The requirements that fail, as `gate#requirement`. */
  readonly failed: ReadonlySet<string>;
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
  const cases = judge(set);
  judged.set(set, cases);
  return cases;
}

function judge({ files, policies }: LintedSet): JudgedCases {
  const outcomes = new Map<string, Set<Outcome>>();
  const bindings = new Map<string, Set<Outcome>>();
  const failed = new Set<string>();
  for (const prepared of prepareCases(policies, files.GateCases)) {
    if (isProblem(prepared.asked)) continue;
    const conclusions = concludeCase(prepared, policies);
    const [only] = conclusions;
    if (!only || !isAsExpected(prepared.case.expect, toldBy(conclusions, prepared.asked).actual)) continue;
    add(outcomes, prepared.gate, only.outcome);
    add(bindings, bindingKey(only.assessed.binding), only.outcome);
    for (const requirement of failedRequirements(only)) failed.add(`${prepared.gate}#${requirement}`);
  }
  return { outcomes, bindings, failed };
}

function add(into: Map<string, Set<Outcome>>, key: string, outcome: Outcome): void {
  into.set(key, (into.get(key) ?? new Set()).add(outcome));
}

function failedRequirements({ reasons }: Conclusion): readonly string[] {
  return reasons.flatMap((reason) =>
    reason.kind === "element" && reason.element.outcome === "fail" ? [reason.element.requirement.id] : [],
  );
}
