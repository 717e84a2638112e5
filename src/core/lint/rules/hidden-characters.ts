import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { oddCharacters } from "../../parse/odd-characters.ts";
import { nodesOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { textsOf } from "../policy-texts.ts";
import type { WrittenCondition } from "../written-conditions.ts";

/** Finds characters that no eye sees or that turn the direction of what is read. */
export const hiddenCharacters: LintRule = {
  code: "lint/hidden-characters",
  severity: "error",
  title: { vi: "Ký tự ẩn hoặc đổi chiều chữ", en: "Hidden or bidirectional characters" },
  explanation: {
    vi: "Văn bản chính sách có ký tự đổi chiều chữ, ký tự rộng bằng không hoặc ký tự điều khiển, kể cả viết dưới dạng `\\u202E`: người đọc thấy một điều, máy đọc điều khác. Ký tự viết thẳng đã là lỗi nạp; quy tắc này tìm những ký tự viết dưới dạng ấy và ký tự nối không hiện ra.",
    en: "A policy text has bidirectional, zero-width or control characters, even if written as an escape such as `\\u202E`: people read one thing and the engine another. Written as they are, most of them are load errors already; this rule finds the escaped ones and invisible joiners.",
  },
  advice: { vi: "xóa ký tự đó", en: "delete the character" },
  find: ({ files, conditions }) => [
    ...textsOf(files).flatMap(({ document, pointer, value }) =>
      hiddenIn(value).map(({ codePoint, ...range }) =>
        findingIn({ document, pointer }, value, range, "lint/hidden-characters", { codePoint }),
      ),
    ),
    ...conditions.flatMap(inLiterals),
  ],
};

interface Hidden {
  readonly codePoint: string;
  readonly start: number;
  readonly end: number;
}

/** No text of a policy needs joiners or variation selectors: neither language is written with them. */
const JOINERS = /(?:\u200c|\u200d|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])+/gu;

function hiddenIn(text: string): readonly Hidden[] {
  const joiners = [...text.matchAll(JOINERS)].map(({ 0: run, index }): Hidden => {
    const number = (run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return { codePoint: `U+${number}`, start: index, end: index + run.length };
  });
  return [...oddCharacters(text, text.length), ...joiners].map(({ codePoint, start, end }) => ({
    codePoint,
    start,
    end,
  }));
}

/** An escape of the expression language hides a character once more. */
function inLiterals({ condition: { text, expression }, place }: WrittenCondition): readonly Diagnostic[] {
  return nodesOf(expression).flatMap((node) => {
    if (node.op !== "literal" || typeof node.value !== "string") return [];
    const isWritten = hiddenIn(text.slice(node.start, node.end)).length > 0;
    const [first] = isWritten ? [] : hiddenIn(node.value);
    return first
      ? [findingIn(place, text, node, "lint/hidden-characters", { codePoint: first.codePoint })]
      : [];
  });
}
