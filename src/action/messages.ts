import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import { STAGES } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import { inputMessages } from "./input-messages.ts";
import { policiesRefMessages } from "./policies-ref-messages.ts";

interface Value {
  readonly value: string;
}

/** Words what is wrong with the inputs of the Action, with what it is run on, and with what it reads. */
const actionMessages = {
  ...inputMessages,
  ...policiesRefMessages,
  "action/no-stage": (_: NoData): Words => ({
    message: {
      vi: "chưa nêu giai đoạn hay môi trường; Action không lấy giai đoạn từ bản khai",
      en: "neither a stage nor an environment is given; the Action takes no stage from the manifest",
    },
    help: {
      vi: `nêu \`stage\` (${quoted(STAGES)}) hoặc \`environment\``,
      en: `give \`stage\` (${quoted(STAGES)}) or \`environment\``,
    },
  }),
  "action/stage-and-environment": (_: NoData): Words => ({
    message: {
      vi: "nêu cả `stage` và `environment`, nên không biết xét cho giai đoạn nào",
      en: "both `stage` and `environment` are given, so it is not clear for which stage to judge",
    },
    help: { vi: "giữ lại một trong hai", en: "keep one of the two" },
  }),
  "action/contradicts-configuration": (data: Contradiction): Words => ({
    message: {
      vi: `đầu vào nêu \`${brief(data.given)}\`, nhưng cấu hình triển khai ghi \`${brief(data.configured)}\``,
      en: `the input says \`${brief(data.given)}\`, but the deployment configuration says \`${brief(data.configured)}\``,
    },
    help: {
      vi: "bỏ đầu vào này, hoặc nêu cấu hình khác ở `configuration`",
      en: "leave this input out, or name another configuration under `configuration`",
    },
  }),
  "action/signed-needs": ({ missing }: { readonly missing: "policies" | "trust" }): Words => ({
    message: {
      vi: `đòi bộ chính sách có chữ ký, nhưng chưa nêu \`${missing}\``,
      en: `signed policies are required, but \`${missing}\` is not named`,
    },
    help: {
      vi: `nêu \`${missing}\` ở đầu vào hoặc trong cấu hình triển khai`,
      en: `name \`${missing}\` as an input or in the deployment configuration`,
    },
  }),
  "action/no-repository": (_: NoData): Words => ({
    message: {
      vi: "biến GITHUB_REPOSITORY không nêu kho nào, nên không biết đọc chính sách ở đâu",
      en: "GITHUB_REPOSITORY names no repository, so it is not known where to read policies",
    },
  }),
  "action/no-token": (_: NoData): Words => ({
    message: {
      vi: "cần token để đọc chính sách, nhưng không có",
      en: "a token is needed to read policies, and there is none",
    },
    help: {
      vi: 'bỏ `token: ""`; token mặc định với quyền `contents: read` là đủ cho kho này',
      en: 'leave `token: ""` out; the default one with `contents: read` is enough for this repository',
    },
  }),
  "action/bad-event": ({ reason }: { readonly reason: Text }): Words => ({
    message: {
      vi: `không đọc được tệp sự kiện của lượt chạy: ${reason.vi}`,
      en: `the file with the event of the run cannot be read: ${reason.en}`,
    },
    help: {
      vi: "máy chạy tự ghi tệp này: chạy lại job, và đừng để bước nào đặt biến ấy; ngoài GitHub thì bỏ biến ấy",
      en: "the runner writes this file: run the job again, and let no step set that variable; outside GitHub leave it unset",
    },
  }),
  "action/no-workspace": (_: NoData): Words => ({
    message: { vi: "GITHUB_WORKSPACE không nêu thư mục nào", en: "GITHUB_WORKSPACE names no folder" },
    help: {
      vi: "chạy Action trong một job, sau bước `actions/checkout`",
      en: "run the Action in a job, after `actions/checkout`",
    },
  }),
  "action/empty-workspace": (_: NoData): Words => ({
    message: { vi: "thư mục làm việc của job đang trống", en: "the workspace is empty" },
    help: {
      vi: "trước bước này đã có bước `actions/checkout` chưa?",
      en: "is `actions/checkout` before this step?",
    },
    severity: "warning",
  }),
  "action/outside-workspace": ({
    value,
    isOutput = false,
  }: Value & { readonly isOutput?: boolean }): Words =>
    isOutput
      ? {
          message: {
            vi: `\`${brief(value)}\` nằm ngoài cả thư mục làm việc của job lẫn RUNNER_TEMP (tính cả liên kết tượng trưng)`,
            en: `\`${brief(value)}\` lies outside both the workspace of the job and RUNNER_TEMP (symbolic links seen through)`,
          },
          help: {
            vi: "nêu một tên bên trong GITHUB_WORKSPACE hoặc RUNNER_TEMP",
            en: "name a place inside GITHUB_WORKSPACE or RUNNER_TEMP",
          },
        }
      : {
          message: {
            vi: `\`${brief(value)}\` nằm ngoài thư mục làm việc của job (tính cả liên kết tượng trưng)`,
            en: `\`${brief(value)}\` lies outside the workspace of the job (symbolic links seen through)`,
          },
          help: {
            vi: "nêu tệp hoặc thư mục thật bên trong GITHUB_WORKSPACE",
            en: "name a real file or folder inside GITHUB_WORKSPACE",
          },
        },
  "action/no-stdin": (_: NoData): Words => ({
    message: { vi: "Action không đọc đầu vào chuẩn `-`", en: "the Action does not read standard input `-`" },
    help: { vi: "nêu tên tệp", en: "name a file" },
  }),
  "action/other-date": ({ asOf, today }: { readonly asOf: string; readonly today: string }): Words => ({
    message:
      asOf < today
        ? {
            vi: `kết luận xét cho ngày ${asOf} đã qua, không phải hôm nay (${today}): có thể dựa vào điều nay đã hết hạn`,
            en: `the verdict is for ${asOf}, a day that is past, and not for today (${today}): it may rest on what has run out since`,
          }
        : {
            vi: `kết luận xét cho ngày ${asOf} chưa tới, không phải hôm nay (${today}): có thể dựa vào điều nay chưa có hiệu lực`,
            en: `the verdict is for ${asOf}, a day to come, and not for today (${today}): it may rest on what is not valid yet`,
          },
    help: {
      vi: "bỏ `as-of` để xét cho hôm nay",
      en: "leave `as-of` out to judge for today",
    },
    severity: "warning",
  }),
  "action/no-outputs": (_: NoData): Words => ({
    message: {
      vi: "không có GITHUB_OUTPUT, nên không ghi được đầu ra nào; mã thoát vẫn là quyết định",
      en: "there is no GITHUB_OUTPUT, so no output is set; the exit code is the decision all the same",
    },
    severity: "warning",
  }),
  "action/not-reported": ({ reason }: { readonly reason: Text }): Words => ({
    message: reason,
    severity: "warning",
  }),
} as const satisfies MessageTable;

interface Contradiction {
  readonly given: string;
  readonly configured: string;
}

/** Names an input as a diagnostic's source, the way expressions of workflows do. */
export function inputName(name: string): string {
  return `inputs.${name}`;
}

/** Writes a diagnostic of the Action; `source` names the input, the file or the variable it is about. */
export const actionDiagnostic = tellFrom(actionMessages);
