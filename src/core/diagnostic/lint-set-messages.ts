import type { Text } from "../source/source.ts";
import type { Name } from "./unknown-name.ts";
import { type MessageTable, quoted, type Words } from "./words.ts";

/** Is what is said of cases that do not come out as they say. */
export interface FailingCases extends Name {
  readonly count: number;
  /** The name of the first case, where it has one. */
  readonly first: string | undefined;
  /** The number of the gate, where they are of one. */
  readonly number?: string;
  /** Why the first could not be judged, where it could not. */
  readonly problem?: Text;
  readonly help?: Text | undefined;
}

function failingMessage({ name, count, first, number, problem, help }: FailingCases): Text {
  const of = number === undefined ? "" : ` --gate ${number}`;
  const why = (language: keyof Text) => {
    const about = help ? ` (${help[language]})` : "";
    return problem ? `: ${problem[language]}${about}` : "";
  };
  const lead = (words: string) => (first === undefined ? "" : `, ${words} \`${first}\``);
  return {
    vi: `${count} ca của \`${name}\` không còn cho kết quả đã ghi${lead("trước hết là")}${why("vi")}; \`gate57 policy test DIR${of}\` nêu từng ca`,
    en: `${count} ${count === 1 ? "case" : "cases"} of \`${name}\` no longer ${count === 1 ? "comes" : "come"} out as recorded${lead("first")}${why("en")}; \`gate57 policy test DIR${of}\` tells each`,
  };
}

/** Words what the linter finds in a policy set as a whole: what nobody reads, what no case tries, what ends. */
export const lintSetMessages = {
  "lint/unused-parameter": (data: Name): Words => ({
    message: {
      vi: `không cổng, hồ sơ hay dữ kiện suy ra nào đọc tham số \`${data.name}\``,
      en: `no gate, profile or derived fact reads the parameter \`${data.name}\``,
    },
  }),
  "lint/unused-catalogue": (data: Name): Words => ({
    message: {
      vi: `không cổng, hồ sơ hay dữ kiện suy ra nào đọc danh mục \`${data.name}\``,
      en: `no gate, profile or derived fact reads the catalogue \`${data.name}\``,
    },
  }),
  "lint/unused-derived-fact": (data: Name): Words => ({
    message: {
      vi: `không cổng hay hồ sơ nào đọc dữ kiện suy ra \`${data.name}\``,
      en: `no gate or profile reads the derived fact \`${data.name}\``,
    },
  }),
  "lint/unused-override": (data: Name & { readonly binding: string }): Words => ({
    message: {
      vi: `ràng buộc \`${data.binding}\` đặt tham số \`${data.name}\` mà cổng không đọc`,
      en: `the binding \`${data.binding}\` sets the parameter \`${data.name}\`, which its gate does not read`,
    },
  }),
  "lint/shadowed-binding": (data: Name & { readonly other: string }): Words => ({
    message: {
      vi: `ràng buộc \`${data.name}\` không đòi gì hơn \`${data.other}\``,
      en: `the binding \`${data.name}\` asks nothing that \`${data.other}\` does not`,
    },
  }),
  "lint/ends-without-successor": (data: Name & { readonly until: string }): Words => ({
    message: {
      vi: `\`${data.name}\` hết hiệu lực ngày \`${data.until}\` mà sau đó không có gì thay`,
      en: `\`${data.name}\` ends on \`${data.until}\` with nothing after it`,
    },
  }),
  "lint/failing-case": (data: FailingCases): Words => ({ message: failingMessage(data) }),
  "lint/untested-outcome": (data: Name & { readonly outcomes: readonly string[] }): Words => ({
    message: {
      vi: `không ca nào đưa cổng \`${data.name}\` tới kết quả ${quoted(data.outcomes)}`,
      en: `no case brings the gate \`${data.name}\` to ${quoted(data.outcomes)}`,
    },
  }),
  "lint/untested-requirement": (data: Name): Words => ({
    message: {
      vi: `không ca nào làm yêu cầu \`${data.name}\` không đạt`,
      en: `no case makes the requirement \`${data.name}\` fail`,
    },
  }),
  "lint/untested-binding": (data: Name & { readonly outcome: Text }): Words => ({
    message: {
      vi: `không ca nào ${data.outcome.vi} ràng buộc \`${data.name}\``,
      en: `no case ${data.outcome.en} the binding \`${data.name}\``,
    },
  }),
  "lint/duplicate-case": (data: Name & { readonly other: string }): Words => ({
    message: {
      vi: `ca \`${data.name}\` hỏi đúng điều mà ca \`${data.other}\` đã hỏi`,
      en: `the case \`${data.name}\` asks just what the case \`${data.other}\` asks`,
    },
  }),
  "lint/misplaced-file": (data: Name & { readonly expected: readonly string[] }): Words => ({
    message: {
      vi: `\`${data.name}\` này theo cách xếp của bộ thì ở ${quoted(data.expected)}`,
      en: `as this set is arranged, this \`${data.name}\` belongs at ${quoted(data.expected)}`,
    },
  }),
  "lint/unread-file": (data: Name): Words => ({
    message: {
      vi: `tệp \`${data.name}\` là chính sách nhưng không được đọc`,
      en: `the file \`${data.name}\` holds policies and is not read`,
    },
  }),
} as const satisfies MessageTable;
