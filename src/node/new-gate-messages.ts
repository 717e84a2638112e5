import { type ClauseWanted, findClause } from "../core/diagnostic/clause-help.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";

interface Value {
  readonly value: string;
}

/** Words why a new gate is not begun. */
export const newGateMessages = {
  "new/bad-id": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải mã cổng`,
      en: `\`${brief(value)}\` is no id of a gate`,
    },
    help: {
      vi: "mã cổng là lĩnh-vực/tên, chữ thường không dấu nối bằng gạch ngang, ví dụ `logging/kept-long-enough`",
      en: "an id is area/name, in lower-case words joined by hyphens, such as `logging/kept-long-enough`",
    },
  }),
  "new/bad-number": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải số hiệu cổng`,
      en: `\`${brief(value)}\` is no number of a gate`,
    },
    help: {
      vi: "số hiệu là G và hai chữ số, ví dụ `G31`",
      en: "a number is G and two digits, such as `G31`",
    },
  }),
  "new/no-number": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách không còn số hiệu cổng nào trống",
      en: "the policy set has no number left",
    },
  }),
  "new/taken": ({ value, by }: Value & { readonly by: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` đã có trong \`${by}\` nên không viết gì`,
      en: `\`${brief(value)}\` is in \`${by}\` already, so nothing is written`,
    },
    help: { vi: "chọn mã hoặc số hiệu khác", en: "choose another id or number" },
  }),
  "new/bad-title": (_: NoData): Words => ({
    message: {
      vi: "tên cổng phải có chữ, trên một dòng, dài không quá 300 ký tự",
      en: "a title has words, on one line, of at most 300 characters",
    },
  }),
  "new/unknown-clause": (data: ClauseWanted): Words => ({
    message: {
      vi: `không sổ điều khoản nào có \`${brief(data.name)}\``,
      en: `no clause register has \`${brief(data.name)}\``,
    },
    help: findClause(data),
  }),
  "new/flow-bindings": (_: NoData): Words => ({
    message: {
      vi: "danh sách `bindings` của hồ sơ áp dụng này viết trong ngoặc vuông hoặc còn trống nên không thêm ràng buộc vào được",
      en: "the `bindings` of this profile are written in brackets or empty, so none can be added",
    },
    help: {
      vi: "viết danh sách thành từng dòng, hoặc nêu hồ sơ khác bằng `--profile`",
      en: "write the list as a block, or name another profile with `--profile`",
    },
  }),
  "new/not-judged": ({ value }: Value): Words => ({
    message: {
      vi: `bản mẫu không thử được theo hồ sơ áp dụng này: ${value}`,
      en: `the template cannot be tried under this profile: ${value}`,
    },
    help: { vi: "nêu hồ sơ khác bằng `--profile`", en: "name another profile with `--profile`" },
  }),
} as const satisfies MessageTable;
