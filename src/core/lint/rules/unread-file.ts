import { diagnostic } from "../../diagnostic/messages.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds policies in files that are not read. */
export const unreadFile: LintRule = {
  code: "lint/unread-file",
  severity: "warning",
  title: { vi: "Tệp chính sách không được đọc", en: "A policy file that is not read" },
  explanation: {
    vi: "Thư mục có tệp viết như một tài liệu chính sách (`apiVersion: gate57/…`) nhưng tên không kết thúc bằng `.yaml` hay `.yml`, nên bộ chính sách được nạp như thể không có tệp ấy.",
    en: "The folder has a file that is written as a policy document (`apiVersion: gate57/…`), but its name ends neither in `.yaml` nor in `.yml`: the set is loaded as if it were not there.",
  },
  advice: {
    vi: "đổi đuôi tên tệp thành `.yaml`, hoặc để tệp ra ngoài thư mục chính sách",
    en: "let its name end in `.yaml`, or keep it outside the policy folder",
  },
  find: ({ unread }) =>
    [...unread].flatMap(([name, text]) => {
      const start = BEGINNING.exec(text)?.[0].length ?? 0;
      const [found] = VERSION.exec(text.slice(start)) ?? [];
      if (found === undefined) return [];
      const range = { start, end: start + found.length };
      return [diagnostic("lint/unread-file", { name }, { source: { name, text }, range })];
    }),
};

/** A policy document begins with its version, but for comments; an example within another text does not. */
const BEGINNING = /^\ufeff?(?:[^\S\n]*(?:#[^\n]*|---[^\n]*)?\r?\n)*\s*\{?\s*/;
const VERSION = /^["']?apiVersion["']?\s*:\s*["']?gate57\/[\w.]*/;
