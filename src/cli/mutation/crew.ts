import type { Outcome, Task } from "../../core/mutate/perform.ts";

/** Does tasks on the mutants of a policy set, on one thread or several. */
export interface Crew {
  /** Does tasks and gives what came of them, in their order; `onDone` is told of each that is done. */
  readonly run: (tasks: readonly Task[], onDone: (task: Task) => void) => Promise<readonly Outcome[]>;
  readonly end: () => Promise<void>;
}

/** Is what a crew works with: the texts of the policy set, and how long one mutant may take. */
export interface CrewSetting {
  readonly files: ReadonlyMap<string, string>;
  readonly maxSeconds: number;
}
