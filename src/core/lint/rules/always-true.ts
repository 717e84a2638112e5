import { constantParts } from "../constant-parts.ts";
import { textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds conditions that are true whatever a document says. */
export const alwaysTrue: LintRule = {
  code: "lint/always-true",
  severity: "error",
  title: { vi: "Điều kiện luôn đúng", en: "A condition that is always true" },
  explanation: {
    vi: "Đã chứng minh rằng không tài liệu hợp lược đồ nào làm điều kiện (hoặc một vế của `&&`, `||`, `!`) sai, với mọi ngày và mọi giá trị mà các ràng buộc đặt: nó không phân biệt được gì, ngoài việc dữ kiện đã khai hay chưa. Chỉ nêu vế nhỏ nhất; vế chỉ đọc tham số là công tắc nên không xét.",
    en: "It is proved that no document of the schema makes the condition (or an operand of `&&`, `||`, `!`) false, on any day and with any values that bindings set: it tells nothing apart but whether the fact is there. The smallest such operand is told; one that reads only parameters is a switch, and left in peace.",
  },
  advice: { vi: "bỏ điều kiện, hoặc viết đúng điều định hỏi", en: "leave it out, or write what was meant" },
  find: (set) =>
    constantParts(set)
      .filter(({ value }) => value)
      .map(({ node, written: { condition, place } }) =>
        findingIn(place, condition.text, node, "lint/always-true", { name: textOf(node, condition.text) }),
      ),
};
