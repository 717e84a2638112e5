import { findingAt } from "../finding.ts";
import { judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import { isReached } from "../reached-requirements.ts";

/** Finds requirements that no case makes fail. */
export const untestedRequirement: LintRule = {
  code: "lint/untested-requirement",
  severity: "warning",
  title: { vi: "Yêu cầu chưa có ca không đạt", en: "A requirement that no case fails" },
  explanation: {
    vi: "Không ca nào cho đúng kết quả mong đợi mà yêu cầu này không đạt: bỏ yêu cầu đi có thể không ai thấy. Cổng chưa có ca nào thì chỉ nêu ở cổng; yêu cầu không bao giờ được hỏi có quy tắc riêng.",
    en: "In no case that comes out as it expects does the requirement fail: it could be taken away unnoticed. Of a gate without any case only the gate is told; a requirement that is never asked has a rule of its own.",
  },
  advice: { vi: "thêm ca vi phạm riêng yêu cầu này", en: "add a case that breaks just this requirement" },
  find: (set) => {
    const { failed, outcomes } = judgedCases(set);
    return set.files.Gate.flatMap(({ document, content: { metadata, spec } }) =>
      spec.require.flatMap(({ id: name, ...requirement }, index) => {
        if (!outcomes.has(metadata.id) || failed.has(`${metadata.id}#${name}`)) return [];
        if (!isReached(metadata.id, { id: name, ...requirement }, set.policies)) return [];
        return [findingAt(document, `/spec/require/${index}/id`, "lint/untested-requirement", { name })];
      }),
    );
  },
};
