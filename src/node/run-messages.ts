import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { actMessages } from "./act-messages.ts";
import { attestationRunMessages } from "./attestation-run-messages.ts";
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

/** Words what goes wrong around the core: files, arguments, and what a run cannot do. */
export const runMessages = {
  ...actMessages,
  ...attestationRunMessages,
  ...keyMessages,
  ...mutationMessages,
  ...newGateMessages,
  ...usageMessages,
  ...waiverMessages,
  "file/not-found": ({ wanted }: { readonly wanted?: "trust-folder" }): Words =>
    wanted === undefined
      ? { message: { vi: "không có tệp hoặc thư mục này", en: "there is no such file or folder" } }
      : {
          message: { vi: "không có thư mục tin cậy này", en: "there is no such trust folder" },
          help: {
            vi: "`--trust` hoặc biến GATE57_TRUST nêu thư mục có `trust.yaml`",
            en: "`--trust` or GATE57_TRUST names the folder that holds `trust.yaml`",
          },
        },
  "file/not-a-folder": (_: NoData): Words => ({
    message: { vi: "đây không phải là thư mục", en: "this is not a folder" },
  }),
  "file/is-a-folder": (_: NoData): Words => ({
    message: { vi: "cần một tệp, nhưng đây là thư mục", en: "a file is needed, but this is a folder" },
  }),
  "file/unreadable": ({ reason }: Reason): Words => ({
    message: { vi: `không đọc được (\`${reason}\`)`, en: `this cannot be read (\`${reason}\`)` },
  }),
  "file/unwritable": ({ reason }: Reason): Words => ({
    message: { vi: `không ghi được (\`${reason}\`)`, en: `this cannot be written (\`${reason}\`)` },
  }),
  "file/is-a-link": (_: NoData): Words => ({
    message: {
      vi: "đây là liên kết tượng trưng nên không ghi qua nó",
      en: "this is a symbolic link and is not written through",
    },
    help: { vi: "nêu thẳng tên tệp thật, hoặc xóa liên kết", en: "name the real file, or remove the link" },
  }),
  "file/exists": (_: NoData): Words => ({
    message: {
      vi: "tệp này đã có nên không bị ghi đè",
      en: "this file is already there and is not overwritten",
    },
    help: { vi: "chọn tên khác, hoặc thêm `--force`", en: "choose another name, or add `--force`" },
  }),
  "file/too-large": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `tệp lớn hơn giới hạn ${limit} byte nên không được đọc`,
      en: `the file is larger than the limit of ${limit} bytes and is not read`,
    },
    help: { vi: "tách tệp, mỗi hệ thống một tệp", en: "split the file, one system each" },
  }),
  "file/not-utf8": (_: NoData): Words => ({
    message: { vi: "tệp không phải là văn bản UTF-8", en: "the file is not UTF-8 text" },
    help: { vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file with the encoding UTF-8" },
  }),
  "file/not-regular": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "đây không phải là tệp thường (ống dẫn, thiết bị...) nên không được đọc",
      en: "this is no regular file (but a pipe, a device...) and is not read",
    },
    help: { vi: "muốn đọc thì nêu thẳng tên", en: "name it itself to have it read" },
  }),
  "file/link-not-followed": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "đây là liên kết tượng trưng trong một thư mục nên không được đọc theo",
      en: "this is a symbolic link inside a folder and is not followed",
    },
    help: {
      vi: "thay bằng tệp hoặc thư mục thật, hoặc nêu thẳng tên của nó",
      en: "put the real file or folder here, or name it itself",
    },
  }),
  "file/nearly-manifest": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "tên này chỉ khác tên bản khai ở chữ hoa, chữ thường hoặc ở ký tự khó thấy, nên tệp không được đọc",
      en: "this name differs from a manifest's only by case or by what is hardly seen, so the file is not read",
    },
    help: {
      vi: "đổi thành chữ thường, không thừa gì ở cuối (`….gate57.yaml`), hoặc nêu thẳng tên tệp",
      en: "write it in lower case with nothing after it (`….gate57.yaml`), or name the file itself",
    },
  }),
  "file/no-manifest": (_: NoData): Words => ({
    severity: "warning",
    message: { vi: "trong thư mục này không có bản khai", en: "there is no manifest in this folder" },
    help: {
      vi: "bản khai có tên `gate57.yaml` hoặc `….gate57.yaml` (`yml`, `json`); tệp tên khác thì nêu thẳng tên tệp",
      en: "manifests are called `gate57.yaml` or `….gate57.yaml` (`yml`, `json`); name a file called otherwise itself",
    },
  }),
  "file/no-match": (_: NoData): Words => ({
    severity: "warning",
    message: { vi: "không có tệp nào khớp mẫu này", en: "no file matches this pattern" },
  }),
  "file/no-policies": (_: NoData): Words => ({
    message: {
      vi: "trong thư mục này không có tệp chính sách",
      en: "there is no policy file in this folder",
    },
    help: { vi: "chính sách là các tệp `.yaml`", en: "policies are files that end in `.yaml`" },
  }),
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
      vi: `\`${brief(value)}\` là dữ liệu mà lần chạy này đọc nên không bị ghi đè`,
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
export const runDiagnostic = tellFrom(runMessages);

function meant(suggestion: string | undefined, otherwise: { readonly vi: string; readonly en: string }) {
  if (suggestion === undefined) return otherwise;
  return { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` };
}
