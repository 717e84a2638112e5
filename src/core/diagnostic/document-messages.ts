import type { Text } from "../source/source.ts";
import { type DataKind, kindWords } from "./kind-words.ts";
import { brief, type NoData, quoted, type Words } from "./words.ts";

export interface Bound {
  readonly limit: number;
}
export interface Value {
  readonly value: string;
}
/** What was meant, if something is near; else what is allowed, if that is short. */
export interface Choice {
  readonly suggestion: string | undefined;
  readonly allowed: readonly string[];
}

/** A longer list of what is allowed hides the message. */
const SHORT = 12;

/** Words the mistakes of a document against its schema; the area of the document goes before each code. */
export const documentMessages = {
  "empty-document": (_: NoData): Words => ({
    message: { vi: "tài liệu không có nội dung", en: "the document has no content" },
    help: { vi: "xóa dấu `---` thừa", en: "remove the spare `---`" },
  }),
  "more-problems": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `còn ${count} lỗi nữa trong tài liệu này không được liệt kê`,
      en: `${count} more problems of this document are not listed`,
    },
  }),
  "not-a-mapping": ({ found }: { readonly found: DataKind }): Words => ({
    message: {
      vi: `tài liệu phải là các khóa và giá trị, không phải ${kindWords[found].vi}`,
      en: `the document has to be keys and values, not ${kindWords[found].en}`,
    },
  }),
  "duplicate-key": ({ key, line }: { readonly key: string; readonly line: number }): Words => ({
    message: {
      vi: `khóa \`${brief(key)}\` đã có ở dòng ${line}`,
      en: `key \`${brief(key)}\` is already on line ${line}`,
    },
    help: { vi: "giữ lại một trong hai", en: "keep one of the two" },
  }),
  "duplicate-id": ({ key, value, line }: Value & { readonly key: string; readonly line: number }): Words => ({
    message: {
      vi: `\`${key}\` \`${brief(value)}\` đã dùng trong danh sách này ở dòng ${line}`,
      en: `\`${key}\` \`${brief(value)}\` is already used in this list on line ${line}`,
    },
  }),
  "unknown-field": ({ field, ...choice }: { readonly field: string } & Choice): Words =>
    withHelp(
      { vi: `không có trường \`${brief(field)}\``, en: `unknown field \`${brief(field)}\`` },
      choiceHelp(choice),
    ),
  "misplaced-field": ({
    field,
    places,
  }: {
    readonly field: string;
    readonly places: readonly string[];
  }): Words => ({
    message: {
      vi: `trường \`${brief(field)}\` không ở chỗ này`,
      en: `field \`${brief(field)}\` does not belong here`,
    },
    help: { vi: `chuyển tới ${quoted(places)}`, en: `move it to ${quoted(places)}` },
  }),
  "missing-key": ({ key }: { readonly key: string }): Words => ({
    message: { vi: `thiếu khóa \`${key}\``, en: `missing key \`${key}\`` },
  }),
  "wrong-type": ({ expected, found, hint }: WrongType): Words =>
    withHelp(
      {
        vi: `cần ${oneOf(expected, "vi")}, nhưng đây là ${kindWords[found].vi}`,
        en: `expected ${oneOf(expected, "en")}, but this is ${kindWords[found].en}`,
      },
      hint,
    ),
  "unknown-value": ({ value, ...choice }: Value & Choice): Words =>
    withHelp(
      {
        vi: `giá trị \`${brief(value)}\` không có trong danh sách cho phép`,
        en: `value \`${brief(value)}\` is not one of those allowed`,
      },
      choiceHelp(choice),
    ),
  "unknown-kind": ({ value, ...choice }: Value & Choice): Words =>
    withHelp(
      { vi: `không có loại tài liệu \`${brief(value)}\``, en: `unknown kind \`${brief(value)}\`` },
      choiceHelp(choice),
    ),
  "unknown-version": ({ value, ...choice }: Value & Choice): Words =>
    withHelp(
      { vi: `không có phiên bản \`${brief(value)}\``, en: `unknown version \`${brief(value)}\`` },
      choiceHelp(choice),
    ),
  "bad-date": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là ngày có thật`,
      en: `\`${brief(value)}\` is not a date of the calendar`,
    },
    help: {
      vi: "viết năm-tháng-ngày, ví dụ `2026-07-01`",
      en: "write year-month-day, for example `2026-07-01`",
    },
  }),
  "bad-period": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là khoảng thời gian`,
      en: `\`${brief(value)}\` is not a period`,
    },
    help: { vi: "viết như `P1Y`, `P6M`, `P90D`", en: "write it like `P1Y`, `P6M`, `P90D`" },
  }),
  "bad-pattern": ({ value, pattern }: Value & { readonly pattern: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không đúng mẫu`,
      en: `\`${brief(value)}\` does not have the form wanted`,
    },
    help: { vi: `mẫu là \`${pattern}\``, en: `the form is \`${pattern}\`` },
  }),
  "too-small": ({ limit }: Bound): Words => ({
    message: { vi: `số này nhỏ hơn ${limit}`, en: `this number is less than ${limit}` },
  }),
  "too-great": ({ limit }: Bound): Words => ({
    message: { vi: `số này lớn hơn ${limit}`, en: `this number is greater than ${limit}` },
  }),
  "too-short": ({ limit }: Bound): Words => ({
    message: { vi: `văn bản ngắn hơn ${limit} ký tự`, en: `this text is shorter than ${limit} characters` },
  }),
  "too-long": ({ limit }: Bound): Words => ({
    message: { vi: `văn bản dài hơn ${limit} ký tự`, en: `this text is longer than ${limit} characters` },
  }),
  "too-few": ({ limit }: Bound): Words => ({
    message: { vi: `cần ít nhất ${limit} phần tử`, en: `at least ${limit} elements are needed here` },
  }),
  "too-many": ({ limit }: Bound): Words => ({
    message: {
      vi: `chỉ được nhiều nhất ${limit} phần tử`,
      en: `at most ${limit} elements are allowed here`,
    },
  }),
  "not-unique": (_: NoData): Words => ({
    message: { vi: "phần tử này đã có trong danh sách", en: "this element is in the list already" },
  }),
  "no-alternative": ({ expected }: { readonly expected: readonly DataKind[] }): Words => ({
    message:
      expected.length === 0
        ? { vi: "giá trị không hợp với dạng nào cho phép", en: "this value has none of the forms allowed" }
        : { vi: `cần ${oneOf(expected, "vi")}`, en: `expected ${oneOf(expected, "en")}` },
  }),
  invalid: ({ rule }: { readonly rule: string }): Words => ({
    message: {
      vi: `giá trị không theo quy tắc \`${rule}\``,
      en: `this value does not keep the rule \`${rule}\``,
    },
  }),
} as const satisfies Readonly<Record<string, (data: never) => Words>>;

export interface WrongType {
  readonly expected: readonly DataKind[];
  readonly found: DataKind;
  readonly hint: Text | undefined;
}

function oneOf(kinds: readonly DataKind[], language: "vi" | "en"): string {
  return kinds.map((kind) => kindWords[kind][language]).join(language === "vi" ? " hoặc " : " or ");
}

function choiceHelp({ suggestion, allowed }: Choice): Text | undefined {
  if (suggestion !== undefined)
    return { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` };
  if (allowed.length === 0 || allowed.length > SHORT) return undefined;
  return { vi: `cho phép: ${quoted(allowed)}`, en: `allowed: ${quoted(allowed)}` };
}

function withHelp(message: Text, help: Text | undefined): Words {
  return help === undefined ? { message } : { message, help };
}
