import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./root.mjs";

/**
 * Serves files from memory in place of those on the disk, so that one step of the generation reads what
 * the step before it made even when nothing is written.
 *
 * @param {ReadonlyMap<string, string>} files texts by path below the package's folder
 * @returns {import("esbuild").Plugin}
 */
export function filesFromMemory(files) {
  return {
    name: "files-from-memory",
    setup(build) {
      build.onResolve({ filter: /generated\// }, ({ path, resolveDir }) => {
        const target = relative(root, join(resolveDir, path));
        return files.has(target) ? { path: join(root, target) } : undefined;
      });
      build.onLoad({ filter: /generated/ }, ({ path }) => {
        const contents = files.get(relative(root, path));
        if (contents === undefined) return undefined;
        return { contents, loader: "default" };
      });
    },
  };
}

/**
 * Imports a TypeScript module of the core by bundling it first (Node 20 does not read TypeScript).
 *
 * @param {string} path below the package's folder
 * @param {ReadonlyMap<string, string>} [files] generated files that take the place of those on the disk
 * @returns {Promise<Record<string, unknown>>}
 */
export async function importTypeScript(path, files = new Map()) {
  const result = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    // The core runs in a browser; `yaml` for Node is CommonJS, which an ES module cannot bundle.
    platform: "browser",
    format: "esm",
    target: "node20",
    plugins: [filesFromMemory(files)],
    logLevel: "error",
  });
  const folder = await mkdtemp(join(tmpdir(), "gate57-"));
  try {
    const file = join(folder, "module.mjs");
    await writeFile(file, result.outputFiles[0]?.text ?? "");
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
