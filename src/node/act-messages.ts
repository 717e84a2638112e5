import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { actOptionMessages } from "./act-option-messages.ts";
import { actOutcomeMessages } from "./act-outcome-messages.ts";

interface Count {
  readonly value: string;
  readonly minimum: number;
  readonly maximum: number;
}

interface Named {
  readonly value: string;
  readonly suggestion: string | undefined;
  readonly allowed: readonly string[];
}

/** Words what keeps an attestation from being written: options that are missing, wrong or do not go together. */
export const actMessages = {
  ...actOptionMessages,
  ...actOutcomeMessages,
  "act/missing-option": ({ title, form }: { readonly title: Text; readonly form: Text }): Words => ({
    message: { vi: `thiếu tùy chọn này: ${title.vi}`, en: `this option is missing: ${title.en}` },
    help: form,
  }),
  "act/not-a-date": ({ value, meant }: { readonly value: string; readonly meant: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không ở dạng năm-tháng-ngày`,
      en: `\`${brief(value)}\` is not in the form year-month-day`,
    },
    help: { vi: `có phải ý bạn là \`${meant}\`?`, en: `did you mean \`${meant}\`?` },
  }),
  "act/not-a-number": ({ value, minimum, maximum }: Count): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là số nguyên từ ${minimum} đến ${maximum}`,
      en: `\`${brief(value)}\` is not a whole number from ${minimum} to ${maximum}`,
    },
  }),
  "act/empty": (_: NoData): Words => ({
    message: { vi: "giá trị trống", en: "the value is empty" },
  }),
  "act/too-long": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `dài hơn ${limit} ký tự`,
      en: `this is longer than ${limit} characters`,
    },
    help: {
      vi: "rút gọn; nội dung dài thì để trong văn bản kèm theo",
      en: "shorten it; what is long belongs into a document beside it",
    },
  }),
  "act/odd-character": ({ codePoint }: { readonly codePoint: string }): Words => ({
    message: {
      vi: `có ký tự ẩn hoặc ký tự điều khiển (\`${codePoint}\`), không được ký`,
      en: `there is a hidden or control character (\`${codePoint}\`), which is not signed`,
    },
    help: { vi: "gõ lại thay vì chép", en: "type it instead of pasting it" },
  }),
  "act/ends-before-it-begins": ({ end, start }: { readonly end: string; readonly start: string }): Words => ({
    message: {
      vi: `ngày cuối \`${end}\` trước ngày đầu \`${start}\``,
      en: `the last day \`${end}\` is before the first \`${start}\``,
    },
    help: {
      vi: "sửa ngày này, hoặc ngày đầu (`--valid-from`, `--date`)",
      en: "change it, or the first day (`--valid-from`, `--date`)",
    },
  }),
  "act/one-document": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `tệp này có ${count} tài liệu, mà mỗi lần chỉ ký về một hệ thống`,
      en: `this file has ${count} documents, but one system is signed for at a time`,
    },
    help: { vi: "tách mỗi hệ thống một tệp", en: "split the file, one system each" },
  }),
  "act/not-a-system-id": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là mã hệ thống`,
      en: `\`${brief(value)}\` is not the id of a system`,
    },
    help: {
      vi: "mã hệ thống là `metadata.id` của bản khai: chữ thường không dấu, chữ số, dấu gạch nối",
      en: "the id of a system is `metadata.id` of its manifest: lower-case letters, digits, hyphens",
    },
  }),
  "act/no-subject": (_: NoData): Words => ({
    message: { vi: "chưa nói về hệ thống nào", en: "it is not said which system this is about" },
    help: {
      vi: "nêu tệp bản khai, hoặc `--system MÃ` khi không có bản khai",
      en: "name the manifest, or give `--system ID` where there is none",
    },
  }),
  "act/authority-open": ({ allowed }: { readonly allowed: readonly string[] }): Words => ({
    message: {
      vi: "chưa biết ký nhân danh cơ quan nào",
      en: "it is not said in whose name this is signed",
    },
    help:
      allowed.length === 0
        ? {
            vi: "thêm `--authority MÃ`, là mã cơ quan trong danh sách tin cậy",
            en: "add `--authority ID`, the id of the authority in the trust list",
          }
        : { vi: `thêm một trong: ${quoted(allowed)}`, en: `add one of: ${quoted(allowed)}` },
  }),
  "act/bad-requirement": ({
    value,
    allowed,
  }: {
    readonly value: string;
    readonly allowed: readonly string[];
  }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không có dạng \`CỔNG#YÊU-CẦU\``,
      en: `\`${brief(value)}\` does not have the form \`GATE#REQUIREMENT\``,
    },
    help:
      allowed.length === 0
        ? { vi: "ví dụ `G10#facility-qualified`", en: "for example `G10#facility-qualified`" }
        : { vi: `cho phép: ${quoted(allowed)}`, en: `allowed: ${quoted(allowed)}` },
  }),
  "act/other-type": ({ found, wanted }: { readonly found: Text; readonly wanted: Text }): Words => ({
    message: {
      vi: `văn bản này là \`${brief(found.vi)}\`, không phải \`${brief(wanted.vi)}\``,
      en: `this statement is of the type \`${brief(found.en)}\`, not \`${brief(wanted.en)}\``,
    },
    help: { vi: "dùng lệnh của đúng loại văn bản", en: "use the command for statements of that type" },
  }),
  "act/other-system": ({ found, wanted }: { readonly found: string; readonly wanted: string }): Words => ({
    message: {
      vi: `văn bản này nói về hệ thống \`${brief(found)}\`, không phải \`${brief(wanted)}\``,
      en: `this statement is about the system \`${brief(found)}\`, not \`${brief(wanted)}\``,
    },
  }),
  "act/other-design": (_: NoData): Words => ({
    message: {
      vi: "văn bản này gắn với một thiết kế khác với bản khai hiện nay",
      en: "this statement is bound to another design than the manifest has now",
    },
    help: {
      vi: "dùng bản khai đúng lúc lập văn bản, hoặc lập văn bản mới cho thiết kế hiện nay",
      en: "use the manifest as it was when the statement was made, or make a new one for the design of today",
    },
  }),
  "act/other-content": ({ title, there }: { readonly title: Text; readonly there: string }): Words => ({
    message: {
      vi: `khác với văn bản đã ký, trong đó ${title.vi} là \`${brief(there)}\``,
      en: `this differs from what is signed already, where the ${title.en} is \`${brief(there)}\``,
    },
    help: {
      vi: "thêm chữ ký thì không đổi nội dung: bỏ tùy chọn này, hoặc lập văn bản mới",
      en: "adding a signature changes nothing else: leave the option out, or make a new statement",
    },
  }),
  "act/other-statement": (_: NoData): Words => ({
    message: {
      vi: "phong bì này có nội dung khác với văn bản vừa ký",
      en: "this envelope holds another statement than the one that was signed",
    },
    help: {
      vi: "mọi người phải ký cùng một tệp `.pae`",
      en: "everybody has to sign the same `.pae` file",
    },
  }),
  "act/bad-signature": ({ reason }: { readonly reason: Text }): Words => ({
    message: {
      vi: `chữ ký không dùng được: ${reason.vi}`,
      en: `the signature cannot be used: ${reason.en}`,
    },
  }),
  "act/output-name": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "tên này không kết thúc bằng `.dsse.json`, nên `check` sẽ không công nhận tệp trong thư mục xác nhận",
      en: "this name does not end in `.dsse.json`, so `check` will refuse the file in an attestation folder",
    },
    help: { vi: "đổi tên tệp", en: "rename the file" },
  }),
  "act/too-large": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `tệp lớn hơn giới hạn ${limit} byte nên không được đọc`,
      en: `the file is larger than the limit of ${limit} bytes and is not read`,
    },
  }),
  "act/unknown-justification": ({ value, suggestion, allowed }: Named): Words => ({
    message: {
      vi: `bản khai không có giải trình \`${brief(value)}\``,
      en: `the manifest has no justification \`${brief(value)}\``,
    },
    help: justifications(suggestion, allowed),
  }),
} as const satisfies MessageTable;

function justifications(suggestion: string | undefined, allowed: readonly string[]): Text {
  if (suggestion !== undefined) {
    return { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` };
  }
  if (allowed.length > 0) return { vi: `có: ${quoted(allowed)}`, en: `there are: ${quoted(allowed)}` };
  return {
    vi: "bản khai này không có giải trình nào có mã: bỏ `--accept`, hoặc khai giải trình trước",
    en: "this manifest has no justification with an id: leave `--accept` out, or declare it first",
  };
}
