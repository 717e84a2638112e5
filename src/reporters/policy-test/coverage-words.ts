import type { Part } from "../../core/policy-test/coverage/covered-unit.ts";
import type { Truth } from "../../core/policy-test/coverage/sub-conditions.ts";
import type { Text } from "../../core/source/source.ts";

/** Says of a condition what no case shows. */
export const NEVER_WORDS: Readonly<Record<Truth, Text>> = {
  true: { vi: "chưa ca nào có điều này đúng", en: "no case in which this is true" },
  false: { vi: "chưa ca nào có điều này sai", en: "no case in which this is false" },
  unknown: {
    vi: "chưa ca nào thiếu dữ kiện để biết điều này",
    en: "no case in which a fact is missing to tell this",
  },
};

/** Says where in a gate a condition stands. */
export const PART_WORDS: Readonly<Record<Part, Text>> = {
  binding: { vi: "ràng buộc", en: "binding" },
  appliesWhen: { vi: "khi nào cổng áp dụng", en: "when the gate applies" },
  when: { vi: "khi nào xét", en: "when it is asked" },
  where: { vi: "xét phần tử nào", en: "of which elements" },
  that: { vi: "điều phải đúng", en: "what must hold" },
  rule: { vi: "quy tắc", en: "rule" },
  competence: { vi: "thẩm quyền", en: "competence" },
};

/** Labels what outcomes are of. */
export const OUTCOME_OF_WORDS = {
  requirement: { vi: "yêu cầu", en: "requirement" },
  binding: { vi: "ràng buộc", en: "binding" },
} as const satisfies Readonly<Record<string, Text>>;

export const WORDS = {
  heading: { vi: "Độ phủ của các ca kiểm thử", en: "What the cases cover" },
  neverSeen: { vi: "Chưa ca nào cho thấy:", en: "What no case shows:" },
  all: { vi: "đã thấy tất cả", en: "all of it was seen" },
  legend: {
    vi: "✔ đã có ca cho thấy   ✘ chưa có ca nào   · không thể xảy ra",
    en: "✔ some case shows it   ✘ no case does   · cannot happen",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Says how many gaps are left out and how to see them: of a gate it can be asked alone, of all else only as data. */
export function moreWords(count: number, id: string | undefined): Text {
  if (id === undefined) {
    return {
      vi: `… và ${count} chỗ khác: \`--coverage --format json\` liệt kê đủ`,
      en: `… and ${count} more: \`--coverage --format json\` lists them all`,
    };
  }
  return {
    vi: `… và ${count} chỗ khác: \`--gate ${id} --coverage\` liệt kê đủ`,
    en: `… and ${count} more: \`--gate ${id} --coverage\` lists them all`,
  };
}
