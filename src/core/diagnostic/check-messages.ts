import type { MessageTable, Words } from "./words.ts";

export interface UnknownName {
  readonly name: string;
  readonly known: string;
  readonly suggestion?: string;
}

const help = ({ suggestion, known }: UnknownName): NonNullable<Words["help"]> =>
  suggestion === undefined
    ? { vi: `chọn một trong: ${known}`, en: `choose one of: ${known}` }
    : {
        vi: `có phải là \`${suggestion}\`? (có: ${known})`,
        en: `did you mean \`${suggestion}\`? (there are: ${known})`,
      };

/** Words what keeps a valid document from being evaluated: the question put to it is not whole. */
export const checkMessages = {
  "check/no-stage": (data: { readonly known: string }): Words => ({
    message: { vi: "chưa biết xét cho giai đoạn nào", en: "it is not said for which stage to judge" },
    help: {
      vi: `khai \`request.stage\` hoặc dùng \`--stage\`: ${data.known}`,
      en: `declare \`request.stage\` or give \`--stage\`: ${data.known}`,
    },
  }),
  "check/unknown-stage": (data: UnknownName): Words => ({
    message: { vi: `không có giai đoạn \`${data.name}\``, en: `there is no stage \`${data.name}\`` },
    help: help(data),
  }),
  "check/no-profile": (data: { readonly known: string }): Words => ({
    message: {
      vi: "chưa biết dùng hồ sơ áp dụng của địa bàn nào",
      en: "it is not said under which profile to judge",
    },
    help: {
      vi: `khai \`scope.province\` hoặc dùng \`--profile\`: ${data.known}`,
      en: `declare \`scope.province\` or give \`--profile\`: ${data.known}`,
    },
  }),
  "check/unknown-profile": (data: UnknownName): Words => ({
    message: { vi: `không có hồ sơ áp dụng \`${data.name}\``, en: `there is no profile \`${data.name}\`` },
    help: help(data),
  }),
  "check/no-profile-for-province": (data: UnknownName): Words => ({
    message: {
      vi: `không hồ sơ áp dụng nào dành cho tỉnh \`${data.name}\``,
      en: `no profile is for the province \`${data.name}\``,
    },
    help: help(data),
  }),
  "check/other-plan": (data: { readonly given: string; readonly named: string | undefined }): Words => ({
    message:
      data.named === undefined
        ? {
            vi: `bản khai không nói thuộc kế hoạch nào, nhưng kế hoạch đưa vào là \`${data.given}\``,
            en: `the manifest names no plan, but the plan given is \`${data.given}\``,
          }
        : {
            vi: `bản khai thuộc kế hoạch \`${data.named}\`, nhưng kế hoạch đưa vào là \`${data.given}\``,
            en: `the manifest belongs to the plan \`${data.named}\`, but the plan given is \`${data.given}\``,
          },
    help: {
      vi: "khai `budget.plan` là `metadata.id` của kế hoạch, hoặc đưa đúng kế hoạch (`--plan`, hoặc đầu vào `plan` của Action)",
      en: "declare the plan's `metadata.id` as `budget.plan`, or give the right plan (`--plan`, or the input `plan` of the Action)",
    },
  }),
  "check/nothing-applies": (data: { readonly profile: string; readonly stage: string }): Words => ({
    message: {
      vi: `hồ sơ áp dụng \`${data.profile}\` không có yêu cầu nào ở giai đoạn \`${data.stage}\` vào ngày này`,
      en: `the profile \`${data.profile}\` asks nothing at the stage \`${data.stage}\` on this date`,
    },
  }),
} as const satisfies MessageTable;
