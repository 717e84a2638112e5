import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds requirements of one gate that say the same when they fail. */
export const duplicateMessage: LintRule = {
  code: "lint/duplicate-message",
  severity: "warning",
  title: { vi: "Hai yêu cầu cùng một thông báo", en: "Two requirements with one message" },
  explanation: {
    vi: "Hai yêu cầu của một cổng có thông báo giống hệt nhau ở một ngôn ngữ, nên người đọc không biết yêu cầu nào không đạt.",
    en: "Two requirements of a gate have the same message in one language, so that nobody can tell from it which of them failed.",
  },
  advice: {
    vi: "nêu ở mỗi thông báo điều riêng của yêu cầu đó",
    en: "say in each message what its requirement asks",
  },
  find: ({ files }) =>
    files.Gate.flatMap(({ document, content: { spec } }) =>
      spec.require.flatMap(({ id: name, message }, index) =>
        (["vi", "en"] as const).flatMap((language) => {
          const other = spec.require
            .slice(0, index)
            .find((one) => one.message[language] === message[language]);
          const place = `/spec/require/${index}/message/${language}`;
          return other
            ? [findingAt(document, place, "lint/duplicate-message", { name, other: other.id })]
            : [];
        }),
      ),
    ),
};
