import { setReadings } from "../../trace/readings.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds parameters that nobody reads. */
export const unusedParameter: LintRule = {
  code: "lint/unused-parameter",
  severity: "warning",
  title: { vi: "Tham số không dùng", en: "An unused parameter" },
  explanation: {
    vi: "Không cổng, ràng buộc, hồ sơ, thông báo hay quy tắc nào đọc tham số: đổi giá trị của tham số không đổi kết quả nào, mà người sửa luật lại tưởng là có.",
    en: "No gate, binding, profile, message or rule reads the parameter: changing it changes no verdict, while whoever changes it believes that it does.",
  },
  advice: {
    vi: "dùng tham số ở cổng cần đến, hoặc bỏ",
    en: "read it in the gate that needs it, or leave it out",
  },
  find: ({ files, policies }) => {
    const read = setReadings(policies);
    return files.Parameters.flatMap(({ document, content }) =>
      content.spec.parameters.flatMap(({ id }, index) => {
        const place = `/spec/parameters/${index}/id`;
        return read.has(`params.${id}`)
          ? []
          : [findingAt(document, place, "lint/unused-parameter", { name: id })];
      }),
    );
  },
};
