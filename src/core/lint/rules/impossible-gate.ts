import { allOf, is } from "../../reason/goal.ts";
import { isImpossible } from "../certainty.ts";
import { findingAt } from "../finding.ts";
import { type WrittenBody, writtenBodies } from "../gate-bodies.ts";
import { judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { goalConditions, isMet } from "../requirement-goals.ts";

/** Finds gates that no document passes. */
export const impossibleGate: LintRule = {
  code: "lint/impossible-gate",
  severity: "error",
  title: { vi: "Cổng không tài liệu nào đạt được", en: "A gate that no document can pass" },
  explanation: {
    vi: "Đã chứng minh rằng không tài liệu đúng cấu trúc nào được cổng hỏi mà đạt mọi yêu cầu. Một ca đạt đã đủ để loại trừ.",
    en: "It is proved that no document of the schema to which the gate applies meets all of its requirements. A case that passes settles it.",
  },
  advice: { vi: "sửa yêu cầu không thể đạt", en: "correct the requirement that cannot be met" },
  find: (set) =>
    writtenBodies(set).flatMap((written) => {
      const { file, gate } = written;
      if (!isHopeless(written, set)) return [];
      return [findingAt(file.document, "/metadata/id", "lint/impossible-gate", { name: gate.id })];
    }),
};

/** Tells whether it is proved that no document passes a gate: by all requirements together, by those that go through no list, or by one that is always asked. */
export function isHopeless({ gate, body, subject, bindings }: WrittenBody, set: LintedSet): boolean {
  if (judgedCases(set).outcomes.get(gate.id)?.has("pass")) return false;
  const { appliesWhen, require } = body;
  const applies = appliesWhen ? [is(appliesWhen.expression, true)] : [];
  const always = require.filter(({ when }) => when === undefined).map((one) => [one]);
  const ofWhole = require.filter(({ each }) => each === undefined);
  return [require, ofWhole, ...always].some((asked) => {
    const goal = allOf([...applies, ...asked.map(isMet)]);
    const question = { goal, conditions: goalConditions(asked, body), subject, bindings };
    return isImpossible(question, set.policies);
  });
}
