import { type SyntaxProblem, syntaxWords } from "./syntax-words.ts";
import { brief, type MessageTable, type NoData, type Words } from "./words.ts";

export interface Limit {
  readonly limit: number;
}
export interface Character {
  /** As people write it: `U+202E`. */
  readonly codePoint: string;
}
export interface Named {
  readonly name: string;
}
export interface Written {
  readonly text: string;
}

const removeIt = {
  vi: "xóa ký tự này; nếu nó từ văn bản dán vào, hãy gõ lại đoạn đó",
  en: "delete the character; if it came with pasted text, type that piece again",
};

/** Writes the line as it may have been meant; without any colon it may also belong to the text above. */
function missingColonHelp(text: string) {
  const [, name = "", colon = "", rest = ""] = /^([^\s:：]+)\s*([:：]?)\s*(.*)$/su.exec(text) ?? [];
  const written = `\`${brief(`${name}: ${rest}`)}\``;
  if (colon !== "") {
    return {
      vi: `viết \`:\` và một dấu cách thường: ${written}`,
      en: `write \`:\` and a plain space: ${written}`,
    };
  }
  return {
    vi: `viết ${written}; nếu là phần tiếp của dòng trên thì thụt vào sâu hơn`,
    en: `write ${written}; if it goes on with the line above, indent it deeper`,
  };
}

