import type { Text } from "../core/source/source.ts";

/** Says why something could not be done with what the user gave. */
export interface Problem {
  readonly problem: Text;
}
