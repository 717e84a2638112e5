import { describe, expect, it } from "vitest";
import { threads } from "../../src/cli/mutation/threads.ts";
import { WorkerDied, workerDied } from "../../src/cli/mutation/worker-died.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import type { Task } from "../../src/core/mutate/perform.ts";
import { smallPolicies } from "../evaluate/small-world.ts";

const TASKS: readonly Task[] = [
  { kind: "try", mutants: [0, 1] },
  { kind: "try", mutants: [2] },
];
const SETTING = { files: new Map<string, string>(), maxSeconds: 1 };

/** Makes a thread of a few lines of code. */
function worker(code: string): URL {
  const lead = 'import { parentPort } from "node:worker_threads";';
  return new URL(`data:text/javascript,${encodeURIComponent(`${lead}\n${code}`)}`);
}

/** Gives the tasks to one thread, and what came of that. */
async function ran(code: string, wait = 0): Promise<unknown> {
  const crew = threads(1, SETTING, worker(code));
  await new Promise((resolve) => setTimeout(resolve, wait));
  try {
    return await crew.run(TASKS, () => undefined).catch((error: unknown) => error);
  } finally {
    await crew.end();
  }
}

const ON_TASK = (code: string) => `parentPort.on("message", (task) => { ${code} });`;
const AT = 'parentPort.postMessage({ kind: "at", turn: 1 });';

const LATER = (reason: string) => `setTimeout(() => { throw new Error("${reason}"); }, 200);`;

describe("a thread that dies", () => {
  it.each([
    ["by an error at a task", ON_TASK('throw new Error("broken")'), [0, 1], /broken/],
    ["by its end at a task", ON_TASK("process.exit(3)"), [0, 1], /3/],
    // An error may overtake what was posted right before it.
    ["by an error at a mutant it named", ON_TASK(`${AT} ${LATER("broken")}`), [1], /broken/],
    [
      "with an answer that it can do nothing",
      ON_TASK('parentPort.postMessage({ kind: "failed", reason: "no" })'),
      [0, 1],
      /no/,
    ],
  ])("%s ends the run with the mutants it was at", async (_, code, turns, reason) => {
    const died = await ran(code);
    expect(died).toBeInstanceOf(WorkerDied);
    expect(died).toMatchObject({ turns, message: expect.stringMatching(reason) });
  });

  it.each([
    ["by an error", 'throw new Error("broken")'],
    ["by its end", "process.exit(0)"],
  ])("%s before it has a task ends the run, and neither the process nor in a hang", async (_, code) => {
    expect(await ran(code, 1500)).toMatchObject({ turns: [] });
  });

  it("is told of with the names of the mutants", () => {
    const mutants = mutantsOf(
      smallPolicies({ gate: { require: [{ that: "budget.total > 5" }] }, bindings: [{}] }),
    );
    const { code, message } = workerDied(new WorkerDied([1], "broken"), mutants, "set");
    expect(code).toBe("run/worker-died");
    expect(message.en).toContain(`\`${mutants[1]?.code}\``);
  });
});
