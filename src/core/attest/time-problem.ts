import type { VerifiedStatement } from "./attestation.ts";
import { textIn, textOf } from "./predicate.ts";
import { type Problem, problemOf } from "./refusal.ts";

/** Finds out whether a statement is not in force on a date: signed or begun later, or ended; its last day counts. */
export function timeProblem({ type, predicate }: VerifiedStatement, asOf: string): Problem | undefined {
  const from = laterOf(textOf(predicate, "date"), textIn(predicate, "validFrom"));
  if (from > asOf) return problemOf("attestation/not-yet-valid", { type, from, asOf });
  const last = textIn(predicate, "validUntil") ?? textIn(predicate, "deadline");
  if (last !== undefined && last < asOf) return problemOf("attestation/expired", { type, last, asOf });
  return undefined;
}

/** ISO full dates order as text. */
function laterOf(date: string, other: string | undefined): string {
  return other !== undefined && other > date ? other : date;
}
