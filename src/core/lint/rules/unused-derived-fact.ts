import { setReadings } from "../../trace/readings.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds derived facts that nobody reads. */
export const unusedDerivedFact: LintRule = {
  code: "lint/unused-derived-fact",
  severity: "warning",
  title: { vi: "Dữ kiện suy ra không dùng", en: "An unused derived fact" },
  explanation: {
    vi: "Không cổng, ràng buộc, hồ sơ hay thông báo nào đọc dữ kiện suy ra: các quy tắc của nó không quyết định điều gì.",
    en: "No gate, binding, profile or message reads the derived fact: its rules decide nothing.",
  },
  advice: {
    vi: "dùng dữ kiện suy ra ở cổng cần đến, hoặc bỏ",
    en: "read it in the gate that needs it, or leave it out",
  },
  find: ({ files, policies }) => {
    const read = setReadings(policies);
    return files.DerivedFact.flatMap(({ document, content: { metadata } }) => {
      const { id: name } = metadata;
      return read.has(`derived.${name}`)
        ? []
        : [findingAt(document, "/metadata/id", "lint/unused-derived-fact", { name })];
    });
  },
};
