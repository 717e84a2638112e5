import { constantParts } from "../constant-parts.ts";
import { textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds conditions that are true of no document. */
export const alwaysFalse: LintRule = {
  code: "lint/always-false",
  severity: "error",
  title: { vi: "Điều kiện không bao giờ đúng", en: "A condition that is never true" },
  explanation: {
    vi: "Đã chứng minh rằng không tài liệu đúng cấu trúc nào làm điều kiện (hoặc một vế của `&&`, `||`, `!`) đúng, vào ngày nào cũng vậy: điều gì đứng sau nó không bao giờ được hỏi, hoặc không bao giờ đạt.",
    en: "It is proved that no document of the schema makes the condition (or an operand of `&&`, `||`, `!`) true, on any day: what hangs on it is never asked, or never met.",
  },
  advice: { vi: "bỏ điều kiện, hoặc viết đúng điều định hỏi", en: "leave it out, or write what was meant" },
  find: (set) =>
    constantParts(set)
      .filter(({ value }) => !value)
      .map(({ node, written: { condition, place } }) =>
        findingIn(place, condition.text, node, "lint/always-false", { name: textOf(node, condition.text) }),
      ),
};
