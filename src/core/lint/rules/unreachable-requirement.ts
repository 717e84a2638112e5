import {
  type Binding,
  type PolicySet,
  type Requirement,
  STAGES,
  SUBJECTS,
  type Subject,
} from "../../policy/policy-set.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds requirements that no document is ever asked. */
export const unreachableRequirement: LintRule = {
  code: "lint/unreachable-requirement",
  severity: "error",
  title: { vi: "Yêu cầu không bao giờ được hỏi", en: "A requirement that is never asked" },
  explanation: {
    vi: "Mọi ràng buộc của cổng đã kết thúc trước giai đoạn `from` của yêu cầu.",
    en: "Every binding of the gate ends before the stage `from` of the requirement.",
  },
  advice: {
    vi: "hạ `from`, hoặc cho ràng buộc áp dụng tới giai đoạn đó",
    en: "lower `from`, or let a binding reach that stage",
  },
  find: ({ files, policies }) =>
    files.Gate.flatMap(({ document, content: { metadata, spec } }) => {
      const bodies = policies.gates.find(({ id }) => id === metadata.id)?.bodies ?? {};
      return spec.require.flatMap(({ id: name, from }, index) => {
        const asking = SUBJECTS.filter((subject) => bodies[subject]?.require.some(({ id }) => id === name));
        const isAsked = asking.some((subject) => isReached(metadata.id, subject, from, policies));
        if (isAsked || from === undefined) return [];
        const place = `/spec/require/${index}/from`;
        return [findingAt(document, place, "lint/unreachable-requirement", { name, stage: from })];
      });
    }),
};

function isReached(
  gate: string,
  subject: Subject,
  from: Requirement["from"],
  { profiles }: PolicySet,
): boolean {
  const bindings = profiles.flatMap((profile) => profile.bindings);
  return bindings.some(
    (one) =>
      one.gate === gate &&
      one.subjects.includes(subject) &&
      lastStage(one) >= STAGES.indexOf(from ?? "planning"),
  );
}

/** Without an end a binding goes on into service. */
function lastStage({ until = "in-service" }: Binding): number {
  return STAGES.indexOf(until);
}
