import { type JsonObject, ownProperty } from "../../source/json.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { mappingsOf, type PolicyValue, textAt } from "../policy-texts.ts";

/** Finds placeholders where none is filled. */
export const unfilledPlaceholder: LintRule = {
  code: "lint/unfilled-placeholder",
  severity: "error",
  title: { vi: "Chỗ điền ở nơi không được điền", en: "A placeholder where none is filled" },
  explanation: {
    vi: "Chỉ thông báo của yêu cầu và của điều kiện thẩm quyền được điền dữ kiện. Viết `{đường.dẫn}` ở cách khắc phục, tên, lý do thì người đọc thấy nguyên dấu ngoặc.",
    en: "Only the messages of requirements and of conditions of competence are filled with facts. A `{path}` in a remedy, a title or a reason is shown with its braces.",
  },
  advice: {
    vi: "chuyển dữ kiện vào thông báo, hoặc bỏ dấu ngoặc",
    en: "move the fact into the message, or take the braces away",
  },
  find: ({ files }) => mappingsOf(files).filter(isUnfilled).flatMap(findingsIn),
};

/** A braced word, path or call, as a placeholder would be written. */
const PLACEHOLDER = /\{\p{L}[\p{L}\p{N}_]*(?:[.(][^{}]*)?\}/gu;

/** Which texts are filled is known by their names: of all texts in two languages only `message` is. */
function isUnfilled({ pointer, value }: PolicyValue<JsonObject>): boolean {
  return isText(value) && !pointer.endsWith("/message");
}

function isText(value: JsonObject): boolean {
  return ["vi", "en"].every((language) => typeof ownProperty(value, language) === "string");
}

function findingsIn({ document, pointer }: PolicyValue<JsonObject>) {
  return ["vi", "en"].flatMap((language) => {
    const text = textAt(document, `${pointer}/${language}`);
    return [...text.matchAll(PLACEHOLDER)].map(({ 0: name, index }) => {
      const place = { document, pointer: `${pointer}/${language}` };
      const range = { start: index, end: index + name.length };
      return findingIn(place, text, range, "lint/unfilled-placeholder", { name });
    });
  });
}
