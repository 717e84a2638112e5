import { nodesOf, textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { isWithItself } from "../with-itself.ts";

/** Finds comparisons of a value with itself. */
export const selfComparison: LintRule = {
  code: "lint/self-comparison",
  severity: "error",
  title: { vi: "So sánh một giá trị với chính nó", en: "A value compared with itself" },
  explanation: {
    vi: "Hai vế viết giống hệt nhau, hoặc danh sách có chính giá trị được tìm: phép so sánh chỉ còn hỏi dữ kiện đã khai hay chưa, và gần như luôn là nhầm tên.",
    en: "Both sides are written the same, or the list holds the very value that is looked for: all that is left to ask is whether the fact is there, and it nearly always is a slip of a name.",
  },
  advice: { vi: "sửa vế bị viết nhầm", en: "correct the side that was miswritten" },
  find: ({ conditions }) =>
    conditions.flatMap(({ condition: { text, expression }, place }) =>
      nodesOf(expression)
        .filter(isWithItself)
        .map((node) => findingIn(place, text, node, "lint/self-comparison", { name: textOf(node, text) })),
    ),
};
