import type { Text } from "../source/source.ts";
import { brief, type MessageTable, type NoData, type Words } from "./words.ts";

export interface Named {
  readonly name: string;
  readonly suggestion?: string;
}

/** Words the names that mean nothing, or nothing here. */
export const expressionNameMessages = {
  "expression/unknown-name": ({ name, suggestion }: Named): Words => ({
    message: {
      vi: `không có dữ kiện hay biến nào tên \`${name}\``,
      en: `there is no fact or variable \`${name}\``,
    },
    ...didYouMean(suggestion),
  }),
  "expression/unknown-field": ({ name, of, suggestion }: Named & { readonly of: string }): Words => ({
    message: {
      vi: `\`${brief(of)}\` không có mục \`${name}\``,
      en: `\`${brief(of)}\` has no field \`${name}\``,
    },
    ...didYouMean(suggestion),
  }),
  "expression/unknown-function": ({ name, suggestion }: Named): Words => ({
    message: { vi: `không có hàm \`${name}\``, en: `there is no function \`${name}\`` },
    ...didYouMean(suggestion),
  }),
  "expression/unknown-parameter": ({ name, suggestion }: Named): Words => ({
    message: { vi: `không có tham số \`${name}\``, en: `there is no parameter \`${name}\`` },
    ...didYouMean(suggestion),
  }),
  "expression/unknown-catalogue": ({ name, suggestion }: Named): Words => ({
    message: { vi: `không có danh mục \`${name}\``, en: `there is no catalogue \`${name}\`` },
    ...didYouMean(suggestion),
  }),
  "expression/unknown-derived": ({ name, suggestion }: Named): Words => ({
    message: { vi: `không có dữ kiện suy ra \`${name}\``, en: `there is no derived fact \`${name}\`` },
    ...didYouMean(suggestion),
  }),
  "expression/not-available": ({ name }: Named): Words => ({
    message: { vi: `không đọc được \`${name}\` ở đây`, en: `\`${name}\` cannot be read here` },
    ...(name === "derived" ? { help: NOT_IN_RULES } : {}),
  }),
  "expression/not-judged": ({ name }: Named): Words => ({
    message: {
      vi: `\`${name}\` là điều đang được hỏi, cổng kiểm soát không được đọc`,
      en: `\`${name}\` is what is asked, no gate may read it`,
    },
    help: {
      vi: "kết luận phải dựa vào dữ kiện; yêu cầu áp dụng từ giai đoạn nào thì ghi ở `from`",
      en: "a verdict rests on facts; the stage a requirement starts at is said by `from`",
    },
  }),
  "expression/no-fields": ({ name, found }: { readonly name: string; readonly found: Text }): Words => ({
    message: {
      vi: `không lấy được \`${name}\` vì đây là ${found.vi}`,
      en: `\`${name}\` cannot be taken from ${found.en}`,
    },
  }),
  "expression/not-indexable": ({ found }: { readonly found: Text }): Words => ({
    message: {
      vi: `không dùng được \`[...]\` với ${found.vi}`,
      en: `\`[...]\` does not work on ${found.en}`,
    },
    help: { vi: "mục của một nhóm viết sau dấu chấm", en: "a field of a group is written after a dot" },
  }),
  "expression/unused-variable": ({ name }: Named): Words => ({
    message: { vi: `biến \`${name}\` không được dùng`, en: `variable \`${name}\` is not used` },
    help: {
      vi: "điều kiện phải nói về từng phần tử",
      en: "the condition must say something of each element",
    },
  }),
  "expression/not-path": (_: NoData): Words => ({
    message: { vi: "chỗ này phải là đường dẫn tới một dữ kiện", en: "this must be the path of a fact" },
    help: {
      vi: "chỉ dùng tên, dấu chấm, `[...]` và hàm tra cứu",
      en: "use only names, dots, `[...]` and lookups",
    },
  }),
} as const satisfies MessageTable;

const NOT_IN_RULES = {
  vi: "quy tắc của dữ kiện suy ra không đọc dữ kiện suy ra khác; hãy đọc dữ kiện gốc",
  en: "the rules of a derived fact read no other derived fact; read the facts themselves",
};

/** Says which name was probably meant. */
export function didYouMean(suggestion: string | undefined): { readonly help?: Text } {
  if (suggestion === undefined) return {};
  return { help: { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` } };
}
