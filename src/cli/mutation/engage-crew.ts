import { perform } from "../../core/mutate/perform.ts";
import { type Trial, trialOf } from "../../core/mutate/trial.ts";
import { clockOf } from "./clock.ts";
import type { Crew, CrewSetting } from "./crew.ts";
import { threads } from "./threads.ts";

/** Engages a crew; one alone works in this thread. */
export function engageCrew(jobs: number, setting: CrewSetting): Crew {
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
