import type { SearchBounds } from "./candidates.ts";
import type { Fate } from "./fate.ts";
import { type Looked, lookInto } from "./look-into.ts";
import type { Mutant } from "./mutant.ts";
import type { Trial } from "./trial.ts";

/** Is a piece of work on the mutants of a set, which are told by their turn: it can be done anywhere, and gives the same. */
export type Task =
  /** Tries mutants on the cases. */
  | { readonly kind: "try"; readonly mutants: readonly number[] }
  /** Looks for a document that tells each mutant from the set. */
  | { readonly kind: "look"; readonly mutants: readonly number[]; readonly bounds: SearchBounds };

/** Says what became of the mutants of a task, in their order. */
export type Outcome =
  | { readonly kind: "try"; readonly fates: readonly Fate[] }
  | { readonly kind: "look"; readonly looked: readonly Looked[] };

/** Starts to measure the time of one mutant; what it gives tells whether that is over. */
export type StartClock = () => () => boolean;

/** Does a piece of work. */
export function perform(task: Task, trial: Trial, startClock: StartClock): Outcome {
  const mutants = task.mutants.map((turn) => mutantAt(turn, trial));
  if (task.kind === "look") return { kind: "look", looked: lookInto(mutants, trial, task.bounds) };
  return { kind: "try", fates: mutants.map((mutant) => trial.fateOf(mutant, startClock())) };
}

function mutantAt(turn: number, { mutants }: Trial): Mutant {
  const mutant = mutants[turn];
  if (!mutant) throw new Error(`there is no mutant ${turn}`);
  return mutant;
}

/** The most mutants of a task: few enough that the work is spread evenly, many enough that what their cases say is remembered. */
const MOST_TRIED = 240;

/** Shares out mutants to be tried, those of one document together, since the same cases are about them. */
export function tasksToTry(mutants: readonly Mutant[], turns: readonly number[]): readonly Task[] {
  return grouped(turns, (turn) => aboutOf(mutants[turn])).flatMap((group) =>
    chunks(group).map((own): Task => ({ kind: "try", mutants: own })),
  );
}

/** Shares out mutants to be looked into, those whose cases are the same together. */
export function tasksToLook(
  mutants: readonly Mutant[],
  turns: readonly number[],
  bounds: SearchBounds,
): readonly Task[] {
  const groups = grouped(turns, (turn) => `${mutants[turn]?.gates.join()}`);
  return groups.flatMap((group) =>
    chunks(group).map((own): Task => ({ kind: "look", mutants: own, bounds })),
  );
}

function aboutOf(mutant: Mutant | undefined): string {
  return `${mutant?.about.kind} ${mutant?.gates.length === 1 ? mutant.gates[0] : mutant?.about.id}`;
}

function grouped(turns: readonly number[], keyOf: (turn: number) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const turn of turns) {
    const group = groups.get(keyOf(turn)) ?? [];
    group.push(turn);
    groups.set(keyOf(turn), group);
  }
  return [...groups.values()];
}

function chunks(turns: readonly number[]): readonly (readonly number[])[] {
  const count = Math.ceil(turns.length / MOST_TRIED);
  return Array.from({ length: count }, (_, at) => turns.slice(at * MOST_TRIED, (at + 1) * MOST_TRIED));
}
