import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { findingAt } from "../finding.ts";
import { requirementPointer, type WrittenBody, writtenBodies } from "../gate-bodies.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { isNeverAsked, isReached } from "../reached-requirements.ts";

/** Finds requirements that no document is ever asked. */
export const unreachableRequirement: LintRule = {
  code: "lint/unreachable-requirement",
  severity: "error",
  title: { vi: "Yêu cầu không bao giờ được hỏi", en: "A requirement that is never asked" },
  explanation: {
    vi: "Mọi ràng buộc của cổng đã kết thúc trước giai đoạn `from` của yêu cầu; hoặc đã chứng minh rằng `appliesWhen`, `when` và `each` không để tài liệu đúng cấu trúc nào được hỏi, với mọi ngày và mọi giá trị mà các ràng buộc đặt. Một ca có hỏi đã đủ để loại trừ.",
    en: "Every binding of the gate ends before the stage `from` of the requirement; or it is proved that `appliesWhen`, `when` and `each` let no document of the schema be asked, on any day and with any values that bindings set. A case in which it passes or fails settles it.",
  },
  advice: {
    vi: "hạ `from`, cho ràng buộc áp dụng tới giai đoạn đó, hoặc sửa điều kiện",
    en: "lower `from`, let a binding reach that stage, or correct the condition",
  },
  find: (set) => writtenBodies(set).flatMap((written) => unreachedIn(written, set)),
};

function unreachedIn(written: WrittenBody, set: LintedSet): readonly Diagnostic[] {
  const { document } = written.file;
  return written.body.require.flatMap((requirement) => {
    const { id: name, from } = requirement;
    const place = requirementPointer(written, name);
    if (from !== undefined && !isReached(written.gate.id, requirement, set.policies))
      return [findingAt(document, `${place}/from`, CODE, { name, stage: from })];
    return isNeverAsked(requirement, written, set)
      ? [findingAt(document, `${place}/id`, CODE, { name })]
      : [];
  });
}

const CODE = "lint/unreachable-requirement";
