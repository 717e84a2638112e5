import type { Text } from "../source/source.ts";
import { type Alternatives, alternativesMessage, oneOf } from "./alternatives-message.ts";
import type {
  BadDate,
  BadPattern,
  Bound,
  Choice,
  CountBound,
  DuplicateId,
  IdWanted,
  NumberBound,
  NumberRange,
  UnknownValue,
  Value,
} from "./document-data.ts";
import { type DataKind, kindWords } from "./kind-words.ts";
import { brief, type NoData, quoted, type Words } from "./words.ts";

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
  "duplicate-id": ({ key, value, line, scope }: DuplicateId): Words => ({
    message: {
      vi: `\`${key}\` \`${brief(value)}\` đã dùng trong ${scope === "list" ? "danh sách" : "tài liệu"} này ở dòng ${line}`,
      en: `\`${key}\` \`${brief(value)}\` is already used in this ${scope} on line ${line}`,
    },
    help: {
      vi: `đặt \`${key}\` khác cho một trong hai, rồi sửa những chỗ nhắc tới nó`,
      en: `give one of the two another \`${key}\`, and mend what refers to it`,
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
  "missing-key": ({ key, label }: { readonly key: string; readonly label?: Text }): Words => ({
    message: { vi: `thiếu khóa \`${key}\``, en: `missing key \`${key}\`` },
    help: {
      vi: `thêm \`${key}:\`${label ? ` (${label.vi})` : ""} vào đây`,
      en: `add \`${key}:\`${label ? ` (${label.en})` : ""} here`,
    },
  }),
  "wrong-type": ({ expected, found, hint, openHint }: WrongType): Words =>
    withHelp(
      {
        vi: `cần ${oneOf(expected, "vi")}, nhưng đây là ${kindWords[found].vi}`,
        en: `expected ${oneOf(expected, "en")}, but this is ${kindWords[found].en}`,
      },
      hint ?? openHint,
    ),
  "unknown-value": ({ value, openSuggestion, ...choice }: UnknownValue): Words =>
    withHelp(
      {
        vi: `giá trị \`${brief(value)}\` không có trong danh sách cho phép`,
        en: `value \`${brief(value)}\` is not one of those allowed`,
      },
      choiceHelp({ ...choice, suggestion: choice.suggestion ?? openSuggestion }),
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
  "bad-date": (data: BadDate): Words => ({ message: dateMessage(data), help: dateHelp(data) }),
  "bad-period": ({ value }: Value): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là khoảng thời gian`,
      en: `\`${brief(value)}\` is not a period`,
    },
    help: { vi: "viết như `P1Y`, `P6M`, `P90D`", en: "write it like `P1Y`, `P6M`, `P90D`" },
  }),
  "bad-pattern": ({ value, pattern, id }: BadPattern): Words => ({
    message: {
      vi: `\`${brief(value)}\` không đúng mẫu`,
      en: `\`${brief(value)}\` does not have the form wanted`,
    },
    help: id === undefined ? { vi: `mẫu là \`${pattern}\``, en: `the form is \`${pattern}\`` } : idHelp(id),
  }),
  "too-small": ({ limit, range }: NumberBound): Words =>
    withHelp(
      { vi: `số này nhỏ hơn ${limit}`, en: `this number is less than ${limit}` },
      range && wholeNumberIn(range),
    ),
  "too-great": ({ limit, range }: NumberBound): Words =>
    withHelp(
      { vi: `số này lớn hơn ${limit}`, en: `this number is greater than ${limit}` },
      range && wholeNumberIn(range),
    ),
  "too-short": ({ limit }: Bound): Words => ({
    message: { vi: `văn bản ngắn hơn ${limit} ký tự`, en: `this text is shorter than ${limit} characters` },
  }),
  "too-long": ({ limit }: Bound): Words => ({
    message: { vi: `văn bản dài hơn ${limit} ký tự`, en: `this text is longer than ${limit} characters` },
  }),
  "too-few": ({ limit, count, openCount = count }: CountBound): Words => ({
    message:
      openCount === undefined
        ? { vi: `cần ít nhất ${limit} phần tử`, en: `at least ${limit} elements are needed here` }
        : {
            vi: `cần ít nhất ${limit} phần tử, ở đây có ${openCount}`,
            en: `at least ${limit} elements are needed here, and there are ${openCount}`,
          },
  }),
  "too-many": ({ limit, count, openCount = count }: CountBound): Words => ({
    message:
      openCount === undefined
        ? { vi: `chỉ được nhiều nhất ${limit} phần tử`, en: `at most ${limit} elements are allowed here` }
        : {
            vi: `chỉ được nhiều nhất ${limit} phần tử, ở đây có ${openCount}`,
            en: `at most ${limit} elements are allowed here, and there are ${openCount}`,
          },
  }),
  "not-unique": (_: NoData): Words => ({
    message: { vi: "phần tử này đã có trong danh sách", en: "this element is in the list already" },
  }),
  "no-alternative": (data: Alternatives): Words => ({ message: alternativesMessage(data) }),
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
  /** The same without what the value tells. */
  readonly openHint: Text | undefined;
}

/** Asks for a whole number between two ends, both allowed. */
export function wholeNumberIn({ minimum, maximum }: NumberRange): Text {
  return {
    vi: `viết một số nguyên từ ${minimum} đến ${maximum}, không có dấu nháy`,
    en: `write a whole number from ${minimum} to ${maximum}, without quotes`,
  };
}

function dateMessage({ value, meant, isDateLike }: BadDate): Text {
  const code = `\`${brief(value)}\``;
  if (meant !== undefined)
    return { vi: `${code} là ngày viết theo dạng khác`, en: `${code} is a date in another form` };
  if (isDateLike)
    return { vi: `${code} không phải là ngày có thật`, en: `${code} is not a date of the calendar` };
  return {
    vi: `${code} không phải là ngày đủ năm, tháng, ngày`,
    en: `${code} is not a date with year, month and day`,
  };
}

function dateHelp({ meant, isDateLike, absence }: BadDate): Text {
  if (meant !== undefined)
    return { vi: `viết năm-tháng-ngày: \`${meant}\``, en: `write year-month-day: \`${meant}\`` };
  if (isDateLike) return { vi: "kiểm tra lại ngày và tháng", en: "check the day and the month" };
  return {
    vi: `viết bốn chữ số của năm, hai của tháng, hai của ngày, nối bằng \`-\`${absence ? `; bỏ trống nghĩa là ${absence.vi}` : ""}`,
    en: `write four digits of the year, two of the month, two of the day, joined by \`-\`${absence ? `; left out, it means: ${absence.en}` : ""}`,
  };
}

function idHelp({ slug, startsWithLetter }: IdWanted): Text {
  const [vi, en] = startsWithLetter ? [", bắt đầu bằng chữ", ", starting with a letter"] : ["", ""];
  const proposal = slug === undefined ? "" : `: \`${slug}\``;
  return {
    vi: `chỉ dùng chữ thường không dấu, số, gạch nối${vi}${proposal}`,
    en: `use only lower-case letters without accents, digits and hyphens${en}${proposal}`,
  };
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
