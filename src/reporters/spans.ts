import type { EvidenceMark, Interval, Stage } from "../core/policy/policy-set.ts";
import { EVIDENCE_WORDS, WORDS } from "./explain-words.ts";
import { type Language, STAGE_WORDS } from "./words.ts";

/** Writes from which stage on a binding binds, and up to which if it ends. */
export function stageSpan(
  { from, until }: { readonly from: Stage; readonly until?: Stage },
  language: Language,
): string {
  const end = until ? ` ${WORDS.until[language]} ${STAGE_WORDS[until][language]}` : "";
  return `${WORDS.from[language]} ${STAGE_WORDS[from][language]}${end}`;
}

/** Writes an interval of dates, each end after a comma; nothing where it has none. */
export function dateSpan({ from, until }: Interval, language: Language): string {
  const start = from ? `, ${WORDS.fromDate[language]} ${from}` : "";
  return `${start}${until ? `, ${WORDS.untilDate[language]} ${until}` : ""}`;
}

/** Writes on which clauses a value is based, and how well that is known. */
export function basisText(
  { basis, evidence }: { readonly basis: readonly string[]; readonly evidence: EvidenceMark },
  language: Language,
): string {
  return `${WORDS.basis[language]} ${basis.join(", ")}; ${EVIDENCE_WORDS[evidence][language]}`;
}
