import { didYouMean } from "../core/diagnostic/did-you-mean.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";

interface Value {
  readonly value: string;
}

const SPLIT = {
  vi: "chia ra nhiều bước bằng `manifests`",
  en: "split them over several steps by `manifests`",
} as const;

/** Words what is wrong with an input of the Action as such. */
export const inputMessages = {
  "action/unknown-input": ({ value, suggestion }: Value & { readonly suggestion: string }): Words => ({
    message: { vi: `không có đầu vào \`${brief(value)}\``, en: `there is no input \`${brief(value)}\`` },
    ...didYouMean({ name: value, suggestion }),
  }),
  "action/not-one-line": (_: NoData): Words => ({
    message: {
      vi: "đầu vào này là một dòng văn bản, không có ký tự điều khiển",
      en: "this input is one line of text without control characters",
    },
  }),
  "action/too-long": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `đầu vào này dài hơn ${limit} ký tự`,
      en: `this input is longer than ${limit} characters`,
    },
  }),
  "action/too-many": ({ limit }: { readonly limit: number }): Words => ({
    message: { vi: `đầu vào này có hơn ${limit} dòng`, en: `this input has more than ${limit} lines` },
  }),
  "action/not-boolean": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là \`true\` hay \`false\``,
      en: `\`${brief(value)}\` is neither \`true\` nor \`false\``,
    },
    help: { vi: "viết `true` hoặc `false`", en: "write `true` or `false`" },
  }),
  "action/bad-token": (_: NoData): Words => ({
    message: {
      vi: "token có ký tự mà không token nào có",
      en: "the token has characters that no token has",
    },
    help: {
      vi: "dùng token của job (`github.token`) hoặc một secret",
      en: "use the job's token (`github.token`) or a secret",
    },
  }),
  "action/bad-artifact": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không có dạng \`TÊN=sha256:MÃ-BĂM\``,
      en: `\`${brief(value)}\` does not have the form \`NAME=sha256:HEX\``,
    },
    help: {
      vi: "mã băm là 64 chữ số thập lục phân viết thường; mỗi dòng một sản phẩm",
      en: "the digest is 64 hexadecimal digits in lower case; one artefact a line",
    },
  }),
  "action/repeated-artifact": ({ value }: Value): Words => ({
    message: {
      vi: `sản phẩm \`${brief(value)}\` nêu hai lần`,
      en: `artefact \`${brief(value)}\` is named twice`,
    },
  }),
  "action/artifact-is-system": ({ value }: Value): Words => ({
    message: {
      vi: `tên sản phẩm \`${brief(value)}\` trùng mã của hệ thống được xét`,
      en: `the artefact's name \`${brief(value)}\` is the id of the system that is judged`,
    },
    help: { vi: "đặt tên khác cho sản phẩm", en: "call the artefact otherwise" },
  }),
  "action/artifacts-unbound": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `sản phẩm chỉ gắn được với đúng một kết luận về một hệ thống khi không bỏ sót gì; ở đây không gắn được (số kết luận: ${count})`,
      en: `artefacts are bound to exactly one verdict on a system where nothing was left out; here they cannot be bound (verdicts: ${count})`,
    },
    help: {
      vi: "nêu đúng một bản khai ở `manifests`, hoặc bỏ `artifacts`",
      en: "name exactly one manifest under `manifests`, or leave `artifacts` out",
    },
  }),
  "action/output-is-link": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` là liên kết tượng trưng, nên không ghi báo cáo qua đó`,
      en: `\`${brief(value)}\` is a symbolic link, and no report is written through one`,
    },
    help: { vi: "nêu tệp thật hoặc tên chưa có", en: "name a real file, or one that is not there yet" },
  }),
  "action/output-in-git": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` nằm trong thư mục \`.git\`, nơi Git nhận tệp làm lệnh và cấu hình`,
      en: `\`${brief(value)}\` lies in a folder \`.git\`, where Git takes files for hooks and settings`,
    },
    help: { vi: "nêu một nơi khác", en: "name another place" },
  }),
  "action/too-many-manifests": ({
    count,
    limit,
  }: {
    readonly count: number;
    readonly limit: number;
  }): Words => ({
    message: {
      vi: `có ${count} bản khai, nhiều hơn ${limit} bản mà một lần xét nhận`,
      en: `there are ${count} manifests, more than the ${limit} that one run takes`,
    },
    help: SPLIT,
  }),
  "action/manifests-too-large": ({
    bytes,
    limit,
  }: {
    readonly bytes: number;
    readonly limit: number;
  }): Words => ({
    message: {
      vi: `các bản khai có tổng cộng ${bytes} byte, nhiều hơn ${limit} byte mà một lần xét nhận`,
      en: `the manifests have ${bytes} bytes together, more than the ${limit} that one run takes`,
    },
    help: SPLIT,
  }),
} as const satisfies MessageTable;
