import { parentPort, workerData } from "node:worker_threads";
import { perform, type Task } from "../core/mutate/perform.ts";
import { trialOf } from "../core/mutate/trial.ts";
import { clockOf } from "./mutation/clock.ts";
import type { CrewSetting } from "./mutation/crew.ts";

const { files, maxSeconds }: CrewSetting = workerData;
const trial = trialOf(files);

parentPort?.on("message", (task: Task) => {
  // A set that does not load is told of by whoever gave it, and no task comes of it.
  if (trial) parentPort?.postMessage(perform(task, trial, clockOf(maxSeconds)));
});
