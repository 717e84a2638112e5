import { readsOf } from "../../expression/reads-of.ts";
import type { Condition, Gate, GateBody, Outcome, PolicySet } from "../../policy/policy-set.ts";
import { findingAt } from "../finding.ts";
import { writtenBodies } from "../gate-bodies.ts";
import { judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { isHopeless } from "./impossible-gate.ts";

/** Finds outcomes of a gate that no case comes to. */
export const untestedOutcome: LintRule = {
  code: "lint/untested-outcome",
  severity: "warning",
  title: { vi: "Kết quả chưa có ca thử", en: "An outcome that no case reaches" },
  explanation: {
    vi: "Mỗi cổng cần ca đạt, ca không đạt và ca chưa đủ căn cứ; cổng có `appliesWhen`, có ràng buộc với điều kiện `when` hoặc chỉ có một yêu cầu có thể không hỏi thì cần cả ca không áp dụng. Cổng có ca không cho đúng kết quả đã ghi thì có quy tắc riêng.",
    en: "Each gate needs a case that passes, one that fails and one that is undetermined; a gate with `appliesWhen`, with a binding under a `when`, or whose only requirement may not be asked, one that is not applicable too. A gate with cases that do not come out as recorded has a rule of its own.",
  },
  advice: { vi: "thêm ca đi tới kết quả đó", en: "add a case that comes to it" },
  find: (set) => {
    const { outcomes, failingGates } = judgedCases(set);
    const cases = new Map(
      set.files.GateCases.map(({ document, content }) => [content.metadata.gate, document]),
    );
    return set.files.Gate.flatMap(({ document, content: { metadata } }) => {
      const name = metadata.id;
      const gate = set.policies.gates.find(({ id }) => id === name);
      const tried = cases.get(name);
      const wanted = gate ? reachable(gate, set) : [];
      const missing = wanted.filter((outcome) => !outcomes.get(name)?.has(outcome));
      const data = { name, outcomes: missing };
      if (missing.length === 0 || failingGates.has(name)) return [];
      if (tried) return [findingAt(tried, "/metadata/gate", "lint/untested-outcome", data)];
      return [findingAt(document, "/metadata/id", "lint/untested-outcome", data)];
    });
  },
};

function reachable(gate: Gate, set: LintedSet): readonly Outcome[] {
  const own = writtenBodies(set).filter((written) => written.gate === gate);
  const passing = own.some((written) => !isHopeless(written, set)) ? (["pass"] as const) : [];
  const switched = maySwitchOff(gate, set.policies) ? (["not-applicable"] as const) : [];
  return [...passing, "fail", "undetermined", ...switched];
}

function maySwitchOff({ id, bodies }: Gate, { profiles }: PolicySet): boolean {
  const bindings = profiles.flatMap((profile) => profile.bindings).filter(({ gate }) => gate === id);
  const own = Object.values(bodies).filter((body) => body !== undefined);
  return bindings.some(({ when }) => Object.values(when).some(readsFacts)) || own.some(mayAskNothing);
}

function mayAskNothing({ appliesWhen, require: [only, other] }: GateBody): boolean {
  if (readsFacts(appliesWhen)) return true;
  if (!only || other) return false;
  const { each, when } = only;
  return readsFacts(when) || each?.ifEmpty === "not-applicable" || each?.ifNoneMatch === "not-applicable";
}

/** What only parameters decide is the same for every document. */
function readsFacts(condition: Condition | undefined): boolean {
  if (!condition) return false;
  const { places, derived } = readsOf(condition.expression);
  return places.length > 0 || derived.length > 0;
}
