import type { GateCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { runsNowhere } from "./case-problem.ts";
import { type Actual, askCase, isAsExpected } from "./judge-case.ts";
import { type Case, type PreparedCase, prepareCases } from "./prepare-cases.ts";
import { isProblem, type Judged } from "./prepared.ts";
import { type WhyUnbound, whyUnbound } from "./why-unbound.ts";

/** Says of one case of a gate what was expected and what came out; `actual` is a problem when nothing could come out. */
export interface CaseResult extends Judged<Case["expect"], Actual> {
  readonly gate: string;
  /** Says why the gate is not asked, where the case expects that it is. */
  readonly unbound?: WhyUnbound;
}

/**
 * Runs the cases of a policy set; a case whose changes change nothing, or whose document is invalid, fails. So does
 * every case once its gate is gone: then all that comes out is `unbound`, and a case that expects just that holds
 * only beside one that ran the same binding, or the gate where it names none.
 */
export function runCases(policies: PolicySet, files: readonly GateCases[]): readonly CaseResult[] {
  const asked = prepareCases(policies, files).map((prepared) => ({
    prepared,
    ...askCase(prepared, policies),
  }));
  const ran = new Set(
    asked.flatMap(({ prepared: { gate }, binding }) =>
      binding === undefined ? [] : [gate, `${gate} ${binding}`],
    ),
  );
  return asked.map(({ prepared, actual }) =>
    resultOf(prepared, isProblem(actual) ? actual : (idleProblem(prepared, ran) ?? actual)),
  );
}

function idleProblem({ gate, case: one }: PreparedCase, ran: ReadonlySet<string>): Actual | undefined {
  const { binding: named, expect } = one;
  if (expect.outcome !== "unbound" || ran.has(named === undefined ? gate : `${gate} ${named}`))
    return undefined;
  return { problem: runsNowhere(named ?? gate) };
}

function resultOf(prepared: PreparedCase, actual: Actual): CaseResult {
  const { gate, source, pointer, case: one } = prepared;
  const passed = isAsExpected(one.expect, actual);
  const isUnasked = !passed && !isProblem(actual) && actual.outcome === "unbound";
  const unbound = isUnasked ? whyUnbound(prepared) : undefined;
  const result = { gate, source, name: one.name, passed, expected: one.expect, actual, pointer };
  return { ...result, ...(unbound ? { unbound } : {}) };
}
