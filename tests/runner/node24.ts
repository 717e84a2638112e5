import { createRequire } from "node:module";
import { join } from "node:path";

/** Is the Node that starts Actions, or why there is none here. */
export type Node24 =
  | { readonly path: string; readonly missing?: never }
  | { readonly path?: never; readonly missing: string };

/** Is where the package that brings Node 24 stands: what it depends on is looked for from there. */
const from = createRequire(join(import.meta.dirname, "node24/package.json"));

/** Finds Node 24 as GitHub's runner has it: of the package for this platform, else the Node of this process. */
export function node24(platform = process.platform, arch = process.arch, version = process.version): Node24 {
  const path = packaged(`node-${platform}-${arch}`);
  if (path !== undefined) return { path };
  if (Number(/^v(\d+)/.exec(version)?.[1]) >= 24) return { path: process.execPath };
  return { missing: `no Node 24 for ${platform}-${arch}, and this is Node ${version}` };
}

function packaged(name: string): string | undefined {
  try {
    return from.resolve(`${name}/bin/node`);
  } catch {
    // `scripts/install-node24.mjs` installs it, where it runs.
    return undefined;
  }
}
