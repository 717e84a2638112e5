import { parentPort, workerData } from "node:worker_threads";
import { perform, type Task } from "../core/mutate/perform.ts";
import { trialOf } from "../core/mutate/trial.ts";
import { clockOf } from "./mutation/clock.ts";
import type { CrewSetting } from "./mutation/crew.ts";
import type { Answer } from "./mutation/worker-answer.ts";

const { files, maxSeconds }: CrewSetting = workerData;
const trial = trialOf(files);
const startClock = clockOf(maxSeconds);

parentPort?.on("message", (task: Task) => answer(answerTo(task)));

/** Who gave the task waits for an answer, so that there is one whatever happens. */
function answerTo(task: Task): Answer {
  if (!trial) return { kind: "failed", reason: "the policy set does not load" };
  const turns = task.mutants.values();
  return {
    kind: "done",
    outcome: perform(task, trial, () => {
      const { value: turn } = turns.next();
      if (turn !== undefined) answer({ kind: "at", turn });
      return startClock();
    }),
  };
}

function answer(said: Answer): void {
  parentPort?.postMessage(said);
}
