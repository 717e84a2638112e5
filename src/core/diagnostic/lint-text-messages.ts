import type { Text } from "../source/source.ts";
import type { Name } from "./unknown-name.ts";
import type { MessageTable, Words } from "./words.ts";

/** Words what the linter finds in the texts that people read. */
export const lintTextMessages = {
  "lint/missing-placeholder": (data: Name & { readonly missingIn: Text }): Words => ({
    message: {
      vi: `\`{${data.name}}\` không có trong bản ${data.missingIn.vi}`,
      en: `\`{${data.name}}\` is missing in ${data.missingIn.en}`,
    },
  }),
  "lint/unfilled-placeholder": (data: Name): Words => ({
    message: {
      vi: `\`${data.name}\` sẽ hiện nguyên văn vì chỉ thông báo mới điền dữ kiện`,
      en: `\`${data.name}\` is shown as it stands, since only messages are filled with facts`,
    },
  }),
  "lint/unread-fact": (data: Name & { readonly fact: string }): Words => ({
    message: {
      vi: `thông báo nêu \`${data.name}\`, mà điều kiện không đọc \`${data.fact}\``,
      en: `the message names \`${data.name}\`, yet the condition does not read \`${data.fact}\``,
    },
  }),
  "lint/confusable-characters": (
    data: Name & { readonly codePoint: string; readonly like: string },
  ): Words => ({
    message: {
      vi: `\`${data.name}\` có ký tự ${data.codePoint} trông như \`${data.like}\``,
      en: `\`${data.name}\` has the character ${data.codePoint}, which looks like \`${data.like}\``,
    },
  }),
  "lint/hidden-characters": (data: { readonly codePoint: string }): Words => ({
    message: {
      vi: `văn bản có ký tự ẩn hoặc đổi chiều chữ ${data.codePoint}`,
      en: `the text has the hidden or bidirectional character ${data.codePoint}`,
    },
  }),
  "lint/untranslated": (data: Name): Words => ({
    message: {
      vi: `bản tiếng Việt và tiếng Anh giống hệt nhau: \`${data.name}\``,
      en: `the Vietnamese and the English text are the same: \`${data.name}\``,
    },
  }),
  "lint/duplicate-message": (data: Name & { readonly other: string }): Words => ({
    message: {
      vi: `yêu cầu \`${data.name}\` có cùng thông báo với \`${data.other}\``,
      en: `the requirement \`${data.name}\` says the same as \`${data.other}\``,
    },
  }),
} as const satisfies MessageTable;
