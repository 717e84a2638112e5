import type { Fate } from "./fate.ts";
import type { Looked } from "./look-into.ts";
import type { Mutant } from "./mutant.ts";

/** Is a mutant with what became of it, and what a look into it brought. */
export interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
  readonly looked?: Looked;
}
