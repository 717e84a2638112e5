import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";

interface Requirement {
  readonly name: string;
  /** The stage for which it was looked at. */
  readonly stage: string;
}

/** Words that what somebody signs would have no effect, or none yet. */
export const actOutcomeMessages = {
  "act/would-not-count": ({ reason, help }: { readonly reason: Text; readonly help: Text }): Words => ({
    severity: "warning",
    message: {
      vi: `đã ký, nhưng sẽ không được tính: ${reason.vi}`,
      en: `signed, but it would not count: ${reason.en}`,
    },
    help,
  }),
  "act/would-replace": ({ reason }: { readonly reason: Text }): Words => ({
    message: {
      vi: `không ghi đè: văn bản đang có ở đây được tính, còn văn bản mới thì không: ${reason.vi}`,
      en: `nothing was written: what is here counts, and what would take its place does not: ${reason.en}`,
    },
    help: {
      vi: "ghi vào tệp khác bằng `--output`, hoặc sửa điều này rồi ký lại",
      en: "write another file by `--output`, or mend this and sign again",
    },
  }),
  "act/competence-unchecked": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "chưa xét được thẩm quyền vì không có bản khai",
      en: "competence was not checked, as there is no manifest",
    },
    help: {
      vi: "khi có bản khai, kiểm tra bằng `gate57 verify TỆP --trust THƯ-MỤC --manifest BẢN-KHAI`",
      en: "once there is one, check by `gate57 verify FILE --trust DIR --manifest MANIFEST`",
    },
  }),
  "act/civil-not-excluded": (_: NoData): Words => ({
    message: { vi: "hệ thống dân sự không được loại trừ", en: "a civil system is not excluded" },
    help: {
      vi: "chỉ loại trừ hệ thống quân sự (`military`) hoặc cơ yếu (`cipher`), do cơ quan quốc phòng hoặc cơ yếu quản lý",
      en: "only a `military` or a `cipher` system is, which a defence or government cipher authority manages",
    },
  }),
  "act/nothing-to-remediate": ({ name, stage }: Requirement): Words => ({
    message: {
      vi: `\`${brief(name)}\` không bị vi phạm ở giai đoạn \`${stage}\`, nên không có gì để khắc phục theo kế hoạch`,
      en: `\`${brief(name)}\` is not violated at the stage \`${stage}\`, so there is nothing for a plan to mend`,
    },
    help: {
      vi: "xem yêu cầu nào đang bị vi phạm bằng `gate57 check`",
      en: "`gate57 check` tells which requirements are violated",
    },
  }),
} as const satisfies MessageTable;
