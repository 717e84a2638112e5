import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { attestationLimits } from "../attestation/limits.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { type Discovery, discover } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { isFolder } from "../node/is-folder.ts";
import { isThere } from "../node/is-there.ts";
import { listFolder } from "../node/list-folder.ts";
import { folderBeside } from "../run/attestations.ts";
import { isInside } from "../run/read-paths.ts";
import type { Env } from "./action-io.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Is the folder that the job's files were checked out into, by its real full path. */
export interface Workspace {
  readonly folder: string;
}

/** Is the workspace of the job, or that there is none. */
export type OpenedWorkspace =
  | { readonly workspace: Workspace; readonly diagnostic?: undefined }
  | { readonly workspace?: undefined; readonly diagnostic: Diagnostic };

/** Opens the workspace: the folder of GITHUB_WORKSPACE, never the working folder in its place. */
export function openWorkspace(env: Env): OpenedWorkspace {
  const folder = env.GITHUB_WORKSPACE || undefined;
  if (folder !== undefined && isFolder(folder)) return { workspace: { folder: realpathSync(folder) } };
  return { diagnostic: actionDiagnostic("action/no-workspace", {}, "GITHUB_WORKSPACE") };
}

/** Is what is found to be judged, and everything that lies where nothing may be read: then none of it is judged. */
export interface JudgedFiles {
  readonly discovery: Discovery;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bounds the manifests of a run, and their bytes together: far more than one repository deploys. */
const LIMITS = { manifests: 1000, bytes: 4_194_304 } as const;

/**
 * Finds what is judged in the workspace. What is named is looked at before it is searched, and what was found once
 * more: a pattern may lead through a link.
 */
export async function findJudged(inputs: Inputs, workspace: Workspace): Promise<JudgedFiles> {
  const isWithin = (name: string) => namedProblem(name, "manifests", workspace).length === 0;
  const named = [
    ...inputs.manifests.flatMap((name) => namedProblem(name, "manifests", workspace)),
    ...(inputs.plan === undefined ? [] : namedProblem(inputs.plan, "plan", workspace)),
    ...(inputs.attestations === undefined ? [] : attestationProblems(inputs.attestations, workspace)),
  ];
  const discovery = withEmptiness(
    await discover(inputs.manifests.filter(isWithin), workspace.folder),
    workspace,
  );
  if (named.length > 0) return { discovery, diagnostics: named };
  const beyond = beyondLimits(discovery);
  if (beyond.length > 0) return { discovery, diagnostics: beyond };
  const examined = new Set<string>();
  const found = [
    ...discovery.inputs.flatMap(({ path = "", name }) =>
      liesIn(path, workspace.folder)
        ? besideProblems(path, { attestations: inputs.attestations, workspace, examined })
        : [outside(name, inputName("manifests"))],
    ),
    ...linksFound(discovery, workspace),
  ];
  return { discovery, diagnostics: found };
}

/** A job that forgot to check out would else be told how manifests are called. */
function withEmptiness(discovery: Discovery, { folder }: Workspace): Discovery {
  if (discovery.inputs.length > 0 || readdirSync(folder).some((name) => name !== ".git")) return discovery;
  const others = discovery.diagnostics.filter(({ code }) => code !== "file/no-manifest");
  const empty = actionDiagnostic("action/empty-workspace", {}, "GITHUB_WORKSPACE");
  return { ...discovery, diagnostics: [empty, ...others] };
}

/** Tells whether a full path lies in a folder, links seen through; a link that leads nowhere lies nowhere. */
function liesIn(path: string, folder: string): boolean {
  const place = realPlace(path);
  return place !== undefined && isInside(place, folder);
}

const MAGIC = /[*?[\]{}()!+@]/;
const UPWARDS = /(?:^|[^\w.-])\.\.(?:$|[^\w.-])/;

function namedProblem(name: string, input: string, workspace: Workspace): readonly Diagnostic[] {
  const source = inputName(input);
  if (name === "-") return [actionDiagnostic("action/no-stdin", {}, source)];
  const fixed = name.split("/").slice(0, fixedParts(name, workspace)).join("/");
  const rest = name.slice(fixed.length);
  const start = fixed === "" && name.startsWith("/") ? "/" : resolve(workspace.folder, fixed);
  const isWithin = liesIn(start, workspace.folder) && !UPWARDS.test(rest);
  return isWithin ? [] : [outside(name, source)];
}

/** Counts the parts of a path before the first that is a pattern; of the name of something that is there, all. */
function fixedParts(name: string, { folder }: Workspace): number {
  const parts = name.split("/");
  const pattern = parts.findIndex((part) => MAGIC.test(part));
  return pattern === -1 || isThere(resolve(folder, name)) ? parts.length : pattern;
}

function attestationProblems(name: string, workspace: Workspace): readonly Diagnostic[] {
  const folder = resolve(workspace.folder, name);
  if (!liesIn(folder, workspace.folder)) return [outside(name, inputName("attestations"))];
  return linksOut(folder, workspace, inputName("attestations"));
}

/** Is what is known when one manifest after the other is looked at. */
interface Beside {
  readonly attestations: string | undefined;
  readonly workspace: Workspace;
  /** Collects the real paths of attestation folders: however many manifests share one, it is looked through once. */
  readonly examined: Set<string>;
}

/** What stands beside a manifest is read without being named. */
function besideProblems(path: string, { attestations, workspace, examined }: Beside): readonly Diagnostic[] {
  const folder = attestations === undefined ? folderBeside(path) : undefined;
  if (folder === undefined) return [];
  const source = inputName("manifests");
  const place = realPlace(folder);
  if (place === undefined || !isInside(place, workspace.folder)) {
    return [outside(displayPath(folder, workspace.folder), source)];
  }
  if (examined.has(place)) return [];
  examined.add(place);
  return linksOut(folder, workspace, source);
}

/** A link that was met is not followed; one that has a manifest's name and leads out is more than a mistake. */
function linksFound({ diagnostics }: Discovery, workspace: Workspace): readonly Diagnostic[] {
  return diagnostics
    .filter(({ code }) => code === "file/link-not-followed")
    .map(({ source }) => ({ source, path: resolve(workspace.folder, source) }))
    .filter(({ path }) => !isFolder(path) && !liesIn(path, workspace.folder))
    .map(({ source }) => outside(source, inputName("manifests")));
}

/** Bounds the entries that are looked at; a folder with more is refused by whoever reads it. */
const MAX_ENTRIES = attestationLimits.containers * 10;

/** Links in an attestation folder are not followed; one that leads out is more than a mistake. */
function linksOut(folder: string, workspace: Workspace, source: string): readonly Diagnostic[] {
  return entriesOf(folder)
    .filter(({ kind, path }) => kind === "link" && !liesIn(path, workspace.folder))
    .map(({ path }) => outside(displayPath(path, workspace.folder), source));
}

/** What cannot be listed is told by whoever reads it. */
function entriesOf(folder: string) {
  try {
    return listFolder(folder, MAX_ENTRIES);
  } catch {
    return [];
  }
}

function outside(value: string, source: string): Diagnostic {
  return actionDiagnostic("action/outside-workspace", { value }, source);
}

function beyondLimits({ inputs }: Discovery): readonly Diagnostic[] {
  const source = inputName("manifests");
  const count = inputs.length;
  if (count > LIMITS.manifests) {
    return [actionDiagnostic("action/too-many-manifests", { count, limit: LIMITS.manifests }, source)];
  }
  const bytes = inputs.reduce((sum, { path = "" }) => sum + sizeOf(path), 0);
  return bytes > LIMITS.bytes
    ? [actionDiagnostic("action/manifests-too-large", { bytes, limit: LIMITS.bytes }, source)]
    : [];
}

/** What cannot be looked at is told by whoever reads it. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Gives the real path a name stands for, be it there yet or not; nothing where a link on the way leads nowhere. */
export function realPlace(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    // To write through such a link would make a file wherever it points.
    if (folder === path || isThere(path)) return undefined;
    const place = realPlace(folder);
    return place === undefined ? undefined : join(place, basename(path));
  }
}
