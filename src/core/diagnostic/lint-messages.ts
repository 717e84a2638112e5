import { lintSetMessages } from "./lint-set-messages.ts";
import { lintTextMessages } from "./lint-text-messages.ts";
import type { Name } from "./unknown-name.ts";
import type { MessageTable, Words } from "./words.ts";

export interface Names extends Name {
  readonly other: string;
}

/** Words what the linter finds in conditions; what to do stands with the rules themselves. */
const lintConditionMessages = {
  "lint/always-true": (data: Name): Words => ({
    message: {
      vi: `điều kiện \`${data.name}\` luôn đúng, với mọi tài liệu đúng cấu trúc`,
      en: `the condition \`${data.name}\` is always true, whatever a valid document says`,
    },
  }),
  "lint/always-false": (data: Name): Words => ({
    message: {
      vi: `điều kiện \`${data.name}\` không bao giờ đúng, với mọi tài liệu đúng cấu trúc`,
      en: `the condition \`${data.name}\` is never true, whatever a valid document says`,
    },
  }),
  "lint/no-fact": (data: Name): Words => ({
    message: {
      vi: `điều kiện \`${data.name}\` không đọc dữ kiện, tham số hay danh mục nào`,
      en: `the condition \`${data.name}\` reads no fact, parameter or catalogue`,
    },
  }),
  "lint/self-comparison": (data: Name): Words => ({
    message: {
      vi: `\`${data.name}\` so sánh một giá trị với chính nó`,
      en: `\`${data.name}\` compares a value with itself`,
    },
  }),
  "lint/duplicate-operand": (data: Name & { readonly operator: string }): Words => ({
    message: {
      vi: `\`${data.name}\` lặp lại trong cùng một chuỗi \`${data.operator}\``,
      en: `\`${data.name}\` is repeated in one chain of \`${data.operator}\``,
    },
  }),
  "lint/duplicate-item": (data: Name): Words => ({
    message: {
      vi: `\`${data.name}\` lặp lại trong danh sách`,
      en: `\`${data.name}\` is repeated in the list`,
    },
  }),
  "lint/same-branches": (data: Name): Words => ({
    message: {
      vi: `hai nhánh của \`${data.name}\` giống nhau`,
      en: `both branches of \`${data.name}\` are the same`,
    },
  }),
  "lint/unreachable-requirement": (data: Name & { readonly stage?: string }): Words => ({
    message:
      data.stage === undefined
        ? {
            vi: `yêu cầu \`${data.name}\` không bao giờ được hỏi`,
            en: `the requirement \`${data.name}\` is never asked`,
          }
        : {
            vi: `yêu cầu \`${data.name}\` chỉ hỏi từ giai đoạn \`${data.stage}\`, khi mọi ràng buộc của cổng đã kết thúc`,
            en: `the requirement \`${data.name}\` is asked from \`${data.stage}\` on, when every binding of the gate has ended`,
          },
  }),
  "lint/contradiction": (data: Names): Words => ({
    message: {
      vi: `không tài liệu nào đạt được cả \`${data.name}\` lẫn \`${data.other}\``,
      en: `no document can meet both \`${data.name}\` and \`${data.other}\``,
    },
  }),
  "lint/impossible-gate": (data: Name): Words => ({
    message: {
      vi: `không tài liệu nào đạt được cổng \`${data.name}\``,
      en: `no document can pass the gate \`${data.name}\``,
    },
  }),
} as const satisfies MessageTable;

/** Words everything that the linter finds. */
export const lintMessages = {
  ...lintConditionMessages,
  ...lintTextMessages,
  ...lintSetMessages,
} as const satisfies MessageTable;
