import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { isReached } from "../reached-requirements.ts";

/** Finds requirements that no document is ever asked. */
export const unreachableRequirement: LintRule = {
  code: "lint/unreachable-requirement",
  severity: "error",
  title: { vi: "Yêu cầu không bao giờ được hỏi", en: "A requirement that is never asked" },
  explanation: {
    vi: "Mọi ràng buộc của cổng đã kết thúc trước giai đoạn `from` của yêu cầu.",
    en: "Every binding of the gate ends before the stage `from` of the requirement.",
  },
  advice: {
    vi: "hạ `from`, hoặc cho ràng buộc áp dụng tới giai đoạn đó",
    en: "lower `from`, or let a binding reach that stage",
  },
  find: ({ files, policies }) =>
    files.Gate.flatMap(({ document, content: { metadata, spec } }) =>
      spec.require.flatMap(({ id: name, from }, index) => {
        if (from === undefined || isReached(metadata.id, { id: name, from }, policies)) return [];
        const place = `/spec/require/${index}/from`;
        return [findingAt(document, place, "lint/unreachable-requirement", { name, stage: from })];
      }),
    ),
};
