import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { type PlacePattern, readsOf } from "../../expression/reads-of.ts";
import type { Requirement } from "../../policy/policy-set.ts";
import { allOf, type Goal } from "../../reason/goal.ts";
import { isImpossible, isPossible } from "../certainty.ts";
import { findingAt } from "../finding.ts";
import { requirementPointer, type WrittenBody, writtenBodies } from "../gate-bodies.ts";
import { judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { goalConditions, isJudged, isMet } from "../requirement-goals.ts";
import { loopVariables } from "../written-conditions.ts";

/** Finds two requirements of a gate of which no document meets both. */
export const contradiction: LintRule = {
  code: "lint/contradiction",
  severity: "error",
  title: { vi: "Hai yêu cầu mâu thuẫn", en: "Two requirements that contradict" },
  explanation: {
    vi: "Đã chứng minh rằng không tài liệu đúng cấu trúc nào được hỏi cả hai yêu cầu mà đạt cả hai, trong khi vẫn có tài liệu đạt riêng từng yêu cầu. Chỉ xét các yêu cầu của một cổng có đọc chung dữ kiện; một ca đạt cả hai đã đủ để loại trừ.",
    en: "It is proved that no document of the schema that is asked both requirements meets them both, though each can be met by itself. Requirements of one gate that read a fact in common are looked at; a case in which both pass settles it.",
  },
  advice: {
    vi: "sửa một trong hai, hoặc cho mỗi yêu cầu một phạm vi riêng",
    en: "correct one of them, or give each a scope of its own",
  },
  find: (set) => writtenBodies(set).flatMap((written) => contradictionsIn(written, set)),
};

function contradictionsIn(written: WrittenBody, set: LintedSet): readonly Diagnostic[] {
  const { require } = written.body;
  return require.flatMap((other, index) =>
    require.slice(0, index).flatMap((one) => {
      if (!contradicts(one, other, written, set)) return [];
      const place = `${requirementPointer(written, other.id)}/that`;
      const data = { name: one.id, other: other.id };
      return [findingAt(written.file.document, place, "lint/contradiction", data)];
    }),
  );
}

function contradicts(one: Requirement, other: Requirement, written: WrittenBody, set: LintedSet): boolean {
  const { gate, body, subject, bindings } = written;
  const both = [one, other].map(({ id }) => `${gate.id}#${id}`);
  if (!readAlike(one, other)) return false;
  if (judgedCases(set).passed.some((passed) => both.every((id) => passed.has(id)))) return false;
  const ask = (...goals: readonly Goal[]) => {
    const asked = allOf([isJudged(one, body), isJudged(other, body), ...goals]);
    return { goal: asked, conditions: goalConditions([one, other], body), subject, bindings };
  };
  const { policies } = set;
  return (
    isImpossible(ask(isMet(one), isMet(other)), policies) &&
    isPossible(ask(isMet(one)), policies) &&
    isPossible(ask(isMet(other)), policies)
  );
}

function readAlike(one: Requirement, other: Requirement): boolean {
  const places = new Set(placesOf(one));
  return placesOf(other).some((place) => places.has(place));
}

function placesOf(requirement: Requirement): readonly string[] {
  const { places } = readsOf(requirement.that.expression, loopVariables(requirement));
  return places.map(({ root, path }: PlacePattern) => `${root}:${path.join(".")}`);
}
