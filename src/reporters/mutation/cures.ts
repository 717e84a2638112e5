import type { Slip } from "../../core/mutate/look-into.ts";
import type { Cure } from "./slip-text.ts";

/** Is a mutant with the document that tells it from its set. */
interface Curable {
  readonly mutant: string;
  readonly slip?: Slip;
}

/** Finds which cases that are proposed are the same but for their names: the first is told, and what it is good for. */
export function curesOf(mutants: readonly Curable[]): (mutant: string) => Cure {
  const groups = new Map<string, string[]>();
  for (const { mutant, slip } of mutants) {
    if (!slip) continue;
    const group = groups.get(keyOf(slip)) ?? [];
    group.push(mutant);
    groups.set(keyOf(slip), group);
  }
  const cures = [...groups.values()].flatMap(([first = "", ...also]) => [
    [first, { also }] as const,
    ...also.map((mutant) => [mutant, { told: first }] as const),
  ]);
  const byMutant = new Map<string, Cure>(cures);
  return (mutant) => byMutant.get(mutant) ?? { also: [] };
}

function keyOf({ file, testCase: { name: _, ...testCase } }: Slip): string {
  return JSON.stringify([file, testCase]);
}
