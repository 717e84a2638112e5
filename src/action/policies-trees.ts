import type { Tree } from "../github/read-tree.ts";
import type { PoliciesPlace } from "./policies-ref.ts";

/** Reads parts of repositories; what goes wrong is told, nothing is thrown for it. */
export interface PoliciesTrees {
  /**
   * Writes the wanted files, and all that is below the wanted folders, into a folder that is empty or not there
   * yet. A place without a commit is the head of the default branch.
   */
  read(place: PoliciesPlace, wanted: readonly string[], folder: string): Promise<Tree>;
}
