import type { Subject } from "../policy/policy-set.ts";
import type { Change } from "./mutant.ts";

/** Is a change of what is written once and typed for several kinds of document, as it changes each. */
export interface SharedChange<T> {
  readonly change: Change<T>;
  readonly bySubject: { readonly [subject in Subject]?: T };
}

/** Brings together the changes that say the same of several kinds of document; some are of one kind alone. */
export function acrossSubjects<T>(
  lists: readonly (readonly [Subject, readonly Change<T>[]])[],
): readonly SharedChange<T>[] {
  const shared = new Map<string, SharedChange<T>>();
  for (const [subject, changes] of lists) {
    const turns = new Map<string, number>();
    for (const change of changes) {
      const { operator, pointer, offset, before, after } = change;
      const says = JSON.stringify([operator, pointer, offset, before, after]);
      const turn = (turns.get(says) ?? 0) + 1;
      turns.set(says, turn);
      const key = `${says} ${turn}`;
      const known = shared.get(key);
      const bySubject = { ...known?.bySubject, [subject]: change.changed };
      shared.set(key, { change: known?.change ?? change, bySubject });
    }
  }
  return [...shared.values()];
}
