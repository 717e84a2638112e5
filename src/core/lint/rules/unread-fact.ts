import { findingIn } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { readingsAround, unreadIn } from "../message-readings.ts";
import type { WrittenCondition } from "../written-conditions.ts";

/** Finds facts that a message names and its condition never looked at. */
export const unreadFact: LintRule = {
  code: "lint/unread-fact",
  severity: "warning",
  title: {
    vi: "Thông báo nêu dữ kiện mà điều kiện không đọc",
    en: "A message that names a fact the condition does not read",
  },
  explanation: {
    vi: "Người đọc hiểu dữ kiện trong thông báo là điều đã quyết định. Một chỗ điền được phép khi mọi dữ kiện, tham số, danh mục nó cần đều do điều kiện của yêu cầu (`when`, `each`, `that`), `appliesWhen` của cổng hoặc dữ kiện suy ra mà chúng đọc dùng đến; hoặc khi nó chỉ gọi tên: `id`, `name`, `title`, `code` hay `number` của chính tài liệu, của phần tử đang xét cùng những gì trong đó, hoặc của một đối tượng mà điều kiện có đọc bên trong; phần tử chỉ có khóa thì văn bản tự do đầu tiên trong cấu trúc bản khai là tên.",
    en: "Readers take a fact in a message for what decided. A placeholder is right when every fact, parameter and catalogue it needs is read by the requirement (`when`, `each`, `that`), by the gate's `appliesWhen` or by a derived fact that these read; or when it only names something: the `id`, `name`, `title`, `code` or `number` of the document itself, of the element at hand and what it holds, or of an object into which the condition reads; of an element that has only a key, the first free text of its schema is the name.",
  },
  advice: {
    vi: "nêu dữ kiện mà điều kiện đọc, hoặc đưa dữ kiện đó vào điều kiện",
    en: "name the fact that the condition reads, or let the condition read it",
  },
  find: (set) =>
    set.conditions.filter(({ role }) => role === "message").flatMap((one) => findingsIn(one, set)),
};

function findingsIn(shown: WrittenCondition, { policies }: LintedSet) {
  const { text } = shown.condition;
  const [fact] = unreadIn(shown, readingsAround(shown, policies));
  if (fact === undefined) return [];
  const data = { name: text.trim(), fact };
  return [findingIn(shown.place, text, { start: 0, end: text.length }, "lint/unread-fact", data)];
}
