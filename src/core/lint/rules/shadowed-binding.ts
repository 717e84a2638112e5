import { canonicalJson } from "../../digest/digest.ts";
import { ASSURANCES, ENFORCEMENTS } from "../../policy/orders.ts";
import type { Binding } from "../../policy/policy-set.ts";
import { STAGES } from "../../policy/policy-set.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { type OwnBinding, ownBindings } from "../own-bindings.ts";

/** Finds bindings that ask nothing that another of the same profile does not ask. */
export const shadowedBinding: LintRule = {
  code: "lint/shadowed-binding",
  severity: "warning",
  title: { vi: "Ràng buộc bị che", en: "A shadowed binding" },
  explanation: {
    vi: "Hai ràng buộc của cùng một hồ sơ áp dụng cùng cổng với cùng điều kiện và tham số; ràng buộc kia thi hành mọi điều khoản của ràng buộc này, ở mọi giai đoạn, mọi ngày, với mức không thấp hơn. Ràng buộc của hồ sơ gốc được phép trùng: mỗi văn bản có ràng buộc của mình.",
    en: "Two bindings of one profile apply one gate under the same condition and parameters, and the other carries out every clause of this one at every stage and day no less strictly. A binding of a base profile may agree with one: each instrument has its own.",
  },
  advice: {
    vi: "bỏ ràng buộc bị che, hoặc ghi điều làm nó khác",
    en: "leave it out, or write what makes it differ",
  },
  find: ({ files, policies }) => {
    const own = ownBindings(files, policies);
    return own.flatMap(({ binding, document, pointer }, index) => {
      const other = own.find((one, at) => at !== index && shadows(one, binding, at < index));
      const data = other && { name: binding.id, other: other.binding.id };
      return data ? [findingAt(document, `${pointer}/id`, "lint/shadowed-binding", data)] : [];
    });
  },
};

/** Of two that ask just the same, the later one is shadowed. */
function shadows({ binding: other }: OwnBinding, one: Binding, isBefore: boolean): boolean {
  if (other.profile !== one.profile || other.gate !== one.gate || !isAlike(other, one)) return false;
  return covers(other, one) && (isBefore || !covers(one, other));
}

function isAlike(other: Binding, one: Binding): boolean {
  return sameConditions(other) === sameConditions(one);
}

function sameConditions({ when, parameters }: Binding): string {
  const conditions = Object.entries(when).map(([subject, condition]) => [subject, condition?.text ?? ""]);
  const values = Object.entries(parameters).map(([name, { value }]) => ({ name, value }));
  return canonicalJson([
    Object.fromEntries(conditions),
    values.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ]);
}

function covers(other: Binding, one: Binding): boolean {
  return (
    one.subjects.every((subject) => other.subjects.includes(subject)) &&
    one.clauses.every((clause) => other.clauses.includes(clause)) &&
    STAGES.indexOf(other.from) <= STAGES.indexOf(one.from) &&
    lastStage(other) >= lastStage(one) &&
    ENFORCEMENTS.indexOf(other.enforcement) >= ENFORCEMENTS.indexOf(one.enforcement) &&
    assuranceOf(other) >= assuranceOf(one) &&
    (one.waivable || !other.waivable) &&
    coversDates(other.effective, one.effective)
  );
}

/** Asking for no assurance is asking for less than any. */
function assuranceOf({ assurance }: Binding): number {
  return assurance === undefined ? -1 : ASSURANCES.indexOf(assurance);
}

function lastStage({ until }: Binding): number {
  return until === undefined ? STAGES.length : STAGES.indexOf(until);
}

function coversDates(other: Binding["effective"], one: Binding["effective"]): boolean {
  const begins = other.from === undefined || (one.from !== undefined && other.from <= one.from);
  const ends = other.until === undefined || (one.until !== undefined && other.until >= one.until);
  return begins && ends;
}
