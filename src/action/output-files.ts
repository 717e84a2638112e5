import { realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Discovery } from "../node/discover.ts";
import { isFolder } from "../node/is-folder.ts";
import type { Io } from "../run/io.ts";
import { readPathsOf } from "../run/judgement-of.ts";
import { type OutputFile, readOutputs } from "../run/outputs.ts";
import { isInside } from "../run/read-paths.ts";
import type { Env } from "./action-io.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import { realPlace, type Workspace } from "./workspace.ts";

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
  const chosen = files.map((file) => ({ file, ...placeOf(file, workspace, env) }));
  const told = inputs.output.flatMap((value) => {
    const path = resolve(workspace.folder, value.slice(value.indexOf("=") + 1));
    const problem = chosen.find(({ file }) => file.path === path)?.problem;
    const data = { value, isOutput: true };
    return problem === undefined ? [] : [actionDiagnostic(problem, data, inputName("output"))];
  });
  const placed = chosen.flatMap(({ file, path }) => (path === undefined ? [] : [{ ...file, path }]));
  return { files: placed, diagnostics: [...diagnostics, ...told] };
}

/** Is the real path of a file, as links stood when it was looked at, or why nothing is written there. */
type Placed =
  | { readonly path: string; readonly problem?: undefined }
  | {
      readonly path?: undefined;
      readonly problem: "action/outside-workspace" | "action/output-is-link" | "action/output-in-git";
    };

/** Windows knows `.git` by a short name as well, and there and on macOS its case is no matter. */
const GIT = /^(?:\.git|git~\d+)$/i;

function placeOf({ path }: OutputFile, { folder }: Workspace, env: Env): Placed {
  const place = realPlace(path);
  const folders = [folder, ...temporaryFolder(env)];
  if (place === undefined || !folders.some((one) => isInside(place, one))) {
    return { problem: "action/outside-workspace" };
  }
  const names = isInside(place, folder) ? relative(folder, place).split(sep) : [];
  if (names.some((name) => GIT.test(name))) return { problem: "action/output-in-git" };
  // The author of a change could have a link move the report over any file of the job.
  return place === withoutLinks(path, folder, env) ? { path: place } : { problem: "action/output-is-link" };
}

/** Gives the path with its folder as the system knows it: the folders of a job may themselves be reached by links. */
function withoutLinks(path: string, folder: string, env: Env): string {
  const [temporary = ""] = temporaryFolder(env);
  for (const [written = "", real] of [
    [env.GITHUB_WORKSPACE, folder],
    [env.RUNNER_TEMP, temporary],
  ]) {
    const below = relative(written, path);
    if (written !== "" && below.split(sep)[0] !== "..") return join(real ?? "", below);
  }
  return path;
}

/** Gives the folder for what a job needs no longer, by its real path. */
export function temporaryFolder({ RUNNER_TEMP: folder = "" }: Env): readonly string[] {
  return folder !== "" && isFolder(folder) ? [realpathSync(folder)] : [];
}
