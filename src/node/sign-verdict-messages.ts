import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";

interface Value {
  readonly value: string;
}

const OUTSIDE: Text = {
  vi: "kết luận được ký không để bản khai tự chọn câu hỏi",
  en: "a signed verdict does not let the manifest choose the question",
};

/** Words what keeps a verdict from being signed. */
export const signVerdictMessages = {
  "sign-verdict/no-stage": (_: NoData): Words => ({
    message: {
      vi: "muốn ký kết luận thì phải nêu giai đoạn bằng `--stage`",
      en: "to sign a verdict, the stage has to be given by `--stage`",
    },
    help: OUTSIDE,
  }),
  "sign-verdict/no-profile": (_: NoData): Words => ({
    message: {
      vi: "muốn ký kết luận thì phải nêu hồ sơ áp dụng bằng `--profile`",
      en: "to sign a verdict, the profile has to be given by `--profile`",
    },
    help: OUTSIDE,
  }),
  "sign-verdict/no-trust": (_: NoData): Words => ({
    message: {
      vi: "muốn ký kết luận thì phải nêu thư mục tin cậy bằng `--trust`",
      en: "to sign a verdict, the trust folder has to be given by `--trust`",
    },
  }),
  "sign-verdict/no-key": (_: NoData): Words => ({
    message: { vi: "chưa nêu khóa ký (`--key`)", en: "the key to sign with is missing (`--key`)" },
  }),
  "sign-verdict/no-authority": (_: NoData): Words => ({
    message: {
      vi: "chưa nêu ký nhân danh cơ quan nào (`--authority`)",
      en: "it is not said in whose name to sign (`--authority`)",
    },
    help: {
      vi: "là mã cơ quan trong danh sách tin cậy",
      en: "it is the id of the authority in the trust list",
    },
  }),
  "sign-verdict/unsigned-policies": (_: NoData): Words => ({
    message: {
      vi: "kết luận xét theo `--policies` chỉ được ký khi có `--require-signed-policies`",
      en: "a verdict by `--policies` is signed only with `--require-signed-policies`",
    },
    help: {
      vi: "nếu không, ai sửa được thư mục chính sách cũng chọn được kết luận",
      en: "else whoever can write to the policy folder would choose the verdict",
    },
  }),
  "sign-verdict/other-date": ({ asOf, today }: { readonly asOf: string; readonly today: string }): Words => ({
    message: {
      vi: `kết luận chỉ được ký cho ngày hôm nay (${today}), không phải cho ngày \`${asOf}\``,
      en: `a verdict is signed for today (${today}) alone, not for \`${asOf}\``,
    },
    help: {
      vi: "bỏ `--as-of`; kết luận lùi ngày hay để dành cho ngày sau đều không nói đúng về ngày triển khai",
      en: "leave out `--as-of`: a verdict turned back, or kept for a later day, does not tell of the day of deployment",
    },
  }),
  "sign-verdict/standard-input": (_: NoData): Words => ({
    message: {
      vi: "không ký kết luận về dữ liệu từ đầu vào chuẩn, vì không ai xét lại được",
      en: "a verdict on standard input is not signed, as nobody could judge it again",
    },
    help: { vi: "lưu thành tệp rồi nêu tên tệp", en: "save it as a file and name the file" },
  }),
  "sign-verdict/redacted": (_: NoData): Words => ({
    message: {
      vi: "không ký kết luận đã che giá trị, vì xét lại sẽ không cho cùng kết quả",
      en: "a redacted verdict is not signed, as judging again would not give the same",
    },
    help: {
      vi: "bỏ `--redact`; kết luận được ký không chứa dữ kiện nào của bản khai",
      en: "leave `--redact` out; what is signed holds no fact of the manifest",
    },
  }),
  "sign-verdict/option-alone": (_: NoData): Words => ({
    message: {
      vi: "tùy chọn này chỉ có nghĩa khi có `--sign-verdict`",
      en: "this option means nothing without `--sign-verdict`",
    },
  }),
  "sign-verdict/bad-artifact": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không có dạng \`TÊN=sha256:…\` hoặc \`TÊN=TỆP\``,
      en: `\`${brief(value)}\` does not have the form \`NAME=sha256:…\` or \`NAME=FILE\``,
    },
    help: {
      vi: "mã băm SHA-256 có 64 chữ số hệ 16, viết thường",
      en: "a SHA-256 digest has 64 hexadecimal digits, in lower case",
    },
  }),
  "sign-verdict/repeated-artifact": ({ value }: Value): Words => ({
    message: {
      vi: `sản phẩm \`${brief(value)}\` được nêu hai lần`,
      en: `artefact \`${brief(value)}\` is given twice`,
    },
  }),
  "sign-verdict/artifact-is-system": ({ value }: Value): Words => ({
    message: {
      vi: `sản phẩm không được mang tên hệ thống, \`${brief(value)}\``,
      en: `an artefact must not have the name of the system, \`${brief(value)}\``,
    },
  }),
  "sign-verdict/run-has-errors": (_: NoData): Words => ({
    message: {
      vi: "không ký kết luận nào, vì lần xét này có lỗi",
      en: "no verdict was signed, as this run has errors",
    },
  }),
  "sign-verdict/not-one": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `lần xét này có ${count} tài liệu; mỗi lần chỉ ký đúng một kết luận`,
      en: `this run is on ${count} documents; exactly one verdict is signed at a time`,
    },
    help: { vi: "nêu đúng một bản khai", en: "name exactly one manifest" },
  }),
  "sign-verdict/not-a-system": (_: NoData): Words => ({
    message: {
      vi: "chỉ ký kết luận về một hệ thống, không ký về kế hoạch",
      en: "a verdict is signed on a system, not on a plan",
    },
  }),
  "sign-verdict/will-not-count": ({ reason }: { readonly reason: Text }): Words => ({
    severity: "warning",
    message: {
      vi: `kết luận đã ký, nhưng theo danh sách tin cậy này thì chưa được công nhận: ${reason.vi}`,
      en: `the verdict is signed, but by this trust list it does not count: ${reason.en}`,
    },
  }),
} as const satisfies MessageTable;

/** Writes a diagnostic about signing a verdict. */
export const signVerdictDiagnostic = tellFrom(signVerdictMessages);
