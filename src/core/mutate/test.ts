import type { Said } from "../expression/memory.ts";
import type { PolicySet } from "../policy/policy-set.ts";

/** Is a case of whatever kind, as what can notice a mutant. */
export interface Test {
  readonly source: string;
  readonly pointer: string;
  /** The requirement that a failing case is about. */
  readonly requirement?: string | undefined;
  /** Lists what parts of conditions say in the case, for each element, where that is remembered. */
  readonly said?: () => readonly Said[];
  /** Tells whether the case fails under a changed set. */
  readonly notices: (policies: PolicySet) => boolean;
}
