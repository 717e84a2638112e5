import { Worker } from "node:worker_threads";
import type { Outcome, Task } from "../../core/mutate/perform.ts";
import type { Crew, CrewSetting } from "./crew.ts";

/** Stands beside the folder of the chunks, of which this module is one: see `scripts/build/bundles.mjs`. */
const ENTRY = new URL("../mutation-worker.js", import.meta.url);

/** Engages several threads, each of which loads the policy set for itself and takes the next task when it is done with one. */
export function threads(jobs: number, setting: CrewSetting): Crew {
  const workers = Array.from({ length: jobs }, () => new Worker(ENTRY, { workerData: setting }));
  return {
    run: async (tasks, onDone) => {
      const outcomes: (Outcome | undefined)[] = tasks.map(() => undefined);
      const queue = tasks.entries();
      const work = async (worker: Worker) => {
        for (const [turn, task] of queue) {
          outcomes[turn] = await given(worker, task);
          onDone(task);
        }
      };
      await Promise.all(workers.map(work));
      return outcomes.flatMap((outcome) => outcome ?? []);
    },
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Gives a thread a task; one that dies of it ends the run. */
function given(worker: Worker, task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const done = (outcome: Outcome) => {
      worker.off("error", reject);
      resolve(outcome);
    };
    worker.once("message", done);
    worker.once("error", reject);
    worker.postMessage(task);
  });
}
