import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseConfiguration } from "../core/deployment/configuration.ts";
import type { Configured } from "../core/deployment/deployed-systems.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Source } from "../core/source/source.ts";
import { withNamedFolder } from "../node/display-path.ts";
import { readSource } from "../node/read-source.ts";
import { OWN_TREE_PREFIX, TREE_PREFIX } from "../reporters/results/place-name.ts";
import type { ActionIo, Env } from "./action-io.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";
import { temporaryFolder } from "./output-files.ts";
import type { PoliciesPlace } from "./policies-ref.ts";
import type { PoliciesTrees } from "./policies-trees.ts";

const DEFAULT_API = "https://api.github.com";

/** Is the tree of policies at its place: one commit, however often it is read. */
export interface Tree {
  /** Reads files and folders into a folder of their own; what goes wrong, and what is not there, is told. */
  read(wanted: readonly string[], folder: string): Promise<readonly Diagnostic[]>;
  /** Stands before the names of what was read: where no place is named in the workflow, no input may be blamed. */
  readonly prefix: string;
  /** Names the place with its commit, once something was read. */
  name(): string;
}

/** Opens the tree of policies; nothing is asked of GitHub before something is wanted. */
export function openTree(place: PoliciesPlace, { token }: Inputs, io: ActionIo): Tree {
  let { commit } = place;
  const prefix = place.isPinned ? TREE_PREFIX : OWN_TREE_PREFIX;
  let trees: PoliciesTrees | undefined;
  return {
    prefix,
    read: async (wanted, folder) => {
      if (wanted.length === 0) return [];
      if (token === "") return [actionDiagnostic("action/no-token", {}, inputName("token"))];
      trees ??= opened(token, io);
      const read = await trees.read({ ...place, commit }, [...new Set(wanted)], folder);
      commit = read.commit ?? commit;
      const notThere = (value: string) => missingIn({ ...place, commit }, value, `${prefix}${value}`);
      return [...read.diagnostics.map(ofTree(prefix)), ...read.missing.map(notThere)];
    },
    name: () => `${place.owner}/${place.repo}@${commit ?? ""}`,
  };
}

function opened(token: string, { env, version, openTrees }: ActionIo): PoliciesTrees {
  return openTrees({ token, apiUrl: env.GITHUB_API_URL || DEFAULT_API, env, version });
}

/** The name of a repository would pass for that of a file beside the manifests. */
function ofTree(prefix: string) {
  return (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    source: `${prefix}${diagnostic.source}`,
  });
}

function missingIn(
  { owner, repo, commit = "", isPinned = false }: PoliciesPlace,
  value: string,
  source: string,
) {
  const data = { value, repository: `${owner}/${repo}`, commit: commit.slice(0, 12), isPinned };
  return actionDiagnostic("action/not-in-tree", data, source);
}

/** Is a deployment configuration that was read of the tree, or what is wrong with it, with its text. */
export interface ReadConfiguration {
  readonly configured?: Configured;
  readonly diagnostics: readonly Diagnostic[];
  readonly source?: Source;
}

/** Reads the deployment configuration of a tree, by way of a folder of its own. */
export async function readConfiguration(
  path: string,
  tree: Tree,
  folder: string,
): Promise<ReadConfiguration> {
  const unread = await tree.read([path], folder);
  if (unread.length > 0) return { diagnostics: unread };
  const { source, diagnostic } = readSource(join(folder, path), `${tree.prefix}${path}`);
  if (source === undefined) return { diagnostics: [diagnostic] };
  const { configuration, document, diagnostics } = parseConfiguration(source);
  if (configuration === undefined) return { source, diagnostics };
  return { source, configured: { configuration, document }, diagnostics };
}

/** Is where parts of the tree of policies are put for one run. */
export interface TreeFolders {
  readonly configuration: string;
  /** Holds policies and trust list; what lies here is named as it is in the tree. */
  readonly policies: string;
}

/** Runs something with fresh folders for parts of the tree, and removes them. */
export async function withTreeFolders<T>(
  env: Env,
  prefix: string,
  run: (folders: TreeFolders) => Promise<T>,
): Promise<T> {
  const folder = freshFolder(env, "gate57-policies-");
  const folders = { configuration: join(folder, "configuration"), policies: join(folder, "policies") };
  try {
    const named = { folder: folders.policies, prefix };
    return await withNamedFolder(named, () => run(folders));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a new folder, by its real path, that no step before could have filled. */
export function freshFolder(env: Env, prefix: string): string {
  const [parent = realpathSync(tmpdir())] = temporaryFolder(env);
  return mkdtempSync(join(parent, prefix));
}
