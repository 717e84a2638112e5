import { join } from "node:path";
import { type Ended, runProcess } from "./run-process.ts";
import { type Files, filesBelow, inFolder, writeFiles } from "./runner-world.ts";

export type Ci = "github" | "azure" | "none";

const ENVIRONMENTS: { readonly [C in Ci]: Readonly<Record<string, string>> } = {
  github: { CI: "true", GITHUB_ACTIONS: "true", RUNNER_OS: "Linux" },
  azure: { TF_BUILD: "True", AGENT_OS: "Linux", BUILD_REASON: "PullRequest" },
  none: {},
};

/** Is how the built tool is started in a CI. */
export interface CliStart {
  readonly files?: Files;
  readonly env?: Readonly<Record<string, string>>;
  /** The built program; the one of the repository unless a test builds its own. */
  readonly cli?: string;
  /** The Node that runs it; the one of this process unless another is wanted. */
  readonly node?: string;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

/** Is what the tool left behind, the files of its working folder among it. */
export interface CliRun extends Ended {
  readonly files: ReadonlyMap<string, string>;
}

/** Runs the built tool as a process with the environment of a CI and nothing of our own. */
export function runCliIn(ci: Ci, argv: readonly string[], start: CliStart = {}): Promise<CliRun> {
  return inFolder("gate57-ci", async (cwd) => {
    writeFiles(cwd, start.files ?? {});
    const ended = await runProcess({
      node: start.node ?? process.execPath,
      argv: [start.cli ?? join(import.meta.dirname, "../../dist/cli.js"), ...argv],
      cwd,
      env: { PATH: "/usr/bin:/bin", HOME: cwd, LANG: "C.UTF-8", ...ENVIRONMENTS[ci], ...start.env },
      timeLimit: start.timeLimit ?? 25_000,
    });
    return { ...ended, files: filesBelow(cwd) };
  });
}
