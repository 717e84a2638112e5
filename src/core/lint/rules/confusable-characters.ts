import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { confusableWords } from "../confusables.ts";
import { nodesOf } from "../expression-nodes.ts";
import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { textsOf } from "../policy-texts.ts";
import type { WrittenCondition } from "../written-conditions.ts";

/** Finds words with characters that look like others. */
export const confusableCharacters: LintRule = {
  code: "lint/confusable-characters",
  severity: "error",
  title: { vi: "Ký tự trông như ký tự khác", en: "Characters that look like others" },
  explanation: {
    vi: "Một từ trộn chữ Kirin, Hy Lạp, Armenia hoặc chữ in kiểu vào chữ Latinh, gồm toàn chữ giống chữ Latinh, hoặc dùng `ð` thay `đ`: so sánh với từ viết đúng thì không bao giờ bằng, mà mắt không thấy. Từ viết hẳn bằng hệ chữ khác thì không bị nêu.",
    en: "A word mixes Cyrillic, Greek, Armenian or styled letters into Latin ones, is made of nothing but their look-alikes, or has `ð` for `đ`: it never equals the word that is written rightly, and no eye sees why. A word that is plainly of another script is left in peace.",
  },
  advice: { vi: "gõ lại từ đó bằng chữ Latinh", en: "type the word again in Latin letters" },
  find: ({ files, conditions }) => [
    ...textsOf(files).flatMap(({ document, pointer, value }) =>
      confusableWords(value).map(({ word: name, codePoint, like, ...range }) =>
        findingIn({ document, pointer }, value, range, "lint/confusable-characters", {
          name,
          codePoint,
          like,
        }),
      ),
    ),
    ...conditions.flatMap(inLiterals),
  ],
};

/** A look-alike may also be written as an escape of the expression language. */
function inLiterals({ condition: { text, expression }, place }: WrittenCondition): readonly Diagnostic[] {
  return nodesOf(expression).flatMap((node) => {
    if (node.op !== "literal" || typeof node.value !== "string") return [];
    const isWritten = confusableWords(text.slice(node.start, node.end)).length > 0;
    const [first] = isWritten ? [] : confusableWords(node.value);
    const data = first && { name: first.word, codePoint: first.codePoint, like: first.like };
    return data ? [findingIn(place, text, node, "lint/confusable-characters", data)] : [];
  });
}
