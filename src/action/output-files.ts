import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Discovery } from "../node/discover.ts";
import { isFolder } from "../node/is-folder.ts";
import type { Io } from "../run/io.ts";
import { readPathsOf } from "../run/judgement-of.ts";
import { type OutputFile, readOutputs } from "../run/outputs.ts";
import type { Env } from "./action-io.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import { liesIn, type Workspace } from "./workspace.ts";

/** Names the files that the runner reads after a step, and its event: a report in one would be obeyed. */
const RUNNER_FILES = [
  ...["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"],
  ...["GITHUB_EVENT_PATH", "GITHUB_ARTIFACTS", "GITHUB_ARTIFACTS_LIST"],
];

/** Holds the files that reports are to be written to, or what is wrong with them. */
export interface AskedFiles {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `FORMAT=PATH` of the input `output`: each file in the workspace or RUNNER_TEMP, and none that is read. */
export function askedFiles(
  inputs: Inputs,
  discovery: Discovery,
  { workspace, env, io }: { readonly workspace: Workspace; readonly env: Env; readonly io: Io },
): AskedFiles {
  const { plan, attestations } = inputs;
  const judged = {
    ...(plan === undefined ? {} : { plan }),
    ...(attestations === undefined ? {} : { attestations }),
  };
  const read = readPathsOf(discovery, judged, io);
  const runners = RUNNER_FILES.flatMap((name) => env[name] || []);
  const { files, diagnostics } = readOutputs(
    inputs.output,
    { ...read, files: [...read.files, ...runners] },
    io,
  );
  const folders = [workspace.folder, ...temporaryFolder(env)];
  const isWithin = ({ path }: OutputFile) => folders.some((folder) => liesIn(path, folder));
  const outside = inputs.output.filter((written) => {
    const path = resolve(workspace.folder, written.slice(written.indexOf("=") + 1));
    return files.some((file) => file.path === path && !isWithin(file));
  });
  const told = outside.map((value) =>
    actionDiagnostic("action/outside-workspace", { value }, inputName("output")),
  );
  return { files, diagnostics: [...diagnostics, ...told] };
}

/** Gives the folder for what a job needs no longer, by its real path. */
export function temporaryFolder({ RUNNER_TEMP: folder = "" }: Env): readonly string[] {
  return folder !== "" && isFolder(folder) ? [realpathSync(folder)] : [];
}
