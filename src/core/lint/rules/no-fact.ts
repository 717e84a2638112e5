import { type Reads, readsOf } from "../../expression/reads-of.ts";
import { isDecision } from "../decisions.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds conditions whose outcome is written into them. */
export const noFact: LintRule = {
  code: "lint/no-fact",
  severity: "error",
  title: { vi: "Điều kiện không đọc gì", en: "A condition that reads nothing" },
  explanation: {
    vi: "Điều kiện không đọc dữ kiện, tham số, danh mục, dữ kiện suy ra hay ngày xét thì cho cùng một kết quả với mọi tài liệu. Điều kiện chỉ đọc tham số vẫn được phép: đó là công tắc mà hồ sơ áp dụng đặt.",
    en: "A condition that reads no fact, parameter, catalogue, derived fact or date says the same of every document. One that reads only parameters is allowed: it is a switch that a profile sets.",
  },
  advice: {
    vi: "viết điều kiện trên dữ kiện, hoặc bỏ điều kiện",
    en: "write the condition over facts, or leave it out",
  },
  find: ({ conditions }) =>
    conditions.filter(isDecision).flatMap(({ condition: { text, expression }, place }) => {
      if (!readsNothing(readsOf(expression))) return [];
      const range = { start: expression.start, end: expression.end };
      return [findingIn(place, text, range, "lint/no-fact", { name: text })];
    }),
};

function readsNothing({ places, params, catalogues, derived, variables }: Reads): boolean {
  return [places, params, catalogues, derived, variables].every(({ length }) => length === 0);
}
