import type { BindingAssessment, Conclusion, Reason } from "./conclude.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import type { Remediation } from "./remediation.ts";
import type { SubjectMatter } from "./subject-matter.ts";
import { isAnswerable, type Waiver } from "./waiver.ts";

/** Tells why a waiver or plan to mend that is in force excuses nothing: it is of other evidence, or nothing may excuse what is found. */
export type LeftCode = "attestation/other-evidence" | "attestation/not-waivable";

type Judged = Extract<Reason, { readonly kind: "element" }>;

/** Lists, by the place of each, the waivers that excuse a finding. */
export function waiversUsed(conclusions: readonly Conclusion[]): ReadonlySet<string> {
  const waivers = conclusions.flatMap((conclusion) => judgedIn(conclusion).map(({ waiver }) => waiver));
  return new Set(waivers.flatMap((waiver) => (waiver ? [waiver.place.pointer] : [])));
}

/**
 * Lists, by the place of each, the waivers and plans to mend in force that excuse nothing although their
 * requirement is not met, and why. One whose requirement is met, not asked, or answered otherwise is left out:
 * it is not needed.
 */
export function waiversLeft(
  conclusions: readonly Conclusion[],
  { waivers, remediations }: Pick<SubjectMatter, "waivers" | "remediations">,
): ReadonlyMap<string, LeftCode> {
  const used = waiversUsed(conclusions);
  const left = waivers.filter(({ place }) => !used.has(place.pointer));
  const codes = [
    ...left.map((waiver) => [waiver.place, codeOf(waiver, conclusions)] as const),
    ...remediations.map((plan) => [plan.place, codeOfPlan(plan, conclusions)] as const),
  ];
  return new Map(codes.flatMap(([{ pointer }, code]) => (code ? [[pointer, code] as const] : [])));
}

interface Open {
  readonly element: ElementAssessment;
  readonly assessed: BindingAssessment;
}

function codeOf(waiver: Waiver, conclusions: readonly Conclusion[]): LeftCode | undefined {
  const open = openOf(waiver, conclusions);
  if (open.length === 0) return undefined;
  const isOfOther = open.some(({ element, assessed }) => assessed.binding.waivable && isAnswerable(element));
  return isOfOther ? "attestation/other-evidence" : "attestation/not-waivable";
}

/** A plan of the evidence itself is left where its stage has not come. */
function codeOfPlan(plan: Remediation, conclusions: readonly Conclusion[]): LeftCode | undefined {
  const failing = openOf(plan, conclusions).filter(
    ({ element, assessed }) => assessed.binding.waivable && element.outcome === "fail",
  );
  const isOfThem = failing.some(({ element, assessed }) => assessed.remediationsOf(element).includes(plan));
  return failing.length === 0 || isOfThem ? undefined : "attestation/other-evidence";
}

/** Finds what is not answered of the requirement that a waiver or plan names, where that blocks. */
function openOf(
  { gate, requirement }: Pick<Waiver, "gate" | "requirement">,
  conclusions: readonly Conclusion[],
): readonly Open[] {
  const asked = conclusions.filter(
    ({ assessed, enforcement }) => assessed.gate.id === gate && enforcement !== "advisory",
  );
  return asked.flatMap((conclusion) =>
    judgedIn(conclusion)
      .filter(({ element, disposition }) => disposition === "none" && element.requirement.id === requirement)
      .map(({ element }) => ({ element, assessed: conclusion.assessed })),
  );
}

function judgedIn({ reasons }: Conclusion): readonly Judged[] {
  return reasons.filter((reason) => reason.kind === "element");
}
