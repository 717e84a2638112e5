import { nodesOf, textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { repeatedIn } from "../repeated.ts";

/** Finds conditions that are written twice in one chain. */
export const duplicateOperand: LintRule = {
  code: "lint/duplicate-operand",
  severity: "warning",
  title: { vi: "Điều kiện lặp lại", en: "A condition written twice" },
  explanation: {
    vi: "Hai vế của cùng một chuỗi `&&` hoặc `||` viết giống hệt nhau: vế sau không đổi được kết quả, và thường là chỗ định hỏi điều khác.",
    en: "Two operands of one chain of `&&` or `||` are written the same: the second cannot change the outcome, and often was meant to ask something else.",
  },
  advice: {
    vi: "bỏ vế lặp, hoặc sửa cho đúng điều định hỏi",
    en: "leave the second out, or write what it was to ask",
  },
  find: ({ conditions }) =>
    conditions.flatMap(({ condition: { text, expression }, place }) =>
      nodesOf(expression).flatMap((node) => {
        if (node.op !== "and" && node.op !== "or") return [];
        const operator = node.op === "and" ? "&&" : "||";
        return repeatedIn(node.operands).map((again) =>
          findingIn(place, text, again, "lint/duplicate-operand", { name: textOf(again, text), operator }),
        );
      }),
    ),
};
