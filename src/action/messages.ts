import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { inputMessages } from "./input-messages.ts";

interface Value {
  readonly value: string;
}

/** Words what is wrong with the inputs of the Action, with what it is run on, and with what it reads. */
const actionMessages = {
  ...inputMessages,
  "action/no-stage": (_: NoData): Words => ({
    message: {
      vi: "chưa nêu giai đoạn hay môi trường; Action không lấy giai đoạn từ bản khai",
      en: "neither a stage nor an environment is given; the Action takes no stage from the manifest",
    },
    help: { vi: "nêu `stage` hoặc `environment`", en: "give `stage` or `environment`" },
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
      vi: `không đọc được sự kiện ở GITHUB_EVENT_PATH: ${reason.vi}`,
      en: `the event at GITHUB_EVENT_PATH cannot be read: ${reason.en}`,
    },
  }),
  "action/no-workspace": (_: NoData): Words => ({
    message: { vi: "GITHUB_WORKSPACE không nêu thư mục nào", en: "GITHUB_WORKSPACE names no folder" },
    help: {
      vi: "chạy Action trong một job, sau bước `actions/checkout`",
      en: "run the Action in a job, after `actions/checkout`",
    },
  }),
  "action/outside-workspace": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` nằm ngoài thư mục làm việc của job (tính cả liên kết tượng trưng)`,
      en: `\`${brief(value)}\` lies outside the workspace of the job (symbolic links seen through)`,
    },
    help: {
      vi: "nêu tệp hoặc thư mục thật bên trong GITHUB_WORKSPACE",
      en: "name a real file or folder inside GITHUB_WORKSPACE",
    },
  }),
  "action/no-stdin": (_: NoData): Words => ({
    message: { vi: "Action không đọc đầu vào chuẩn `-`", en: "the Action does not read standard input `-`" },
    help: { vi: "nêu tên tệp", en: "name a file" },
  }),
  "action/not-in-tree": ({ value }: Value): Words => ({
    message: {
      vi: `kho chính sách không có \`${brief(value)}\` ở commit này`,
      en: `the repository of policies has no \`${brief(value)}\` at this commit`,
    },
    help: {
      vi: "đưa nó vào nhánh gốc trước, hoặc sửa `policies-ref`, `configuration`, `policies`, `trust`",
      en: "merge it into the base branch first, or mend `policies-ref`, `configuration`, `policies`, `trust`",
    },
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

type Messages = typeof actionMessages;
export type ActionCode = keyof Messages;
export type ActionData<C extends ActionCode> = Parameters<Messages[C]>[0];

/** Names an input as a diagnostic's source, the way expressions of workflows do. */
export function inputName(name: string): string {
  return `inputs.${name}`;
}

/** Writes a diagnostic of the Action; `source` names the input, the file or the variable it is about. */
export function actionDiagnostic<C extends ActionCode>(
  code: C,
  data: ActionData<C>,
  source: string,
): Diagnostic {
  // Which data a function of the table takes is tied to its code by ActionData<C>, which TypeScript loses in the union.
  const { message, help, severity } = (actionMessages[code] as (data: ActionData<C>) => Words)(data);
  return { code, severity: severity ?? "error", message, ...(help ? { help } : {}), source };
}
