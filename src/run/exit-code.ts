import type { Report } from "../reporters/report.ts";
import { outcomeOf } from "../reporters/results/run-outcome.ts";

/** Lists the exit codes of the contract. */
export const EXIT = { admitted: 0, blocked: 1, failed: 2, nothing: 3 } as const;

/**
 * Gives the exit code of a check, the first that applies: 2 something could not be evaluated, 1 something
 * is blocked, 3 something held nothing to evaluate, 0 all is admitted.
 */
export function exitCodeOf(report: Report): number {
  return EXIT[outcomeOf(report)];
}
