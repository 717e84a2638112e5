import type { Conclusion, Reason } from "./conclude.ts";
import type { SubjectMatter } from "./subject-matter.ts";
import { isAnswerable, type Waiver } from "./waiver.ts";

/** Tells why a waiver that is in force excuses nothing: it is of other evidence, or nothing may excuse what is found. */
export type LeftCode = "attestation/other-evidence" | "attestation/not-waivable";

type Judged = Extract<Reason, { readonly kind: "element" }>;

/** Lists, by the place of each, the waivers that excuse a finding. */
export function waiversUsed(conclusions: readonly Conclusion[]): ReadonlySet<string> {
  const waivers = conclusions.flatMap((conclusion) => judgedIn(conclusion).map(({ waiver }) => waiver));
  return new Set(waivers.flatMap((waiver) => (waiver ? [waiver.place.pointer] : [])));
}

/**
 * Lists, by the place of each, the waivers in force that excuse nothing although their requirement is not met,
 * and why. One whose requirement is met, not asked, or answered otherwise is left out: it is not needed.
 */
export function waiversLeft(
  conclusions: readonly Conclusion[],
  { waivers }: Pick<SubjectMatter, "waivers">,
): ReadonlyMap<string, LeftCode> {
  const used = waiversUsed(conclusions);
  const left = waivers.filter(({ place }) => !used.has(place.pointer));
  return new Map(
    left.flatMap((waiver) => {
      const code = codeOf(waiver, conclusions);
      return code ? [[waiver.place.pointer, code] as const] : [];
    }),
  );
}

function codeOf(waiver: Waiver, conclusions: readonly Conclusion[]): LeftCode | undefined {
  const open = conclusions
    .filter(({ assessed, enforcement }) => assessed.gate.id === waiver.gate && enforcement !== "advisory")
    .flatMap((conclusion) =>
      judgedIn(conclusion)
        .filter(({ element, disposition }) => {
          return disposition === "none" && element.requirement.id === waiver.requirement;
        })
        .map(({ element }) => conclusion.assessed.binding.waivable && isAnswerable(element)),
    );
  if (open.length === 0) return undefined;
  return open.includes(true) ? "attestation/other-evidence" : "attestation/not-waivable";
}

function judgedIn({ reasons }: Conclusion): readonly Judged[] {
  return reasons.filter((reason) => reason.kind === "element");
}
