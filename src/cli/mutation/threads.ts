import { Worker } from "node:worker_threads";
import type { Outcome, Task } from "../../core/mutate/perform.ts";
import type { Crew, CrewSetting } from "./crew.ts";
import type { Answer } from "./worker-answer.ts";
import { WorkerDied } from "./worker-died.ts";

/** Stands beside the folder of the chunks, of which this module is one: see `scripts/build/bundles.mjs`. */
const ENTRY = new URL("../mutation-worker.js", import.meta.url);

/** What is made to judge one document is gone with the next: a wide room for what is new spares copying it. In megabytes. */
const ROOM = { maxYoungGenerationSizeMb: 96 };

/** Engages several threads, each of which loads the policy set for itself and takes the next task when it is done with one. */
export function threads(jobs: number, setting: CrewSetting, entry: URL = ENTRY): Crew {
  const hands = Array.from({ length: jobs }, () =>
    engage(new Worker(entry, { workerData: setting, resourceLimits: ROOM })),
  );
  return {
    run: async (tasks, onDone) => {
      const outcomes: (Outcome | undefined)[] = tasks.map(() => undefined);
      const queue = tasks.entries();
      const work = async (hand: Hand) => {
        for (const [turn, task] of queue) {
          outcomes[turn] = await hand.perform(task);
          onDone(task);
        }
      };
      await Promise.all(hands.map(work));
      return outcomes.flatMap((outcome) => outcome ?? []);
    },
    end: async () => {
      await Promise.all(hands.map((hand) => hand.end()));
    },
  };
}

/** Is a thread that does one task at a time. */
interface Hand {
  /** Does a task; a thread that dies of it, or died before, is a `WorkerDied`. */
  readonly perform: (task: Task) => Promise<Outcome>;
  readonly end: () => Promise<unknown>;
}

interface Pending {
  /** The mutants it is at: of a task as a whole until it says which. */
  turns: readonly number[];
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: WorkerDied) => void;
}

/** A thread may die at any time, with a task or without, and is listened to as long as it lives. */
function engage(worker: Worker): Hand {
  let pending: Pending | undefined;
  let death: string | undefined;
  const die = (reason: string) => {
    death ??= reason;
    pending?.reject(new WorkerDied(pending.turns, death));
    pending = undefined;
  };
  worker.on("error", (error) => die(error instanceof Error ? error.message : String(error)));
  worker.on("messageerror", (error) => die(error.message));
  worker.on("exit", (code) => die(`exit ${code}`));
  worker.on("message", (answer: Answer) => {
    if (answer.kind === "failed") return die(answer.reason);
    if (answer.kind === "at" && pending) pending.turns = [answer.turn];
    if (answer.kind !== "done") return;
    pending?.resolve(answer.outcome);
    pending = undefined;
  });
  return {
    perform: (task) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) return reject(new WorkerDied([], death));
        pending = { turns: task.mutants, resolve, reject };
        worker.postMessage(task);
      }),
    end: () => worker.terminate(),
  };
}
