import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Env } from "./action-io.ts";
import type { PoliciesPlace } from "./policies-ref.ts";

/** Is what reading from GitHub takes. */
export interface TreeAccess {
  readonly token: string;
  readonly apiUrl: string;
  readonly env: Env;
  readonly version: string;
}

/** Is what was read of a repository; without a commit nothing was, and the diagnostics say why. */
export interface TreeRead {
  readonly commit?: string;
  /** Names what was wanted and is not there. */
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads parts of repositories; what goes wrong is told, nothing is thrown for it. */
export interface PoliciesTrees {
  /**
   * Writes the wanted files, and all that is below the wanted folders, into a folder that is empty or not there
   * yet. A place without a commit is the head of the default branch.
   */
  read(place: PoliciesPlace, wanted: readonly string[], folder: string): Promise<TreeRead>;
}
