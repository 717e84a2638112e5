import { structureOf } from "../../expression/children.ts";
import type { Expression } from "../../expression/tree.ts";
import type { Text } from "../../source/source.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { WrittenCondition } from "../written-conditions.ts";

const LANGUAGE: Readonly<Record<keyof Text, Text>> = {
  vi: { vi: "tiếng Việt", en: "the Vietnamese text" },
  en: { vi: "tiếng Anh", en: "the English text" },
};

/** Finds placeholders that only one language of a message has. */
export const missingPlaceholder: LintRule = {
  code: "lint/missing-placeholder",
  severity: "error",
  title: { vi: "Chỗ điền chỉ có ở một ngôn ngữ", en: "A placeholder in one language only" },
  explanation: {
    vi: "Một dữ kiện được điền vào thông báo ở ngôn ngữ này mà không ở ngôn ngữ kia, nên người đọc hai bản biết hai điều khác nhau. Áp dụng cho thông báo của yêu cầu và của điều kiện thẩm quyền; thứ tự chỗ điền không quan trọng, và `{x.name}` trong bản tiếng Việt ứng với `{x.nameEn}` trong bản tiếng Anh.",
    en: "A fact is filled into the message in one language and not in the other, so that the readers of the two are told different things. It holds for messages of requirements and of conditions of competence; their order does not matter, and `{x.name}` in Vietnamese goes with `{x.nameEn}` in English.",
  },
  advice: { vi: "thêm chỗ điền vào bản còn thiếu", en: "add the placeholder to the text that lacks it" },
  find: ({ conditions }) => {
    const shown = conditions.filter(({ role }) => role === "message");
    const there = new Set(shown.map((one) => keyOf(one, one.language)));
    return shown.flatMap((one) => {
      const other = one.language === "vi" ? "en" : "vi";
      if (there.has(keyOf(one, other))) return [];
      const { text } = one.condition;
      const data = { name: text.trim(), missingIn: LANGUAGE[other] };
      return [findingIn(one.place, text, { start: 0, end: text.length }, "lint/missing-placeholder", data)];
    });
  },
};

/** Names a placeholder as it is expected in one language of its message, however it is spaced. */
function keyOf({ place, subject, ...own }: WrittenCondition, language: keyof Text | undefined): string {
  const message = [place.document.source.name, place.document.index, place.pointer.replace(/\/\w+$/, "")];
  const { expression } = own.condition;
  const shown = own.language === "en" ? withoutSuffix(expression) : expression;
  return JSON.stringify([...message, subject, language, structureOf(shown)]);
}

/** A catalogue tells in two fields what differs by language: `name`, and `nameEn` for the English text. */
function withoutSuffix(expression: Expression): Expression {
  if (expression.op !== "select") return expression;
  return { ...expression, field: expression.field.replace(/(?<=.)En$/, "") };
}
