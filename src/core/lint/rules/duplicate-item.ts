import { nodesOf, textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { repeatedIn } from "../repeated.ts";

/** Finds values that are written twice in one list. */
export const duplicateItem: LintRule = {
  code: "lint/duplicate-item",
  severity: "warning",
  title: { vi: "Giá trị lặp lại trong danh sách", en: "A value written twice in a list" },
  explanation: {
    vi: "Một danh sách viết trong biểu thức có cùng một giá trị hai lần: lần sau không có tác dụng, và thường là giá trị khác bị viết nhầm. Danh sách trong tham số không lặp được: cấu trúc chính sách đã cấm.",
    en: "A list in an expression has the same value twice: the second has no effect, and often was to be another value. A list of a parameter cannot repeat itself: its schema forbids it.",
  },
  advice: {
    vi: "bỏ giá trị lặp, hoặc sửa thành giá trị định viết",
    en: "leave the second out, or write the value that was meant",
  },
  find: ({ conditions }) =>
    conditions.flatMap(({ condition: { text, expression }, place }) =>
      nodesOf(expression).flatMap((node) =>
        (node.op === "list" ? repeatedIn(node.items) : []).map((again) =>
          findingIn(place, text, again, "lint/duplicate-item", { name: textOf(again, text) }),
        ),
      ),
    ),
};
