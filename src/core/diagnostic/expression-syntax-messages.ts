import { brief, type MessageTable, type NoData, type Words } from "./words.ts";

export interface Found {
  readonly found: string;
}

/** Words what is wrong with the text of an expression before any name in it has a meaning. */
export const expressionSyntaxMessages = {
  "expression/empty": (_: NoData): Words => ({
    message: { vi: "biểu thức để trống", en: "the expression is empty" },
    help: { vi: "viết điều kiện, hoặc xóa khóa này", en: "write the condition, or remove the key" },
  }),
  "expression/syntax": ({ found }: Found): Words => ({
    message: { vi: `\`${brief(found)}\` không đứng được ở đây`, en: `\`${brief(found)}\` cannot stand here` },
    help: {
      vi: 'so sánh bằng viết `==`, "và" viết `&&`, "hoặc" viết `||`, "không" viết `!`',
      en: "equality is written `==`, and is `&&`, or is `||`, not is `!`",
    },
  }),
  "expression/unexpected-end": (_: NoData): Words => ({
    message: { vi: "biểu thức dừng giữa chừng", en: "the expression stops half way" },
    help: {
      vi: "kiểm tra ngoặc và vế sau dấu cuối cùng",
      en: "check the brackets and what follows the last sign",
    },
  }),
  "expression/too-complex": ({
    nodes,
    depth,
  }: {
    readonly nodes: number;
    readonly depth: number;
  }): Words => ({
    message: {
      vi: `biểu thức quá dài: nhiều nhất ${nodes} phần, lồng nhau ${depth} cấp`,
      en: `the expression is too long: at most ${nodes} parts, nested ${depth} deep`,
    },
    help: { vi: "tách thành nhiều yêu cầu", en: "split it into several requirements" },
  }),
  "expression/reserved-word": ({ word }: { readonly word: string }): Words => ({
    message: {
      vi: `\`${word}\` là từ dành riêng, không dùng làm tên`,
      en: `\`${word}\` is a reserved word, not a name`,
    },
  }),
  "expression/unterminated-text": (_: NoData): Words => ({
    message: { vi: "văn bản thiếu dấu nháy đóng", en: "the text lacks its closing quote" },
  }),
  "expression/wrong-escape": ({ found }: Found): Words => ({
    message: {
      vi: `chuỗi thoát \`${brief(found)}\` viết sai`,
      en: `the escape \`${brief(found)}\` is malformed`,
    },
    help: {
      vi: "viết `\\\\` cho dấu gạch chéo ngược, hoặc đặt `r` trước dấu nháy",
      en: "write `\\\\` for a backslash, or put `r` before the quote",
    },
  }),
  "expression/wrong-number": ({ found }: Found): Words => ({
    message: {
      vi: `\`${brief(found)}\` không phải là số dùng được`,
      en: `\`${brief(found)}\` is not a usable number`,
    },
    help: {
      vi: "số nguyên phải từ -9223372036854775808 đến 9223372036854775807",
      en: "integers go from -9223372036854775808 to 9223372036854775807",
    },
  }),
  "expression/wrong-variable": (_: NoData): Words => ({
    message: { vi: "chỗ này phải là tên biến", en: "this must be the name of a variable" },
    help: { vi: "ví dụ `servers.all(server, ...)`", en: "as in `servers.all(server, ...)`" },
  }),
  "expression/unsupported": ({ what }: { readonly what: string }): Words => ({
    message: {
      vi: `\`${brief(what)}\` không có trong ngôn ngữ chính sách`,
      en: `\`${brief(what)}\` is not in the policy language`,
    },
    help: {
      vi: 'ngày viết `date("2026-11-21")`, khoảng thời gian viết `period("P6M")`',
      en: 'dates are written `date("2026-11-21")`, periods `period("P6M")`',
    },
  }),
} as const satisfies MessageTable;
