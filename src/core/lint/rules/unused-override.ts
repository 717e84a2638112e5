import { appendPointer } from "../../source/json-pointer.ts";
import { bindingReadings } from "../../trace/readings.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { ownBindings } from "../own-bindings.ts";

/** Finds values that a binding sets for nobody. */
export const unusedOverride: LintRule = {
  code: "lint/unused-override",
  severity: "warning",
  title: { vi: "Giá trị riêng của ràng buộc không dùng", en: "A binding's own value that is not read" },
  explanation: {
    vi: "Ràng buộc đặt giá trị riêng cho một tham số mà cổng, điều kiện của ràng buộc và các dữ kiện suy ra nó dùng đều không đọc.",
    en: "A binding sets a value for a parameter that neither its gate, its own condition nor a derived fact of theirs reads.",
  },
  advice: {
    vi: "bỏ giá trị riêng, hoặc đặt ở ràng buộc của cổng có đọc",
    en: "leave it out, or set it where the gate reads it",
  },
  find: ({ files, policies }) =>
    ownBindings(files, policies).flatMap(({ binding, document, pointer }) => {
      const read = bindingReadings(binding, policies, "shown");
      const idle = Object.keys(binding.parameters).filter((name) => !read.has(`params.${name}`));
      return idle.map((name) => {
        const data = { name, binding: binding.id };
        return findingAt(
          document,
          appendPointer(`${pointer}/parameters`, name),
          "lint/unused-override",
          data,
          "key",
        );
      });
    }),
};
