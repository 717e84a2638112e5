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
    vi: "Đã chứng minh rằng không tài liệu đúng cấu trúc nào làm điều kiện (hoặc một vế của `&&`, `||`, `!`) sai, vào ngày nào cũng vậy: nó không phân biệt được gì, ngoài việc dữ kiện đã khai hay chưa. Chỉ nêu vế nhỏ nhất. Vế đọc tham số, danh mục hay dữ kiện suy ra không xét, vì giá trị ấy còn thay đổi; `x != ''` là cách hỏi một dữ kiện đã khai hay chưa nên không bị nêu.",
    en: "It is proved that no document of the schema makes the condition (or an operand of `&&`, `||`, `!`) false, on any day: it tells nothing apart but whether the fact is there. The smallest such operand is told. One that reads parameters, catalogues or derived facts is left in peace, since those values may change; and `x != ''` is how a condition asks whether a fact is there.",
  },
  advice: { vi: "bỏ điều kiện, hoặc viết đúng điều định hỏi", en: "leave it out, or write what was meant" },
  find: (set) =>
    constantParts(set)
      .filter(({ value }) => value)
      .map(({ node, written: { condition, place } }) =>
        findingIn(place, condition.text, node, "lint/always-true", { name: textOf(node, condition.text) }),
      ),
};
