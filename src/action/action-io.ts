import type { GitHubOptions } from "../github/client.ts";
import type { PoliciesTrees } from "./policies-trees.ts";
import type { ReportToGitHub } from "./reporting-needs.ts";

/** Is the environment of the runner: inputs, file commands, and what is known of the run. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Is all of the world that the Action may touch, besides files: a test gives its own. */
export interface ActionIo {
  readonly env: Env;
  /** Prints to the log of the job. */
  write(text: string): void;
  /** Gives today's full date in Asia/Ho_Chi_Minh. */
  today(): string;
  /** Takes the exit code as soon as it stands. */
  decided(exitCode: number): void;
  /** Gives a name nobody can guess. */
  randomName(): string;
  /** Is the version of the program. */
  readonly version: string;
  /** Is the address under which the pages of `docs/gates` stand, where one is known. */
  readonly documentation?: string;
  /** Opens the place that policies are read from; it is not opened where nothing of it is needed. */
  openTrees(access: GitHubOptions): PoliciesTrees;
  readonly reportToGitHub: ReportToGitHub;
}
