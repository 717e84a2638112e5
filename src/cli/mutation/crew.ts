import { type Outcome, perform, type Task } from "../../core/mutate/perform.ts";
import { type Trial, trialOf } from "../../core/mutate/trial.ts";
import { threads } from "./threads.ts";

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

/** Engages a crew; one alone works in this thread. */
export function crewOf(jobs: number, setting: CrewSetting): Crew {
  return jobs > 1 ? threads(jobs, setting) : alone(setting);
}

function alone({ files, maxSeconds }: CrewSetting): Crew {
  let trial: Trial | undefined;
  return {
    run: async (tasks, onDone) => {
      trial ??= trialOf(files);
      const own = trial;
      if (!own) throw new Error("the policy set does not load");
      return tasks.map((task) => {
        const outcome = perform(task, own, clockOf(maxSeconds));
        onDone(task);
        return outcome;
      });
    },
    end: async () => undefined,
  };
}

/** Makes a clock that tells when one mutant has had its time. */
export function clockOf(maxSeconds: number): () => () => boolean {
  return () => {
    const end = performance.now() + maxSeconds * 1000;
    return () => performance.now() >= end;
  };
}
