import type { Text } from "../source/source.ts";
import { brief, type MessageTable, type NoData, type Words } from "./words.ts";

export interface Written {
  readonly text: string;
}

/**
 * Says what an empty list does to a part of a condition: it holds; it fails, which lets the requirement
 * hold (`fails`) or takes it out of force (`switches-off`); it is a count of nothing, or nothing itself.
 */
export type Effect = "holds" | "fails" | "switches-off" | "counts-nothing";

/** Words the calls that are made wrongly, and the rules on absence and emptiness. */
export const expressionRuleMessages = {
  "expression/wrong-arguments": ({
    name,
    usage,
  }: {
    readonly name: string;
    readonly usage: string;
  }): Words => ({
    message: { vi: `\`${name}\` gọi sai cách`, en: `\`${name}\` is called the wrong way` },
    help: { vi: `viết \`${usage}\``, en: `write \`${usage}\`` },
  }),
  "expression/not-literal": ({ name, usage }: { readonly name: string; readonly usage: string }): Words => ({
    message: {
      vi: `\`${name}\` cần một văn bản viết sẵn trong nháy`,
      en: `\`${name}\` needs a text written out in quotes`,
    },
    help: { vi: `viết \`${usage}\``, en: `write \`${usage}\`` },
  }),
  "expression/not-pattern": (_: NoData): Words => ({
    message: {
      vi: "`matches` cần một biểu thức chính quy viết sẵn trong nháy, hoặc một tham số kiểu `pattern`",
      en: "`matches` needs a regular expression written out in quotes, or a parameter of type `pattern`",
    },
    help: {
      vi: 'viết `text.matches("^[a-z]+$")` hoặc `text.matches(params.x)`',
      en: 'write `text.matches("^[a-z]+$")` or `text.matches(params.x)`',
    },
  }),
  "expression/wrong-pattern": ({ text }: Written): Words => ({
    message: {
      vi: `biểu thức chính quy \`${brief(text)}\` viết sai`,
      en: `regular expression \`${brief(text)}\` is malformed`,
    },
    help: {
      vi: "theo cú pháp RE2: không có tham chiếu ngược và điều kiện nhìn trước",
      en: "RE2 syntax: without back-references and look-around",
    },
  }),
  "expression/wrong-date": ({ text }: Written): Words => ({
    message: {
      vi: `\`${brief(text)}\` không phải là một ngày có thật`,
      en: `\`${brief(text)}\` is not a date that exists`,
    },
    help: { vi: "viết năm-tháng-ngày, như `2026-11-21`", en: "write year-month-day, as `2026-11-21`" },
  }),
  "expression/wrong-period": ({ text }: Written): Words => ({
    message: {
      vi: `\`${brief(text)}\` không phải là khoảng thời gian`,
      en: `\`${brief(text)}\` is not a period`,
    },
    help: {
      vi: "`P1Y` một năm, `P6M` sáu tháng, `P30D` ba mươi ngày",
      en: "`P1Y` is a year, `P6M` six months, `P30D` thirty days",
    },
  }),
  "expression/absence-without-meaning": ({ name }: { readonly name: string }): Words => ({
    message: {
      vi: `thiếu \`${name}\` không có nghĩa là không có, nên không hỏi bằng \`has\` được`,
      en: `an absent \`${name}\` does not mean there is none, so \`has\` cannot ask for it`,
    },
    help: {
      vi: "dùng thẳng dữ kiện này: nếu thiếu, kết quả là chưa đủ căn cứ",
      en: "use the fact itself: where it is missing, the outcome is undetermined",
    },
  }),
  "expression/not-reference": ({ name, list }: { readonly name: string; readonly list: string }): Words => ({
    message: {
      vi: `\`${name}\` tra theo một mục tham chiếu tới \`${list}\`, đây không phải mục như vậy`,
      en: `\`${name}\` looks up a field that refers to \`${list}\`, and this is none`,
    },
  }),
  "expression/vacuous": ({ list, effect }: { readonly list: string; readonly effect: Effect }): Words => ({
    message: ofEmptiness(brief(list), effect),
    help: {
      vi: `nói rõ khi rỗng: \`size(${brief(list)}) > 0 && ...\` hoặc \`size(${brief(list)}) == 0 || ...\``,
      en: `say what emptiness means: \`size(${brief(list)}) > 0 && ...\` or \`size(${brief(list)}) == 0 || ...\``,
    },
  }),
} as const satisfies MessageTable;

function ofEmptiness(list: string, effect: Effect): Text {
  const [vi, en] = effects[effect];
  return { vi: `nếu \`${list}\` rỗng thì ${vi}`, en: `where \`${list}\` is empty ${en}` };
}

const effects: Readonly<Record<Effect, readonly [string, string]>> = {
  holds: ["điều kiện này tự đúng", "this holds of itself"],
  fails: [
    "điều kiện này tự sai, và yêu cầu có thể đạt chỉ nhờ vậy",
    "this fails of itself, which alone can make the requirement hold",
  ],
  "switches-off": [
    "điều kiện này tự sai, và tắt yêu cầu",
    "this fails of itself, and switches the requirement off",
  ],
  "counts-nothing": [
    "phần này tự bằng 0 hoặc rỗng, và kết quả tính ra không dựa vào dữ kiện nào",
    "this is 0 or empty of itself, and what is computed from it rests on no fact",
  ],
};
