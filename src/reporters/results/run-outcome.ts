import type { Report } from "../report.ts";

/** Names how a run ended as a whole, as its exit code says it. */
export type RunOutcome = "admitted" | "blocked" | "failed" | "nothing";

/**
 * Tells how a run ended, the first that applies: something could not be evaluated, something is blocked,
 * something held nothing to evaluate or is out of scope, all is admitted.
 */
export function outcomeOf({ verdicts, diagnostics, isSomethingEmpty = false }: Report): RunOutcome {
  if (diagnostics.some(({ severity }) => severity === "error")) return "failed";
  if (verdicts.some(({ decision }) => decision === "block")) return "blocked";
  const isAllAdmitted = verdicts.length > 0 && verdicts.every(({ decision }) => decision === "admit");
  return isAllAdmitted && !isSomethingEmpty ? "admitted" : "nothing";
}
