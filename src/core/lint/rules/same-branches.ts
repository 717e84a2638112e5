import { structureOf } from "../../expression/children.ts";
import { nodesOf, textOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds choices between two branches that are the same. */
export const sameBranches: LintRule = {
  code: "lint/same-branches",
  severity: "warning",
  title: { vi: "Hai nhánh giống nhau", en: "Two branches that are the same" },
  explanation: {
    vi: "Hai nhánh của `? :` viết giống hệt nhau, nên điều kiện đứng trước không quyết định gì ngoài việc có tính được hay không.",
    en: "Both branches of a `? :` are written the same, so that the condition before them decides nothing but whether anything is known.",
  },
  advice: {
    vi: "viết thẳng nhánh đó, hoặc sửa nhánh bị nhầm",
    en: "write the branch alone, or correct the one that was miswritten",
  },
  find: ({ conditions }) =>
    conditions.flatMap(({ condition: { text, expression }, place }) =>
      nodesOf(expression).flatMap((node) => {
        if (node.op !== "if" || structureOf(node.whenTrue) !== structureOf(node.whenFalse)) return [];
        return [findingIn(place, text, node, "lint/same-branches", { name: textOf(node, text) })];
      }),
    ),
};
