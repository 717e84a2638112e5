import type { SearchBounds } from "../../core/mutate/candidates.ts";
import type { Fate } from "../../core/mutate/fate.ts";
import type { Looked } from "../../core/mutate/look-into.ts";
import { marksIn } from "../../core/mutate/marks.ts";
import type { Mutant } from "../../core/mutate/mutant.ts";
import { type Task, tasksToLook, tasksToTry } from "../../core/mutate/perform.ts";
import type { Tried } from "../../core/mutate/tried.ts";
import type { PolicyFiles } from "../../core/policy/policy-files.ts";
import type { Crew } from "./crew.ts";
import type { Progress } from "./progress.ts";

/** How far is looked for a document that slips through. */
const NEAR: SearchBounds = { documents: 150, cases: 6, reasons: true };

/** How far is looked for a document that refutes a mark: on a grid of boundary values around the first cases. */
const GRID: SearchBounds = { documents: 120, cases: 2, reasons: false };

/** The most survivors that are looked into: whoever has more should first write cases. */
const MOST_LOOKED_INTO = 200;

/** Is what a run over mutants works with. */
export interface Means {
  readonly read: PolicyFiles;
  readonly crew: Crew;
  readonly progress: Progress;
}

/** Tries the mutants of some turns, and looks into those that survive. */
export async function tryMutants(
  mutants: readonly Mutant[],
  turns: readonly number[],
  means: Means,
): Promise<readonly Tried[]> {
  try {
    return await triedAndLookedInto(mutants, turns, means);
  } finally {
    means.progress.end();
  }
}

async function triedAndLookedInto(
  mutants: readonly Mutant[],
  turns: readonly number[],
  { read, crew, progress }: Means,
): Promise<readonly Tried[]> {
  const fates = await fatesOf(tasksToTry(mutants, turns), crew, progress.of("try", turns.length));
  const survivors = turns.filter((turn) => fates.get(turn) === "survived");
  const marks = marksIn(read);
  const isMarked = (turn: number) => marks.has(mutants[turn]?.code ?? "");
  const unmarked = survivors.filter((turn) => !isMarked(turn)).slice(0, MOST_LOOKED_INTO);
  const tasks = [
    ...tasksToLook(mutants, survivors.filter(isMarked), GRID),
    ...tasksToLook(mutants, unmarked, NEAR),
  ];
  const count = tasks.reduce((sum, task) => sum + task.mutants.length, 0);
  const looked = await lookedInto(tasks, crew, progress.of("look", count));
  return turns.map((turn): Tried => {
    const [mutant, fate, look] = [mutants[turn], fates.get(turn), looked.get(turn)];
    if (!mutant || !fate) throw new Error(`mutant ${turn} was not tried`);
    return { mutant, fate, ...(look ? { looked: look } : {}) };
  });
}

type OnDone = (task: Task) => void;

async function fatesOf(
  tasks: readonly Task[],
  crew: Crew,
  onDone: OnDone,
): Promise<ReadonlyMap<number, Fate>> {
  const outcomes = await crew.run(tasks, onDone);
  return byTurn(tasks, (at) => {
    const outcome = outcomes[at];
    return outcome?.kind === "try" ? outcome.fates : [];
  });
}

async function lookedInto(
  tasks: readonly Task[],
  crew: Crew,
  onDone: OnDone,
): Promise<ReadonlyMap<number, Looked>> {
  const outcomes = await crew.run(tasks, onDone);
  return byTurn(tasks, (at) => {
    const outcome = outcomes[at];
    return outcome?.kind === "look" ? outcome.looked : [];
  });
}

function byTurn<T>(tasks: readonly Task[], resultsOf: (at: number) => readonly T[]): ReadonlyMap<number, T> {
  const pairs = tasks.flatMap(({ mutants }, at) => {
    const results = resultsOf(at);
    return mutants.flatMap((turn, index) => {
      const result = results[index];
      return result === undefined ? [] : [[turn, result] as const];
    });
  });
  return new Map(pairs);
}
