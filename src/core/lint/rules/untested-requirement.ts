import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Requirement } from "../../policy/policy-set.ts";
import { findingAt } from "../finding.ts";
import { requirementPointer, type WrittenBody, writtenBodies } from "../gate-bodies.ts";
import { judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { isNeverAsked, isNeverFailed, isReached } from "../reached-requirements.ts";

/** Finds requirements that no case makes fail. */
export const untestedRequirement: LintRule = {
  code: "lint/untested-requirement",
  severity: "warning",
  title: { vi: "Yêu cầu chưa có ca không đạt", en: "A requirement that no case fails" },
  explanation: {
    vi: "Không ca nào cho đúng kết quả mong đợi mà yêu cầu này không đạt: bỏ yêu cầu đi có thể không ai thấy. Cổng chưa có ca nào thì chỉ nêu ở cổng; yêu cầu không bao giờ được hỏi có quy tắc riêng, còn yêu cầu đã chứng minh là chỉ có thể chưa đủ căn cứ thì không đòi ca này.",
    en: "In no case that comes out as it expects does the requirement fail: it could be taken away unnoticed. Of a gate without any case only the gate is told; a requirement that is never asked has a rule of its own, and of one that is proved to be at worst undetermined no such case is wanted.",
  },
  advice: { vi: "thêm ca vi phạm riêng yêu cầu này", en: "add a case that breaks just this requirement" },
  find: (set) => writtenBodies(set).flatMap((written) => untestedIn(written, set)),
};

function untestedIn(written: WrittenBody, set: LintedSet): readonly Diagnostic[] {
  const { failed, outcomes, failingGates } = judgedCases(set);
  const { file, gate, body } = written;
  if (!outcomes.has(gate.id) || failingGates.has(gate.id)) return [];
  return body.require.flatMap((requirement) => {
    const { id: name } = requirement;
    if (failed.has(`${gate.id}#${name}`) || cannotFail(requirement, written, set)) return [];
    const place = `${requirementPointer(written, name)}/id`;
    return [findingAt(file.document, place, "lint/untested-requirement", { name })];
  });
}

function cannotFail(requirement: Requirement, written: WrittenBody, set: LintedSet): boolean {
  return (
    !isReached(written.gate.id, requirement, set.policies) ||
    isNeverAsked(requirement, written, set) ||
    isNeverFailed(requirement, written, set)
  );
}
