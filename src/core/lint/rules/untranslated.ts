import { type JsonObject, ownProperty } from "../../source/json.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { mappingsOf } from "../policy-texts.ts";

/** Finds texts that are the same in both languages. */
export const untranslated: LintRule = {
  code: "lint/untranslated",
  severity: "warning",
  title: { vi: "Văn bản chưa dịch", en: "A text that is not translated" },
  explanation: {
    vi: "Bản tiếng Việt và tiếng Anh giống hệt nhau mà có từ ba từ trở lên (không tính chỗ điền và mã trong dấu huyền): một bản đã được chép sang bản kia. Tên riêng ngắn được phép giống nhau.",
    en: "The Vietnamese and the English text are the same and have three words or more (placeholders and code in backticks apart): one was copied into the other. Short proper names may be the same.",
  },
  advice: { vi: "dịch bản được chép", en: "translate the copy" },
  find: ({ files }) =>
    mappingsOf(files).flatMap(({ document, pointer, value }) => {
      const text = sameText(value);
      if (text === undefined || wordsIn(text) < 3) return [];
      return [findingAt(document, `${pointer}/en`, "lint/untranslated", { name: text })];
    }),
};

function sameText(value: JsonObject): string | undefined {
  const [vi, en] = [ownProperty(value, "vi"), ownProperty(value, "en")];
  return typeof vi === "string" && vi === en ? vi : undefined;
}

function wordsIn(text: string): number {
  const own = text.replaceAll(/\{[^{}]*\}|`[^`]*`/g, " ");
  return own.match(/\p{L}[\p{L}\p{M}'’-]+/gu)?.length ?? 0;
}
