import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { actMessages } from "./act-messages.ts";
import { attestationRunMessages, attestationRunShown } from "./attestation-run-messages.ts";
import { fileMessages } from "./file-messages.ts";
import { keyMessages } from "./key-messages.ts";
import { mutationMessages } from "./mutation-messages.ts";
import { newGateMessages } from "./new-gate-messages.ts";
import { usageMessages } from "./usage-messages.ts";
import { waiverMessages } from "./waiver-messages.ts";

interface Reason {
  readonly reason: string;
}
interface Choice {
  readonly value: string;
  readonly suggestion: string | undefined;
  readonly allowed: readonly string[];
}

interface PlanNotGiven {
  readonly id: string;
  readonly file: string;
  /** Whether the file holds nothing but the plan, as one that is given has to. */
  readonly isAlone: boolean;
}

/** Words what goes wrong around the core: files, arguments, and what a run cannot do. */
export const runMessages = {
  ...actMessages,
  ...attestationRunMessages,
  ...fileMessages,
  ...keyMessages,
  ...mutationMessages,
  ...newGateMessages,
  ...usageMessages,
  ...waiverMessages,
  "usage/unknown-value": ({ value, suggestion, allowed }: Choice): Words => ({
    message: { vi: `không có giá trị \`${brief(value)}\``, en: `there is no value \`${brief(value)}\`` },
    help: meant(suggestion, { vi: `cho phép: ${quoted(allowed)}`, en: `allowed: ${quoted(allowed)}` }),
  }),
  "usage/bad-date": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là ngày có thật`,
      en: `\`${brief(value)}\` is not a date of the calendar`,
    },
    help: {
      vi: "viết năm-tháng-ngày, ví dụ `2026-07-01`",
      en: "write year-month-day, for example `2026-07-01`",
    },
  }),
  "usage/bad-percent": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là số phần trăm`,
      en: `\`${brief(value)}\` is not a percentage`,
    },
    help: { vi: "viết số nguyên từ 0 đến 100", en: "write a whole number from 0 to 100" },
  }),
  "usage/cannot-watch": ({ reason }: { readonly reason: Text }): Words => ({
    message: { vi: `không theo dõi được: ${reason.vi}`, en: `nothing can be watched: ${reason.en}` },
  }),
  "usage/bad-output": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không có dạng \`ĐỊNH-DẠNG=TỆP\``,
      en: `\`${brief(value)}\` does not have the form \`FORMAT=PATH\``,
    },
    help: { vi: "ví dụ `json=verdict.json`", en: "for example `json=verdict.json`" },
  }),
  "usage/repeated-output": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `tệp \`${brief(value)}\` được ghi hai lần`,
      en: `file \`${brief(value)}\` would be written twice`,
    },
  }),
  "usage/output-is-input": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` là dữ liệu mà lượt chạy này đọc nên không bị ghi đè`,
      en: `\`${brief(value)}\` is something that this run reads and is not overwritten`,
    },
    help: {
      vi: "chọn tệp khác, ngoài bản khai, kế hoạch và thư mục chính sách",
      en: "choose another file, apart from the manifests, the plan and the policy folder",
    },
  }),
  "usage/not-a-plan": (_: NoData): Words => ({
    message: {
      vi: "tệp này phải có đúng một tài liệu loại `Plan`",
      en: "this file has to hold exactly one document of kind `Plan`",
    },
  }),
  "run/same-system-twice": ({ id, earlier }: { readonly id: string; readonly earlier: string }): Words => ({
    severity: "warning",
    message: {
      vi: `mã \`${brief(id)}\` đã được xét ở \`${brief(earlier)}\``,
      en: `the id \`${brief(id)}\` was already judged in \`${brief(earlier)}\``,
    },
    help: {
      vi: "mỗi hệ thống một bản khai; nếu là hai hệ thống thì đặt hai mã",
      en: "one manifest a system; if they are two systems, give them two ids",
    },
  }),
  "run/plan-not-given": ({ id, file, isAlone }: PlanNotGiven): Words => ({
    severity: "warning",
    message: {
      vi: `có hệ thống chờ kế hoạch \`${brief(id)}\`, kế hoạch ấy có ở đây nhưng chưa được đưa vào làm căn cứ`,
      en: `a system waits for the plan \`${brief(id)}\`, which is here but was not given to judge by`,
    },
    help: isAlone
      ? {
          vi: `thêm \`--plan ${file}\` (với Action: đầu vào \`plan: ${file}\`)`,
          en: `pass it by \`--plan ${file}\` (in the Action: the input \`plan: ${file}\`)`,
        }
      : {
          vi: "tách kế hoạch ra một tệp riêng rồi nêu tệp ấy ở `--plan` (với Action: đầu vào `plan`)",
          en: "put the plan into a file of its own and pass that by `--plan` (in the Action: the input `plan`)",
        },
  }),
  "run/no-cases": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách này không có ca kiểm thử nào, nên chưa được kiểm thử",
      en: "this policy set has no cases, so nothing was tested",
    },
    help: {
      vi: "nêu thư mục chính sách có các tệp `.cases.yaml`",
      en: "name a policy folder that has `.cases.yaml` files",
    },
  }),
  "run/no-registers": ({ command }: { readonly command: string }): Words => ({
    message: {
      vi: "chưa nêu thư mục chính sách, mà bộ chính sách đi kèm chương trình không giữ sổ điều khoản và ca kiểm thử",
      en: "no policy folder is named, and the built-in policy set keeps no clause registers and no cases",
    },
    help: {
      vi: `nêu thư mục chính sách gốc, ví dụ \`gate57 policy ${command} policies\``,
      en: `name the folder of its sources, as in \`gate57 policy ${command} policies\``,
    },
  }),
  "run/foreign-pages": ({
    names,
    set,
  }: {
    readonly names: readonly string[];
    readonly set: string;
  }): Words => ({
    message: {
      vi: `${names.length} trang trong thư mục này không phải của bộ \`${set}\` (${quoted(names.slice(0, 3))}${names.length > 3 ? ", …" : ""}) nên không viết gì`,
      en: `${names.length} pages of this folder are not those of the set \`${set}\` (${quoted(names.slice(0, 3))}${names.length > 3 ? ", …" : ""}), so nothing is written`,
    },
    help: {
      vi: "nêu thư mục khác; nếu đúng là muốn ghi đè và xóa các trang ấy thì thêm `--force`",
      en: "name another folder, or add `--force` if those pages are to be replaced and removed",
    },
  }),
  "run/internal-error": ({ reason }: Reason): Words => ({
    message: {
      vi: `lỗi bên trong chương trình (\`${brief(reason)}\`)`,
      en: `an error inside the program (\`${brief(reason)}\`)`,
    },
    help: { vi: "đề nghị báo lỗi này cho dự án", en: "please report it to the project" },
  }),
} as const satisfies MessageTable;

/** Writes a diagnostic of the run; `source` names the file, the option or the argument it is about. */
export const runDiagnostic = tellFrom(runMessages, attestationRunShown);

function meant(suggestion: string | undefined, otherwise: { readonly vi: string; readonly en: string }) {
  if (suggestion === undefined) return otherwise;
  return { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` };
}
