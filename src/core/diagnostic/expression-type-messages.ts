import type { Text } from "../source/source.ts";
import { didYouMean } from "./expression-name-messages.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "./words.ts";

/** Two parts that do not go together, each in words. */
export interface Pair {
  readonly left: Text;
  readonly right: Text;
}

/** Words the parts of an expression that do not go together. */
export const expressionTypeMessages = {
  "expression/wrong-type": ({
    expected,
    found,
  }: {
    readonly expected: Text;
    readonly found: Text;
  }): Words => ({
    message: {
      vi: `cần ${expected.vi}, nhưng đây là ${found.vi}`,
      en: `expected ${expected.en}, found ${found.en}`,
    },
  }),
  "expression/unlike-types": ({ left, right, mend }: Pair & { readonly mend?: Mend }): Words => ({
    message: { vi: `${left.vi} không đi với ${right.vi}`, en: `${left.en} does not go with ${right.en}` },
    help: mendHelp(mend),
  }),
  "expression/unlike-units": ({ left, right }: Pair): Words => ({
    message: {
      vi: `hai bên khác đơn vị: ${left.vi} và ${right.vi}`,
      en: `the two sides are in different units: ${left.en} and ${right.en}`,
    },
    help: {
      vi: "tỷ lệ phần trăm: so `phần * 100` với `tổng * tỷ lệ`",
      en: "for a percentage compare `part * 100` with `total * share`",
    },
  }),
  "expression/mixed-types": ({ left, right }: Pair): Words => ({
    message: {
      vi: `các giá trị phải cùng loại, ở đây có ${left.vi} và ${right.vi}`,
      en: `the values must be of one kind, here are ${left.en} and ${right.en}`,
    },
  }),
  "expression/not-comparable": ({
    operator,
    found,
  }: {
    readonly operator: string;
    readonly found: Text;
  }): Words => ({
    message: {
      vi: `không so sánh được ${found.vi} bằng \`${operator}\``,
      en: `\`${operator}\` cannot compare ${found.en}`,
    },
    help: { vi: "so sánh từng mục của nó", en: "compare its fields one by one" },
  }),
  "expression/no-order": ({ operator }: { readonly operator: string }): Words => ({
    message: {
      vi: `các giá trị của danh mục đóng không có thứ tự cho \`${operator}\``,
      en: `the values of a closed vocabulary have no order for \`${operator}\``,
    },
    help: { vi: 'liệt kê các giá trị: `x in ["a", "b"]`', en: 'list the values: `x in ["a", "b"]`' },
  }),
  "expression/null-comparison": (_: NoData): Words => ({
    message: { vi: "không so sánh với `null`", en: "nothing is compared with `null`" },
    help: {
      vi: "dữ kiện thiếu là chưa đủ căn cứ; hỏi có hay không bằng `has(...)`",
      en: "a missing fact is undetermined; ask whether it is there with `has(...)`",
    },
  }),
  "expression/unknown-value": ({ value, allowed, suggestion }: UnknownValue): Words => ({
    message: {
      vi: `\`${brief(value)}\` không thuộc các giá trị cho phép`,
      en: `\`${brief(value)}\` is not one of the allowed values`,
    },
    ...(suggestion === undefined ? oneOf(allowed) : didYouMean(suggestion)),
  }),
  "expression/no-common-value": ({
    left,
    right,
  }: {
    readonly left: readonly string[];
    readonly right: readonly string[];
  }): Words => ({
    message: { vi: "hai bên không có giá trị chung nào", en: "the two sides have no value in common" },
    help: {
      vi: `bên trái: ${shortList(left)}; bên phải: ${shortList(right)}`,
      en: `left: ${shortList(left)}; right: ${shortList(right)}`,
    },
  }),
} as const satisfies MessageTable;

/** Is how a part of another kind is written in the kind that is wanted. */
export type Mend = { readonly isDate: true } | { readonly isDate?: undefined; readonly plain: string };

function mendHelp(mend: Mend | undefined): Text {
  if (mend?.isDate)
    return { vi: 'ngày viết `date("2026-11-21")`', en: 'a date is written `date("2026-11-21")`' };
  if (mend)
    return {
      vi: `viết không có dấu nháy: \`${mend.plain}\``,
      en: `write it without quotes: \`${mend.plain}\``,
    };
  return {
    vi: "hai bên phải cùng loại: sửa bên viết nhầm, hoặc đọc một dữ kiện cùng loại với bên kia",
    en: "both sides must be of one kind: mend the one that is mistaken, or read a fact of the other's kind",
  };
}

export interface UnknownValue {
  readonly value: string;
  readonly allowed: readonly string[];
  readonly suggestion?: string;
}

function oneOf(allowed: readonly string[]): { readonly help: Text } {
  return { help: { vi: `các giá trị: ${shortList(allowed)}`, en: `the values: ${shortList(allowed)}` } };
}

function shortList(values: readonly string[]): string {
  return values.length <= 12 ? quoted(values) : `${quoted(values.slice(0, 12))}, …`;
}
