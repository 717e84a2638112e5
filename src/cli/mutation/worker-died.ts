import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Mutant } from "../../core/mutate/mutant.ts";
import { runDiagnostic } from "../../node/run-messages.ts";

/** Is the end of a thread that was to try mutants. */
export class WorkerDied extends Error {
  /** The mutants it was at, by their turn; none where it had no task. */
  readonly turns: readonly number[];

  constructor(turns: readonly number[], reason: string) {
    super(reason);
    this.turns = turns;
  }
}

/** Tells of a thread that died, with the names of the mutants it was at. */
export function workerDied(
  { turns, message }: WorkerDied,
  mutants: readonly Mutant[],
  folder: string,
): Diagnostic {
  const names = turns.flatMap((turn) => mutants[turn]?.code ?? []);
  return runDiagnostic("run/worker-died", { mutants: names, reason: message }, folder);
}
