import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";

interface Value {
  readonly value: string;
}

interface NotInTree extends Value {
  /** Is `owner/repo`. */
  readonly repository: string;
  readonly commit: string;
  /** Whether the workflow names the repository; else it is its own. */
  readonly isPinned: boolean;
}

/** Words what is wrong with where policies, trust and configuration are read. */
export const policiesRefMessages = {
  "action/bad-policies-ref": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không có dạng \`CHỦ/KHO@COMMIT\``,
      en: `\`${brief(value)}\` does not have the form \`OWNER/REPOSITORY@COMMIT\``,
    },
    help: {
      vi: "COMMIT là 40 hoặc 64 chữ số thập lục phân; để trống là kho này, ở nhánh mặc định trước khi gộp thay đổi",
      en: "COMMIT is 40 or 64 hexadecimal digits; empty means this repository, at the default branch before the change is merged",
    },
  }),
  "action/policies-ref-moves": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không ghim commit: nhánh và thẻ có thể bị dời`,
      en: `\`${brief(value)}\` pins no commit: branches and tags can be moved`,
    },
    help: {
      vi: "viết `CHỦ/KHO@` rồi mã commit đầy đủ",
      en: "write `OWNER/REPOSITORY@` and the whole id of a commit",
    },
  }),
  "action/policies-ref-short": ({ value, digits }: Value & { readonly digits: number }): Words => ({
    message:
      digits < 40
        ? {
            vi: `\`${brief(value)}\` chỉ có ${digits} trong 40 chữ số của một mã commit`,
            en: `\`${brief(value)}\` has ${digits} of 40 digits of a commit's id`,
          }
        : {
            vi: `\`${brief(value)}\` có ${digits} chữ số, mà mã commit có 40 hoặc 64`,
            en: `\`${brief(value)}\` has ${digits} digits, and a commit's id has 40 or 64`,
          },
    help: {
      vi: "nêu mã commit đầy đủ, như `git rev-parse` in ra",
      en: "give the whole commit, as `git rev-parse` prints it",
    },
  }),
  "action/policies-from-change": (_: NoData): Words => ({
    message: {
      vi: "đây là commit của chính thay đổi đang được xét: ai viết thay đổi cũng viết được luật xét nó",
      en: "this is a commit of the very change that is judged: its author could write the rules for it",
    },
    help: {
      vi: "để trống, hoặc ghim một commit đã duyệt",
      en: "leave it empty, or pin a commit that was reviewed",
    },
  }),
  "action/policies-ref-unused": (_: NoData): Words => ({
    message: {
      vi: "nêu kho chính sách, nhưng không đọc gì từ đó",
      en: "a repository of policies is named, but nothing is read from it",
    },
    help: {
      vi: "nêu `policies`, `trust`, `configuration` hoặc `environment`, hay bỏ `policies-ref`",
      en: "give `policies`, `trust`, `configuration` or `environment`, or leave `policies-ref` out",
    },
  }),
  "action/not-in-tree": ({ value, repository, commit, isPinned }: NotInTree): Words => ({
    message: {
      vi: `kho \`${brief(repository)}\` ở commit \`${commit}\` không có \`${brief(value)}\``,
      en: `the repository \`${brief(repository)}\` at commit \`${commit}\` has no \`${brief(value)}\``,
    },
    help: isPinned
      ? {
          vi: "đưa nó vào kho ấy rồi ghim commit có nó ở `policies-ref`, hoặc sửa `configuration`, `policies`, `trust`",
          en: "add it to that repository and pin a commit that has it as `policies-ref`, or mend `configuration`, `policies`, `trust`",
        }
      : {
          vi: "đưa nó vào nhánh mặc định của kho này trước (bản trong thay đổi đang xét không được tính), hoặc sửa `configuration`, `policies`, `trust`",
          en: "add it on the default branch of this repository first (one in the change that is judged does not count), or mend `configuration`, `policies`, `trust`",
        },
  }),
} as const satisfies MessageTable;
