import { type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";

/** Words which options of an act do not fit together, and which of the files they name is not what it should be. */
export const actOptionMessages = {
  "act/not-together": ({ others }: { readonly others: readonly string[] }): Words => ({
    message: {
      vi: `không dùng cùng với ${quoted(others)}`,
      en: `this does not go together with ${quoted(others)}`,
    },
    help: { vi: "bỏ một trong hai", en: "leave one of the two out" },
  }),
  "act/needs-another": ({ others }: { readonly others: readonly string[] }): Words => ({
    message: { vi: `cần thêm ${quoted(others)}`, en: `this needs ${quoted(others)} as well` },
    help: { vi: "thêm vào, hoặc bỏ tùy chọn này", en: "add it, or leave this option out" },
  }),
  "act/no-means-to-sign": (_: NoData): Words => ({
    message: { vi: "chưa nói ký bằng gì", en: "it is not said what to sign with" },
    help: {
      vi: "`--key KHÓA` để ký ngay; `--statement-only TỆP.pae` để ký bằng thiết bị ký số (USB token) hoặc phần mềm khác",
      en: "`--key KEY` signs at once; `--statement-only FILE.pae` is for tokens and other software",
    },
  }),
  "act/add-to-cms": (_: NoData): Words => ({
    message: {
      vi: "không thêm được chữ ký CMS vào phong bì đã ký",
      en: "a CMS signature cannot be added to an envelope",
    },
    help: {
      vi: "nhiều người ký CMS thì lần lượt ký vào cùng một tệp `.p7s` bằng phần mềm ký số, rồi ghép một lần bằng `--cms`, không có `--add`",
      en: "several CMS signers sign the one `.p7s` in turn with their software; then give it once by `--cms`, without `--add`",
    },
  }),
  "act/nothing-to-add-to": (_: NoData): Words => ({
    message: {
      vi: "không có văn bản đã ký ở đây để thêm chữ ký",
      en: "there is no signed statement here to add a signature to",
    },
    help: {
      vi: "nêu tệp mà người thứ nhất đã ký bằng `--output`, hoặc mã của văn bản bằng `--id`; chưa ai ký thì bỏ `--add`",
      en: "name the file that the first person signed by `--output`, or its id by `--id`; if nobody has signed yet, leave `--add` out",
    },
  }),
  "act/not-an-envelope": ({ reason }: { readonly reason: Text }): Words => ({
    message: {
      vi: "tệp này không phải phong bì đã ký (`.dsse.json`)",
      en: "this file is no signed envelope (`.dsse.json`)",
    },
    help: reason,
  }),
  "act/unreadable-statement": ({ reason }: { readonly reason: Text }): Words => ({
    message: {
      vi: `không đọc được văn bản đã lập: ${reason.vi}`,
      en: `the statement cannot be read: ${reason.en}`,
    },
  }),
} as const satisfies MessageTable;
