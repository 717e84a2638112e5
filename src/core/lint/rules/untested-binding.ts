import { readsOf } from "../../expression/reads-of.ts";
import type { Binding, Condition, PolicySet } from "../../policy/policy-set.ts";
import { is } from "../../reason/goal.ts";
import type { Text } from "../../source/source.ts";
import { isImpossible } from "../certainty.ts";
import { findingAt } from "../finding.ts";
import { bindingKey, judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import { ownBindings } from "../own-bindings.ts";

const SAID: Readonly<Record<"pass" | "fail", Text>> = {
  pass: { vi: "đạt", en: "passes" },
  fail: { vi: "vi phạm", en: "fails" },
};

/** Finds bindings that no case passes, or that none fails. */
export const untestedBinding: LintRule = {
  code: "lint/untested-binding",
  severity: "warning",
  title: {
    vi: "Ràng buộc chưa có ca đạt hoặc không đạt",
    en: "A binding that no case passes, or that none fails",
  },
  explanation: {
    vi: "Mỗi ràng buộc có giai đoạn, ngày, tham số riêng, nên cần ít nhất một ca đạt và một ca không đạt được xét theo chính ràng buộc đó. Cổng chưa có ca nào thì chỉ nêu ở cổng; ràng buộc chờ một tham số chưa bật ngày nào thì chưa đòi ca.",
    en: "Each binding has stages, dates and values of its own, so that a case passes it and another fails it. Of a gate without any case only the gate is told; a binding that waits for a parameter which is on at no time yet needs none.",
  },
  advice: { vi: "thêm ca nêu ràng buộc này ở `binding`", en: "add a case that names it in `binding`" },
  find: (set) => {
    const { bindings, outcomes, failingGates } = judgedCases(set);
    return ownBindings(set.files, set.policies).flatMap(({ binding, document, pointer }) => {
      if (!outcomes.has(binding.gate) || failingGates.has(binding.gate)) return [];
      if (waitsForItsDay(binding, set.policies)) return [];
      const seen = bindings.get(bindingKey(binding));
      const missing = (["pass", "fail"] as const).filter((outcome) => !seen?.has(outcome));
      return missing.map((outcome) => {
        const data = { name: binding.id, outcome: SAID[outcome] };
        return findingAt(document, `${pointer}/id`, "lint/untested-binding", data);
      });
    });
  },
};

/** A binding under a switch of the policy set that is on at no time yet: nothing can be judged by it. */
function waitsForItsDay(binding: Binding, policies: PolicySet): boolean {
  const whens = Object.values(binding.when).filter((when) => when !== undefined);
  return whens.length > 0 && whens.every((when) => isSwitchedOff(when, binding, policies));
}

function isSwitchedOff(when: Condition, binding: Binding, policies: PolicySet): boolean {
  const { places, derived } = readsOf(when.expression);
  if (places.length > 0 || derived.length > 0) return false;
  const goal = is(when.expression, true);
  const question = { goal, conditions: [when], subject: "SystemManifest", bindings: [binding] } as const;
  return isImpossible(question, policies);
}