/** Words the mistakes of a text before anybody asks what it means: YAML, characters, numbers, limits. */
export const sourceMessages = {
  "source/empty": (_: NoData): Words => ({
    message: { vi: "tệp không có nội dung", en: "the file has no content" },
    help: {
      vi: "`gate57 init` viết một bản khai mẫu để bắt đầu",
      en: "`gate57 init` writes a manifest to start from",
    },
  }),
  "source/too-large": ({ limit, size }: Limit & { readonly size: number }): Words => ({
    message: {
      vi: `tệp dài ${size} ký tự, giới hạn là ${limit}`,
      en: `the file is ${size} characters long, the limit is ${limit}`,
    },
    help: { vi: "tách tệp, mỗi hệ thống một tệp", en: "split the file, one system each" },
  }),
  "source/too-deep": ({ limit }: Limit): Words => ({
    message: {
      vi: `các cấp lồng nhau quá ${limit} cấp`,
      en: `values are nested more than ${limit} levels deep`,
    },
  }),
  "source/too-many-tokens": ({ limit }: Limit): Words => ({
    message: {
      vi: `tệp có quá ${limit} phần tử cú pháp`,
      en: `the file holds more than ${limit} pieces of syntax`,
    },
    help: { vi: "tách tệp, mỗi hệ thống một tệp", en: "split the file, one system each" },
  }),
  "source/too-many-documents": ({ limit }: Limit): Words => ({
    message: { vi: `tệp có quá ${limit} tài liệu`, en: `the file holds more than ${limit} documents` },
  }),
  "source/more-problems": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `còn ${count} lỗi nữa trong tệp này không được liệt kê`,
      en: `${count} more problems of this file are not listed`,
    },
  }),
  "source/syntax": ({ problem }: { readonly problem: SyntaxProblem }): Words => syntaxWords[problem],
  "source/missing-colon": ({ text }: Written): Words => ({
    message: {
      vi: "thiếu dấu `:` và khoảng trắng sau tên trường",
      en: "the field's name lacks its `:` and a space after it",
    },
    help: missingColonHelp(text),
  }),
  "source/unclosed-quote": (_: NoData): Words => ({
    message: { vi: "dấu nháy mở ở đây không được đóng lại", en: "the quote opened here is not closed" },
    help: {
      vi: "thêm dấu nháy ở cuối văn bản; trong dấu nháy đơn, viết `''` cho một dấu nháy",
      en: "add the quote at the end of the text; inside single quotes, write `''` for one quote",
    },
  }),
  "source/control-character": ({ codePoint }: Character): Words => ({
    message: {
      vi: `ký tự điều khiển \`${codePoint}\` không được phép`,
      en: `control character \`${codePoint}\` is not allowed`,
    },
    help: removeIt,
  }),
  "source/bidi-control": ({ codePoint }: Character): Words => ({
    message: {
      vi: `ký tự \`${codePoint}\` đổi chiều hiển thị, làm văn bản trông khác nội dung thật`,
      en: `character \`${codePoint}\` changes the writing direction, so the text looks different from what it says`,
    },
    help: removeIt,
  }),
  "source/invisible-character": ({ codePoint }: Character): Words => ({
    message: {
      vi: `ký tự vô hình \`${codePoint}\` không được phép`,
      en: `invisible character \`${codePoint}\` is not allowed`,
    },
    help: removeIt,
  }),
  "source/lone-surrogate": ({ codePoint }: Character): Words => ({
    message: { vi: `\`${codePoint}\` chỉ là nửa ký tự`, en: `\`${codePoint}\` is only half a character` },
    help: removeIt,
  }),
  "source/tag": ({ text }: Written): Words => ({
    message: { vi: `thẻ \`${brief(text)}\` không được phép`, en: `tag \`${brief(text)}\` is not allowed` },
    help: { vi: "bỏ thẻ; văn bản thì đặt trong dấu nháy", en: "remove the tag; put text in quotes" },
  }),
  "source/directive": ({ text }: Written): Words => ({
    message: {
      vi: `chỉ thị \`${brief(text)}\` không được phép`,
      en: `directive \`${brief(text)}\` is not allowed`,
    },
    help: {
      vi: "bỏ dòng này; tệp luôn được đọc theo YAML 1.2",
      en: "remove the line; files are always read as YAML 1.2",
    },
  }),
  "source/merge-key": (_: NoData): Words => ({
    message: { vi: "khóa trộn `<<` không được phép", en: "merge key `<<` is not allowed" },
    help: { vi: "viết đủ các khóa tại chỗ này", en: "write the keys out here" },
  }),
  "source/unknown-anchor": ({ name }: Named): Words => ({
    message: {
      vi: `không có neo \`&${brief(name)}\` nào ở trước`,
      en: `no anchor \`&${brief(name)}\` comes before this`,
    },
  }),
  "source/circular-alias": ({ name }: Named): Words => ({
    message: {
      vi: `bí danh \`*${brief(name)}\` chứa chính nó`,
      en: `alias \`*${brief(name)}\` contains itself`,
    },
  }),
  "source/alias-bomb": ({ limit }: Limit): Words => ({
    message: {
      vi: `các bí danh sinh ra quá ${limit} giá trị`,
      en: `aliases expand to more than ${limit} values`,
    },
    help: { vi: "viết giá trị ra thay cho bí danh", en: "write the values instead of aliases" },
  }),
  "source/not-finite": ({ text }: Written): Words => ({
    message: {
      vi: `\`${brief(text)}\` không phải là số hữu hạn`,
      en: `\`${brief(text)}\` is not a finite number`,
    },
  }),
  "source/inexact-integer": ({ text }: Written): Words => ({
    message: {
      vi: `số nguyên \`${brief(text)}\` quá lớn, không lưu chính xác được`,
      en: `integer \`${brief(text)}\` is too large to be kept exactly`,
    },
    help: {
      vi: "số nguyên phải từ -9007199254740991 đến 9007199254740991; nếu là mã số thì đặt trong dấu nháy",
      en: "integers go from -9007199254740991 to 9007199254740991; put an identifier in quotes",
    },
  }),
  "source/inexact-decimal": ({ text, kept }: Written & { readonly kept: string }): Words => ({
    message: {
      vi: `số \`${brief(text)}\` không lưu chính xác được`,
      en: `number \`${brief(text)}\` cannot be kept exactly`,
    },
    help: { vi: `sẽ bị đổi thành \`${kept}\``, en: `it would become \`${kept}\`` },
  }),
  "source/null-element": (_: NoData): Words => ({
    message: { vi: "phần tử của danh sách để trống", en: "this element of the list is empty" },
    help: { vi: "xóa phần tử hoặc viết giá trị của nó", en: "remove the element or write its value" },
  }),
  "source/folded-element": (_: NoData): Words => ({
    message: {
      vi: "dòng này bị đọc thành phần tiếp của phần tử ở dòng trên",
      en: "this line is read as more text of the element above",
    },
    help: {
      vi: "đặt dấu `-` thẳng cột với các phần tử khác; nếu là văn bản thì đặt trong dấu nháy",
      en: "put the `-` in the column of the other elements; put text in quotes",
    },
  }),
  "source/non-string-key": ({ text }: Written): Words => ({
    message: {
      vi: `khóa \`${brief(text)}\` không phải là văn bản`,
      en: `key \`${brief(text)}\` is not text`,
    },
    help: { vi: "đặt khóa trong dấu nháy", en: "put the key in quotes" },
  }),
} as const satisfies MessageTable;
