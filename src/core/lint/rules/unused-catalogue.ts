import { setReadings } from "../../trace/readings.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds catalogues that nobody reads. */
export const unusedCatalogue: LintRule = {
  code: "lint/unused-catalogue",
  severity: "warning",
  title: { vi: "Danh mục không dùng", en: "An unused catalogue" },
  explanation: {
    vi: "Không cổng, ràng buộc, hồ sơ, thông báo hay quy tắc nào đọc danh mục: thêm bớt mục nào cũng không đổi kết quả.",
    en: "No gate, binding, profile, message or rule reads the catalogue: whatever is entered in it changes no verdict.",
  },
  advice: {
    vi: "dùng danh mục ở cổng cần đến, hoặc bỏ",
    en: "read it in the gate that needs it, or leave it out",
  },
  find: ({ files, policies }) => {
    const read = setReadings(policies);
    return files.Catalogue.flatMap(({ document, content: { metadata } }) => {
      const { id: name } = metadata;
      return read.has(`catalogues.${name}`)
        ? []
        : [findingAt(document, "/metadata/id", "lint/unused-catalogue", { name })];
    });
  },
};
